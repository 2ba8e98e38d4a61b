import type { ReadonlySignal } from '@preact/signals';
import { i18n } from '#i18n';
import { FileLinksDialog } from '@/components/files/links/FileLinksDialog';
import { LinkTools } from '@/components/files/links/LinkTools';
import { workbenchProps } from '@/components/workbench/workbench-props';
import type { FileLinks } from '@/entrypoints/files/links/create-file-links';
import type { Status } from '@/utils/messaging/protocol';

type FileLinksPanelProps = {
  readonly links: FileLinks;
  readonly status: ReadonlySignal<Status | null>;
  readonly onOptions: () => void;
};

/** The workbench over the list, while it is open. */
export function FileLinksPanel({ links, status, onOptions }: FileLinksPanelProps) {
  const { workbench, copying } = links;
  if (!workbench.isOpen.value) return null;
  return (
    <FileLinksDialog
      workbench={workbenchProps(workbench, {
        copying,
        cdnCredits: status.value?.account?.cdnCredits ?? null,
        backLabel: i18n.t('filelinks_back'),
        onOptions,
      })}
      line={links.said.value}
      announcement={links.announcement.value}
    />
  );
}

/** What the bar of the picked rows offers for their links. */
export function FileLinkTools({ links }: { readonly links: FileLinks }) {
  const { workbench, copying } = links;
  return (
    <LinkTools
      files={links.picked.value.length}
      shape={copying.shape.value}
      directLinks={workbench.items.value.length}
      onCopyAs={() => void links.copyAs()}
      onShape={copying.chooseShape}
      onSave={links.save}
      onShowDirectLinks={workbench.reopen}
    />
  );
}
