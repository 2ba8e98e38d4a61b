import type { ReadonlySignal } from '@preact/signals';
import { i18n } from '#i18n';
import { DropVeil } from '@/components/upload/DropVeil';
import { UploadPanel } from '@/components/upload/UploadPanel';
import type { CopyState } from '@/components/workbench/copy-state';
import type { FileChooser } from '@/entrypoints/files/upload/file-chooser';
import type { Uploads } from '@/entrypoints/files/upload/uploads';
import type { FolderRef } from '@/utils/messaging/files-protocol';

type UploadsAppProps = {
  readonly uploads: Uploads;
  readonly chooser: FileChooser;
  readonly copying: CopyState;
  readonly isDragging: ReadonlySignal<boolean>;
  readonly here: ReadonlySignal<FolderRef>;
};

/** Joins what is known of the uploads to what is shown of them. */
export function UploadsApp({ uploads, chooser, copying, isDragging, here }: UploadsAppProps) {
  const { options } = uploads;
  return (
    <>
      {uploads.isShown.value && (
        <UploadPanel
          items={uploads.items.value}
          sum={uploads.sum.value}
          isPaused={uploads.isPaused.value}
          stop={uploads.stop.value}
          isFolded={uploads.isFolded.value}
          needsPermission={uploads.needsPermission.value}
          optionsForm={
            options.isShown.value
              ? {
                  options: options.options.value,
                  problem: options.problem.value,
                  isTyping: options.isTyping.value,
                  onType: uploads.typeOptions,
                  onSettle: uploads.settleOptions,
                }
              : null
          }
          rowActions={{ onCancel: uploads.cancel, onRetry: uploads.retry, onRemove: uploads.remove }}
          end={{
            shape: copying.shape.value,
            retriable: uploads.retriable.value,
            onShape: copying.chooseShape,
            onCopy: () => void copying.copyLinks(uploads.done()),
            onSave: () => copying.saveLinks(uploads.done(), i18n.t('upload_title')),
            onRetryAll: uploads.retryAll,
            onClear: uploads.clear,
          }}
          onFold={uploads.fold}
          onOptions={uploads.toggleOptions}
          onPickFolder={chooser.chooseFolder}
          onAllow={() => void uploads.allow()}
          onPause={uploads.togglePause}
          onCancelAll={uploads.cancelAll}
        />
      )}
      {isDragging.value && <DropVeil folder={here.value} />}
    </>
  );
}
