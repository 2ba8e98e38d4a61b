import type { Reason } from '@/utils/messaging/replies';

/** What a row says about the last thing the user did with it. Times are epoch ms. */
export type RowNote =
  | { readonly kind: 'copied' }
  | { readonly kind: 'fetching-direct' }
  | { readonly kind: 'copied-direct'; readonly expiresAt: number }
  | { readonly kind: 'in-grabber'; readonly asks: 'options' | 'password' }
  | { readonly kind: 'copy-failed' }
  | { readonly kind: 'failed'; readonly reason: Reason };

/** What the user can do with a row. */
export type RowAction =
  | 'copy-link'
  | 'copy-direct-link'
  | 'retry'
  | 'cancel'
  | 'remove'
  | 'look-in-folder'
  | 'dismiss-note';
