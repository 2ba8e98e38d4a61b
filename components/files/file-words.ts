import { i18n } from '#i18n';
import { entryName } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { formatCalendarDay } from '@/components/texts/format';
import { safeText } from '@/utils/links/display-name';
import { extensionOf, kindOfExtension, type LinkKind } from '@/utils/links/grab/file-kinds';

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?/;

/** A name as it is shown: nothing in it can reorder or hide other text. */
export function shownName(entry: FileEntry): string {
  return safeText(entryName(entry)) || i18n.t('files_unnamed');
}

export function fileKind(name: string): LinkKind {
  return kindOfExtension(extensionOf(name)) ?? 'other';
}

/** The kind of a file in a word; of one whose name tells none, what 1fichier says of its content. */
export function typeWord(entry: FileEntry): string {
  if (entry.kind === 'folder') return i18n.t('files_folder');
  const kind = fileKind(entry.file.name);
  if (kind !== 'other') return i18n.t(`${kind}_kind`);
  return entry.file.contentType ?? '';
}

/** The day of a date as 1fichier writes it, which is Paris time. */
export function dayText(date: string | null, locale: string): string {
  const [, day] = DATE.exec(date ?? '') ?? [];
  return day === undefined ? (date ?? '') : formatCalendarDay(day, locale);
}

/** The whole of a date, with its hour as 1fichier writes it. */
export function dateText(date: string | null, locale: string): string {
  const hour = DATE.exec(date ?? '')?.[2];
  return [dayText(date, locale), hour].filter(Boolean).join(' ');
}
