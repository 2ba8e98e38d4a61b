import type { Reason, SendReport } from '@/utils/messaging/replies';

/** How sending the picked links stands. */
export type SendPickedState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly count: number }
  | { readonly kind: 'sent'; readonly report: SendReport }
  | { readonly kind: 'failed'; readonly reason: Reason };
