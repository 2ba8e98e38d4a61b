import type { Reason } from '@/utils/messaging/replies';

/** How far the check of links is. */
export type HealthRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly checked: number; readonly total: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'stopped'; readonly reason: Reason };
