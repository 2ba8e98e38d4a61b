import type { Reason } from '@/utils/messaging/protocol';

export type SettingName = 'folder' | 'batchSize' | 'notifications';

/** What the last change of a setting came to; shown beside that setting. */
export type SavedMark =
  | { readonly setting: SettingName; readonly kind: 'saved' }
  | { readonly setting: SettingName; readonly kind: 'failed'; readonly reason: Reason }
  | { readonly setting: 'batchSize'; readonly kind: 'wrong-number' };
