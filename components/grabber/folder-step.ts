import type { Reason } from '@/utils/messaging/replies';

/** How far a public folder is on its way into the grabber. */
export type FolderStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'permission'; readonly isDeclined: boolean }
  | { readonly kind: 'reading' }
  | { readonly kind: 'password'; readonly isWrong: boolean }
  | { readonly kind: 'failed'; readonly reason: Reason };
