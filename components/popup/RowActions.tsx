import { Ban, ChevronDown, FileDown, FolderOpen, KeyRound, RotateCw, X } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { CopyButton } from '@/components/controls/CopyButton';
import type { RowAction, RowNote } from '@/components/popup/row-note';
import type { TransferView } from '@/utils/messaging/protocol';

type RowActionsProps = {
  readonly item: TransferView;
  readonly note: RowNote | undefined;
  readonly active: boolean;
  /** The row has the field for the password: all but to leave it waits. */
  readonly asks: boolean;
  /** Null: the row has nothing to unfold. */
  readonly expanded: boolean | null;
  readonly onToggle: () => void;
  readonly onAction: (action: RowAction) => void;
};

/** The buttons of one row, in one fixed order, each only where it applies. */
export function RowActions({ item, note, active, asks, expanded, onToggle, onAction }: RowActionsProps) {
  const { can, doubt } = item;
  const tabIndex = active ? 0 : -1;
  const fetching = note?.kind === 'fetching-direct';
  const plain = { look: 'icon', tabIndex } as const;
  return (
    <div class="row-actions">
      {can.copyLink && (
        <CopyButton
          label={i18n.t('action_copy_link')}
          copied={note?.kind === 'copied'}
          tabIndex={tabIndex}
          onPress={() => onAction('copy-link')}
        />
      )}
      {can.copyDirectLink && (
        <Button
          {...plain}
          icon={FileDown}
          label={i18n.t('action_copy_direct_link')}
          busy={fetching}
          onPress={() => onAction('copy-direct-link')}
        />
      )}
      {can.lookInFolder && (
        <Button
          {...plain}
          icon={FolderOpen}
          label={i18n.t('action_look_in_folder')}
          onPress={() => onAction('look-in-folder')}
        />
      )}
      {can.enterPassword && !asks && (
        <Button
          {...plain}
          icon={KeyRound}
          label={i18n.t('action_enter_password')}
          onPress={() => onAction('ask-password')}
        />
      )}
      {can.retry && !asks && (
        <Button
          {...plain}
          icon={RotateCw}
          label={i18n.t(doubt === null ? 'action_retry' : 'action_send_again')}
          onPress={() => onAction('retry')}
        />
      )}
      {expanded !== null && !asks && (
        <Button
          {...plain}
          icon={ChevronDown}
          label={i18n.t('action_details')}
          expanded={expanded}
          onPress={onToggle}
        />
      )}
      {asks && (
        <Button
          {...plain}
          icon={Ban}
          label={i18n.t('action_cancel')}
          onPress={() => onAction('leave-password')}
        />
      )}
      {can.cancel && (
        <Button {...plain} icon={Ban} label={i18n.t('action_cancel')} onPress={() => onAction('cancel')} />
      )}
      {can.remove && (
        <Button {...plain} icon={X} label={i18n.t('action_remove')} onPress={() => onAction('remove')} />
      )}
    </div>
  );
}
