import { LoaderCircle, Square } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, WorkView } from '@/components/files/acts/act-view';
import { progressText, workText } from '@/components/files/acts/act-words';
import { Icon } from '@/components/icon/Icon';
import { useSurroundings } from '@/components/texts/surroundings';

type WorkDialogProps = { readonly view: WorkView; readonly actions: ActActions };

/** Says what is under way, and how far it is where it takes several calls, which can be stopped between two of them. */
export function WorkDialog({ view, actions }: WorkDialogProps) {
  const { act, total, canStop, isStopping, unsent } = view;
  const { locale } = useSurroundings();
  return (
    <ActDialog title={workText(act, total, locale)} stage="work" isBusy onClose={actions.close}>
      <p class="act-line act-working quiet" role="status">
        <Icon node={LoaderCircle} spin />
        {progressText(view, locale)}
      </p>
      {canStop && (
        <div class="act-foot">
          <Button
            icon={Square}
            label={i18n.t('act_stop')}
            disabled={isStopping || unsent === 0}
            onPress={actions.stop}
          />
        </div>
      )}
    </ActDialog>
  );
}
