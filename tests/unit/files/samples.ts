import type { FileView, FolderContent, FolderRef } from '@/utils/messaging/files-protocol';
import { contentOf, ROOT } from '../components/folder-samples';

export const FILMS: FolderRef = { id: 3, name: 'Films' };

export function fileWith(name: string, change: Partial<FileView> = {}): FileView {
  return {
    url: `https://1fichier.com/?${name.replace(/\W/g, '').toLowerCase()}`,
    name,
    size: 1000,
    date: '2026-11-01 10:00:00',
    contentType: null,
    checksum: null,
    hasPassword: false,
    hasAccessList: false,
    ...change,
  };
}

/** `Films` and `Music` and three files. */
export function rootContent(change: Partial<FolderContent> = {}): FolderContent {
  return contentOf(
    [ROOT],
    { 3: 'Films', 4: 'Music' },
    { files: [fileWith('part 10.rar'), fileWith('part 2.rar'), fileWith('Été.txt')], ...change },
  );
}

export function filmsContent(change: Partial<FolderContent> = {}): FolderContent {
  return contentOf([ROOT, FILMS], { 31: '2020' }, { files: [fileWith('film.mkv')], ...change });
}
