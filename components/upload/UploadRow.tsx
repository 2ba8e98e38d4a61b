import { Ban, CircleCheck, CircleHelp, CircleX, Clock, CloudUpload, RotateCw, X } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FileName } from '@/components/controls/FileName';
import { Icon } from '@/components/icon/Icon';
import { useSurroundings } from '@/components/texts/surroundings';
import type { UploadItem } from '@/components/upload/upload-item';
import { stageNote, stageWord, targetName } from '@/components/upload/upload-words';

export type UploadRowActions = {
  readonly onCancel: (key: string) => void;
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
};

type UploadRowProps = UploadRowActions & { readonly item: UploadItem; readonly active: boolean };

const ICONS = {
  waiting: Clock,
  starting: CloudUpload,
  sending: CloudUpload,
  checking: CircleHelp,
  'at-1fichier': CloudUpload,
  done: CircleCheck,
  failed: CircleX,
  unknown: CircleHelp,
  cancelled: Ban,
} as const;

/** One file on its way: name and place, how far it is, and what may be done about it. Of one height in every state. */
export function UploadRow({ item, active, onCancel, onRetry, onRemove }: UploadRowProps) {
  const { locale } = useSurroundings();
  const { stage, can, key } = item;
  const tabIndex = active ? 0 : -1;
  const note = stageNote(item, locale);
  const isSending = stage.kind === 'sending';
  return (
    <div class={`upload-row upload-${stage.kind}`}>
      <span class="upload-icon">
        <Icon node={ICONS[stage.kind]} />
      </span>
      <div class="upload-name">
        <FileName name={item.name} />
        <span class="upload-target quiet" title={targetName(item)}>
          {i18n.t('upload_into', [targetName(item)])}
        </span>
      </div>
      <p class="upload-note" title={note}>
        <span class="upload-word">{stageWord(stage)}</span>
        {` · ${note}`}
      </p>
      {(isSending || stage.kind === 'starting') && (
        <progress
          class="run-bar"
          aria-label={i18n.t('upload_progress_of', [item.name])}
          aria-valuetext={note}
          max={item.size || 1}
          value={isSending ? stage.sent : 0}
        />
      )}
      <div class="upload-actions">
        {can.retry && (
          <Button
            look="icon"
            icon={RotateCw}
            label={i18n.t('action_retry')}
            tabIndex={tabIndex}
            onPress={() => onRetry(key)}
          />
        )}
        {can.cancel && (
          <Button
            look="icon"
            icon={Ban}
            label={i18n.t('action_cancel')}
            tabIndex={tabIndex}
            onPress={() => onCancel(key)}
          />
        )}
        {can.remove && (
          <Button
            look="icon"
            icon={X}
            label={i18n.t('action_remove')}
            tabIndex={tabIndex}
            onPress={() => onRemove(key)}
          />
        )}
      </div>
    </div>
  );
}
