import type { Silence } from '@/components/page/silence';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { HoldView, Status } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';
import type { TransferFilter } from '@/utils/transfers/screen-schema';

/** What fills the middle of the popup. */
export type PopupScreen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'broken'; readonly silence: Silence }
  | { readonly kind: 'needs-key' }
  | { readonly kind: 'empty'; readonly filter: TransferFilter }
  | { readonly kind: 'list' };

export type LostCount = NonNullable<Status['lost']>;

/** The strip at the foot of the popup: what failed, why nothing goes out, or what else the user should know; one at a time. */
export type Notice =
  | { readonly kind: 'broken'; readonly silence: Silence }
  /** The browser has lost links. */
  | { readonly kind: 'lost'; readonly lost: LostCount }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'no-permission' }
  | { readonly kind: 'hold'; readonly hold: HoldView }
  | { readonly kind: 'offline' }
  /** The same on the files page, from which no link goes out. */
  | { readonly kind: 'offline-files' }
  | { readonly kind: 'unreadable'; readonly count: number }
  | { readonly kind: 'estimated-end'; readonly at: number }
  | ActFailure;

/** Why the last thing that the user asked for, other than of one row, was not done. Stays until it is put away. */
export type ActFailure =
  | { readonly kind: 'copy-failed' }
  | { readonly kind: 'act-failed'; readonly reason: Reason };

/** What the page knows; null: not answered yet. */
export type PopupKnowledge = {
  readonly status: Status | null;
  /** Rows under the present filter. */
  readonly total: number | null;
  readonly filter: TransferFilter;
  /** Why the last question to the background went unanswered; null: it did not. */
  readonly silent: Silence | null;
};

export function popupScreen({ status, total, filter, silent }: PopupKnowledge): PopupScreen {
  if (total === null) return silent ? { kind: 'broken', silence: silent } : { kind: 'loading' };
  if (total > 0) return { kind: 'list' };
  if (filter === 'all' && status?.hasKey === false) return { kind: 'needs-key' };
  return { kind: 'empty', filter };
}

const ABOUT_BEING_OFFLINE: readonly ErrorCode[] = ['offline', 'network'];

/** Whose links these are is asked before what becomes of those that are missing. */
export const lostToTell = ({ lost, hold }: Status): LostCount | null =>
  hold?.code === 'other-profile' ? null : lost;

/** The most pressing notice; null when all is well. What the screen says elsewhere, a pause for one, is not said twice. */
export function popupNotice(knowledge: PopupKnowledge): Notice | null {
  const { status, silent } = knowledge;
  const screen = popupScreen(knowledge).kind;
  if (silent) return screen === 'broken' ? null : { kind: 'broken', silence: silent };
  if (!status) return null;
  if (status.hold?.code === 'other-profile') return { kind: 'hold', hold: status.hold };
  const lost = lostToTell(status);
  if (lost) return { kind: 'lost', lost };
  if (!status.hasKey) return screen === 'needs-key' ? null : { kind: 'no-key' };
  if (!status.hasHostPermission) return { kind: 'no-permission' };
  const hold = status.hold?.action === 'resume' ? null : status.hold;
  if (hold && !(ABOUT_BEING_OFFLINE.includes(hold.code) && !status.online)) return { kind: 'hold', hold };
  if (!status.online) return { kind: 'offline' };
  if (status.unreadable > 0) return { kind: 'unreadable', count: status.unreadable };
  const { estimatedEnd, progress } = status;
  return estimatedEnd === null || progress !== null ? null : { kind: 'estimated-end', at: estimatedEnd };
}
