import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { CopyButton } from '@/components/controls/CopyButton';
import { FileName } from '@/components/controls/FileName';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, DetailsView } from '@/components/files/acts/act-view';
import { failureText } from '@/components/files/acts/act-words';
import { dateText } from '@/components/files/file-words';
import { formatCount, formatSize } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import { safeText } from '@/utils/links/display-name';

type DetailsDialogProps = {
  readonly view: DetailsView;
  readonly copied: string | null;
  readonly actions: ActActions;
};

/** All that 1fichier tells of a file: at once what its folder told, then what it alone tells. */
export function DetailsDialog({ view, copied, actions }: DetailsDialogProps) {
  const { file, state } = view;
  const around = useSurroundings();
  const { locale } = around;
  const info = state.kind === 'read' ? state.info : null;
  const size = info?.size ?? file.size;
  const date = info?.date ?? file.date;
  const checksum = info?.checksum ?? file.checksum;
  const copyOf = (what: string, text: string | null, label: string) =>
    text ? (
      <CopyButton label={label} copied={copied === what} onPress={() => actions.copy(what, text)} />
    ) : null;
  const late = (text: string | null | undefined) => (info ? text || i18n.t('act_detail_none') : '…');
  return (
    <ActDialog title={i18n.t('act_details_title')} stage="details" isBusy={false} onClose={actions.close}>
      <strong class="act-subject">
        <FileName name={safeText(info?.name ?? file.name)} />
      </strong>
      <dl class="act-details">
        <Detail
          name={i18n.t('act_detail_link')}
          button={copyOf('link', file.url, i18n.t('action_copy_link'))}
        >
          {file.url}
        </Detail>
        <Detail name={i18n.t('column_size')}>
          {size === null ? '–' : `${formatSize(size, locale)} (${formatCount(size, locale)})`}
        </Detail>
        <Detail name={i18n.t('act_detail_date')}>
          {date === null ? '–' : i18n.t('act_detail_paris', [dateText(date, locale)])}
        </Detail>
        <Detail name={i18n.t('column_type')}>{info?.contentType ?? file.contentType ?? '–'}</Detail>
        <Detail
          name={i18n.t('act_detail_folder')}
          button={copyOf('path', info?.path ?? null, i18n.t('act_copy_path'))}
        >
          {info ? safeText(info.path ?? '–') : '…'}
        </Detail>
        <Detail name={i18n.t('password_label')}>
          {i18n.t((info ?? file).hasPassword ? 'act_detail_protected' : 'act_detail_open')}
        </Detail>
        <Detail name={i18n.t('act_detail_description')}>{late(info?.description)}</Detail>
        <Detail
          name={i18n.t('act_detail_checksum')}
          button={copyOf('checksum', checksum, i18n.t('act_copy_checksum'))}
        >
          <code>{checksum ?? '–'}</code>
        </Detail>
      </dl>
      <p class={`act-line ${state.kind === 'failed' ? 'bad' : 'quiet'}`} aria-live="polite">
        {state.kind === 'failed' && failureText({ reason: state.reason, isUnknown: false }, around)}
        {state.kind === 'reading' && i18n.t('asking')}
      </p>
      <div class="act-foot">
        {state.kind === 'failed' && (
          <Button label={i18n.t('action_try_again')} onPress={actions.readDetails} />
        )}
        <button type="button" class="button button-filled" data-first onClick={actions.close}>
          {i18n.t('action_close')}
        </button>
      </div>
    </ActDialog>
  );
}

type DetailProps = {
  readonly name: string;
  readonly button?: ComponentChildren;
  readonly children: ComponentChildren;
};

function Detail({ name, button, children }: DetailProps) {
  return (
    <div class="act-detail">
      <dt>{name}</dt>
      <dd>
        <bdi>{children}</bdi>
        {button}
      </dd>
    </div>
  );
}
