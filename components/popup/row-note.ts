import type { TransferView } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

/** What a row says about the last thing the user did with it. Times are epoch ms. */
export type RowNote =
  | { readonly kind: 'copied' }
  | { readonly kind: 'fetching-direct' }
  | { readonly kind: 'copied-direct'; readonly expiresAt: number }
  | { readonly kind: 'in-grabber'; readonly asks: 'options' | 'password' }
  | { readonly kind: 'copy-failed' }
  /** The password was entered, and what 1fichier says is not known yet. */
  | { readonly kind: 'password-sent' }
  /** The user wants to enter the password, or not now. */
  | { readonly kind: 'password'; readonly isAsked: boolean }
  /** `wasPassword`: the password did not go out, or came to nothing; it does not go on by itself. */
  | { readonly kind: 'failed'; readonly reason: Reason; readonly wasPassword?: true };

/** What the user can do with a row. */
export type RowAction =
  | 'copy-link'
  | 'copy-direct-link'
  | 'retry'
  | 'cancel'
  | 'remove'
  | 'look-in-folder'
  | 'ask-password'
  | 'leave-password'
  | 'dismiss-note';

/** Does the row have the field for the password? By itself, where that is what 1fichier wants. */
export function asksPassword({ can, reason }: TransferView, note: RowNote | undefined): boolean {
  if (!can.enterPassword) return false;
  return note?.kind === 'password' ? note.isAsked : reason?.code !== 'not-allowed';
}

/** The row as it shows once the user has entered the password: on its way, whatever was before. */
export function afterEntering(item: TransferView, note: RowNote | undefined): TransferView {
  if (note?.kind !== 'password-sent' || !item.can.enterPassword) return item;
  return {
    ...item,
    state: 'sending',
    reason: null,
    can: { ...item.can, retry: false, enterPassword: false },
  };
}
