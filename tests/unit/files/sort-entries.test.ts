import { describe, expect, it, vi } from 'vitest';
import { entriesOf, entryKey, entryName } from '@/components/files/entries';
import type { FileColumn } from '@/components/files/files-sort';
import { filterEntries } from '@/components/files/filter-entries';
import { nameOrder } from '@/utils/names/name-order';
import { contentOf, ROOT } from '../components/folder-samples';
import { fileWith } from './samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { typeWord } = await import('@/components/files/file-words');
const { sortEntries } = await import('@/components/files/sort-entries');

const CONTENT = contentOf(
  [ROOT],
  { 7: 'zoo', 8: 'Bar' },
  {
    files: [
      fileWith('part 10.rar', { size: 5, date: '2026-01-02 00:00:00', contentType: 'b/b' }),
      fileWith('part 2.rar', { size: 700, date: null, contentType: 'a/a', hasPassword: true }),
      fileWith('Élan.txt', { size: null, date: '2026-11-01 10:00:00', hasAccessList: true }),
    ],
  },
);
const entries = entriesOf(CONTENT);
const order = nameOrder('en');
const sorted = (by: FileColumn, isDown = false) => sortEntries(entries, { by, isDown }, order).map(entryName);

describe('the rows of a folder', () => {
  it('have keys that are unlike and stay through renaming', () => {
    const renamed = entriesOf({
      ...CONTENT,
      files: CONTENT.files.map((file) => ({ ...file, name: 'other' })),
      folders: CONTENT.folders.map((folder) => ({ ...folder, name: 'other' })),
    });
    expect(renamed.map(entryKey)).toEqual(entries.map(entryKey));
    expect(new Set(entries.map(entryKey)).size).toBe(entries.length);
  });

  it.each<[FileColumn, boolean, string[]]>([
    ['name', false, ['Bar', 'zoo', 'Élan.txt', 'part 2.rar', 'part 10.rar']],
    ['name', true, ['zoo', 'Bar', 'part 10.rar', 'part 2.rar', 'Élan.txt']],
    ['size', false, ['Bar', 'zoo', 'part 10.rar', 'part 2.rar', 'Élan.txt']],
    ['size', true, ['Bar', 'zoo', 'part 2.rar', 'part 10.rar', 'Élan.txt']],
    ['date', false, ['Bar', 'zoo', 'part 10.rar', 'Élan.txt', 'part 2.rar']],
    ['type', false, ['Bar', 'zoo', 'part 2.rar', 'part 10.rar', 'Élan.txt']],
    ['protection', false, ['Bar', 'zoo', 'part 2.rar', 'Élan.txt', 'part 10.rar']],
  ])('are sorted by %s (down: %s), folders first and the unknown last', (by, isDown, names) => {
    expect(sorted(by, isDown)).toEqual(names);
  });

  it('are sorted by the word that stands under their type, not by what it is made from', () => {
    const files = [
      fileWith('film.mkv', { contentType: 'a/a' }),
      fileWith('notes', { contentType: null }),
      fileWith('pack.rar', { contentType: 'z/z' }),
      fileWith('data', { contentType: 'm/m' }),
    ];
    const byType = sortEntries(entriesOf({ folders: [], files }), { by: 'type', isDown: false }, order);
    expect(byType.map(typeWord)).toEqual(['Archive', 'm/m', 'Video', '']);
  });

  it('are filtered by every word, whatever case and accents', () => {
    const names = (text: string) => filterEntries(entries, text).map(entryName);
    expect(names('RAR par')).toEqual(['part 10.rar', 'part 2.rar']);
    expect(names('elan')).toEqual(['Élan.txt']);
    expect(names('E\u0301lan')).toEqual(['Élan.txt']);
    expect(names(' ')).toHaveLength(5);
    expect(names('rar zoo')).toEqual([]);
  });
});
