import { File, Folder } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FileName } from '@/components/controls/FileName';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, FailedEntry, ReportView } from '@/components/files/acts/act-view';
import { failureText, reportLine } from '@/components/files/acts/act-words';
import { shownName } from '@/components/files/file-words';
import { Icon } from '@/components/icon/Icon';
import { VirtualList } from '@/components/list/VirtualList';
import { useSurroundings } from '@/components/texts/surroundings';

type ReportDialogProps = { readonly view: ReportView; readonly actions: ActActions };

const keyOf = ({ entry }: FailedEntry) => entry.key;

/** What was not done, each with its reason and the next step; and how much was. */
export function ReportDialog({ view, actions }: ReportDialogProps) {
  const around = useSurroundings();
  return (
    <ActDialog title={i18n.t('act_report_title')} stage="report" isBusy={false} onClose={actions.close}>
      <p class="act-line" role="alert">
        {reportLine(view, around.locale)}
      </p>
      <div class="act-report">
        <VirtualList
          label={i18n.t('act_report_list')}
          items={view.failed}
          total={view.failed.length}
          keyOf={keyOf}
          renderRow={(failed) => {
            const why = failureText(failed, around);
            return (
              <div class="act-failed">
                <Icon node={failed.entry.kind === 'file' ? File : Folder} />
                <div class="act-failed-text">
                  <FileName name={shownName(failed.entry)} />
                  <p class={failed.isUnknown ? 'warn' : 'bad'} title={why}>
                    {why}
                  </p>
                </div>
              </div>
            );
          }}
        />
      </div>
      <div class="act-foot">
        {view.canChooseAnother && (
          <Button label={i18n.t('act_choose_another')} onPress={actions.chooseAnother} />
        )}
        {view.canTryAgain && <Button label={i18n.t('action_try_again')} onPress={actions.tryAgain} />}
        <button type="button" class="button button-filled" data-first onClick={actions.close}>
          {i18n.t('action_close')}
        </button>
      </div>
    </ActDialog>
  );
}
