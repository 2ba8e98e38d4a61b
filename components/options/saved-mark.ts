import type { NumberSetting } from '@/components/options/number-fields';
import type { DirectOptions } from '@/utils/links/direct-options';
import type { Reason } from '@/utils/messaging/replies';

export type SettingName = 'folder' | 'notifications' | 'askDirect' | keyof DirectOptions | NumberSetting;

/** What the last change of a setting came to; shown beside that setting. */
export type SavedMark =
  | { readonly setting: SettingName; readonly kind: 'saved' }
  | { readonly setting: SettingName; readonly kind: 'failed'; readonly reason: Reason }
  | { readonly setting: NumberSetting; readonly kind: 'wrong-number' };
