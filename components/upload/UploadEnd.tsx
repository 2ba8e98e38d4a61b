import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import type { UploadSum } from '@/components/upload/upload-item';
import { ShapeSelect } from '@/components/workbench/ShapeSelect';
import type { Shape } from '@/utils/links/shapes/format-links';

export type UploadEndProps = {
  readonly sum: UploadSum;
  readonly shape: Shape;
  /** Failed ones that may be sent again. */
  readonly retriable: number;
  readonly onShape: (shape: Shape) => void;
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onRetryAll: () => void;
  readonly onClear: () => void;
};

/** What can be done with the uploads that have ended. */
export function UploadEnd(props: UploadEndProps) {
  const nothing = props.sum.done === 0;
  return (
    <div class="uploads-end">
      <Button label={i18n.t('upload_copy_links')} disabled={nothing} onPress={props.onCopy} />
      <ShapeSelect label={i18n.t('upload_shape')} shape={props.shape} onShape={props.onShape} />
      <Button look="plain" label={i18n.t('action_save_file')} disabled={nothing} onPress={props.onSave} />
      <span class="uploads-gap" />
      {props.retriable > 1 && (
        <Button look="plain" label={i18n.t('action_retry_failed')} onPress={props.onRetryAll} />
      )}
      <Button look="plain" label={i18n.t('upload_clear')} onPress={props.onClear} />
    </div>
  );
}
