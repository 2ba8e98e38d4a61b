import type { Reason, SendReport } from '@/utils/messaging/replies';

/** How sending the picked links stands. */
export type SendPickedState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly count: number }
  | { readonly kind: 'sent'; readonly report: SendReport }
  /** The first ones are stored; `rest` of them are not, and stay picked. */
  | { readonly kind: 'cut'; readonly report: SendReport; readonly rest: number; readonly reason: Reason }
  | { readonly kind: 'failed'; readonly reason: Reason };
