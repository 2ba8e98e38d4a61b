import { Pin, PinOff } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import type { FolderRowState } from '@/components/folders/FolderRow';
import type { FolderRef } from '@/utils/messaging/files-protocol';

type PinButtonProps = FolderRowState & { readonly onPin: (folder: FolderRef, isPinned: boolean) => void };

/** Puts a folder into the context menu, or takes it out. */
export function PinButton({ content, active, pinned, onPin }: PinButtonProps) {
  return (
    <Button
      look="icon"
      icon={pinned ? PinOff : Pin}
      label={i18n.t(pinned ? 'folder_unpin' : 'folder_pin')}
      tooltip={i18n.t(pinned ? 'folder_unpin' : 'folder_pin_hint')}
      tabIndex={active ? 0 : -1}
      onPress={() => onPin(content.folder, !pinned)}
    />
  );
}
