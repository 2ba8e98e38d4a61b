import { i18n } from '#i18n';
import type { FileEntry } from '@/components/files/file-entry';
import { formatSize } from '@/components/texts/format';
import { countText } from '@/components/texts/plural';

/** How much is picked, with the size of its files as far as it is known; or how to pick. */
export function pickedEntriesLine(picked: readonly FileEntry[], hidden: number, locale: string): string {
  if (picked.length === 0) return i18n.t('files_picked_none');
  const sizes = picked.flatMap((entry) =>
    entry.kind === 'file' && entry.file.size !== null ? [entry.file.size] : [],
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return [
    countText('picked', picked.length, locale),
    hidden > 0 && countText('picked_hidden', hidden, locale),
    sizes.length > 0 && formatSize(bytes, locale),
  ]
    .filter(Boolean)
    .join(' · ');
}
