import { i18n } from '#i18n';
import { formatSize } from '@/components/texts/format';
import type { AccountView } from '@/utils/messaging/protocol';

type Storage = Pick<
  AccountView,
  'hotStorage' | 'coldStorage' | 'availableStorage' | 'allowedColdStorage' | 'availableColdStorage'
>;

/** One kind of storage: how much of it is used, 0 to 1, as far as 1fichier told, and the same in words. */
export type StorageBar = {
  readonly kind: 'hot' | 'cold';
  /** Null when the whole is unknown, or nothing. */
  readonly share: number | null;
  readonly text: string;
};

/** Hot and cold storage; one of which 1fichier tells nothing is left out. */
export function storageBars(account: Storage, locale: string): readonly StorageBar[] {
  const { hotStorage, coldStorage, availableStorage, allowedColdStorage, availableColdStorage } = account;
  const coldFree = availableColdStorage ?? restOf(allowedColdStorage, coldStorage);
  return [
    ...bar('hot', hotStorage, availableStorage, null, locale),
    ...bar('cold', coldStorage, coldFree, allowedColdStorage, locale),
  ];
}

function restOf(whole: number | null, used: number | null): number | null {
  return whole === null || used === null ? null : Math.max(0, whole - used);
}

/** `allowed`: the whole as 1fichier tells it; null: what is used and what is free. */
function bar(
  kind: StorageBar['kind'],
  used: number | null,
  free: number | null,
  allowed: number | null,
  locale: string,
): StorageBar[] {
  if (used === null && free === null) return [];
  const whole = allowed ?? (used === null || free === null ? null : used + free);
  const share = used !== null && whole !== null && whole > 0 ? Math.min(1, used / whole) : null;
  return [{ kind, share, text: storageText(used, free, locale) }];
}

/** How much is used and free, as far as it is known; both unknown give the empty text. */
export function storageText(used: number | null, free: number | null, locale: string): string {
  const usedText = used === null ? '' : formatSize(used, locale);
  const freeText = free === null ? '' : formatSize(free, locale);
  if (usedText && freeText) return i18n.t('storage_used_free', [usedText, freeText]);
  if (usedText) return i18n.t('storage_used', [usedText]);
  return freeText && i18n.t('storage_free', [freeText]);
}
