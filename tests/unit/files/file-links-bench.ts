import { signal } from '@preact/signals';
import { vi } from 'vitest';
import type { FileEntry, FileRowEntry } from '@/components/files/file-entry';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { type Answers, fakeAsk } from '../components/fake-ask';
import { SETTINGS } from '../components/samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { createFileLinks } = await import('@/entrypoints/files/links/create-file-links');

export const LIFE_MS = 5 * 60_000;
export const FILES = ['film.mkv', 'notes.txt', 'film.mkv'].map((name, place): FileRowEntry => {
  const url = `https://1fichier.com/?abcdefghi${place}`;
  const rest = { date: null, contentType: null, checksum: null, hasPassword: false, hasAccessList: false };
  return { kind: 'file', key: `file/${url}`, file: { url, name, size: 10, ...rest } };
});
export const [FILM, NOTES] = FILES as [FileRowEntry, FileRowEntry];
export const FOLDER: FileEntry = {
  kind: 'folder',
  key: 'folder/1',
  folder: { id: 1, name: 'Films', date: null, hasPassword: false },
};
export const refused = (
  code: 'password-required' | 'not-found' | 'storage',
): ReplyOf<'directLinkOf'> & { ok: false } => ({
  ok: false,
  reason: { code, words: null, until: null },
});

/** The links of three files, two of one name, without a page. */
export function benchWith(
  answers: Answers = {},
  { canCopy = true, isAllowed = true, isPrivate = false } = {},
) {
  const copied: string[] = [];
  const saved: { name: string; text: string }[] = [];
  const said: { text: string; isBad: boolean }[] = [];
  const picked = signal<readonly FileEntry[]>([]);
  const isDialogOpen = signal(false);
  let changed = (_topic: { topic: 'settings'; version: number }) => {};
  const background = fakeAsk({
    readSettings: () => ({ ok: true, value: SETTINGS }),
    readAria2: () => ({ ok: true, value: { address: null, hasSecret: false } }),
    directLinkOf: ({ url }) => ({
      ok: true,
      value: { url: `https://a-1.1fichier.com/p${url.at(-1)}`, expiresAt: Date.now() + LIFE_MS },
    }),
    handOff: () => ({ ok: true, value: null }),
    ...answers,
  });
  const requestDownloads = vi.fn(async () => isAllowed);
  const links = createFileLinks({
    ask: background.ask,
    page: {
      picked,
      say: (text, isBad = false) => said.push({ text, isBad }),
      announce: () => {},
    },
    isDialogOpen: () => isDialogOpen.value,
    copy: async (text) => {
      if (canCopy) copied.push(text);
      return canCopy;
    },
    saveFile: (file) => saved.push(file),
    onChanged: (listen) => {
      changed = listen;
    },
    requestDownloads,
    requestAria2: async () => isAllowed,
    isPrivate: async () => isPrivate,
    clock: Date.now,
    locale: 'en-GB',
  });
  links.start();
  return {
    isDialogOpen,
    links,
    picked,
    copied,
    saved,
    said,
    requestDownloads,
    change: () => changed({ topic: 'settings', version: 1 }),
    ...background,
  };
}
export const settle = () => vi.advanceTimersByTimeAsync(0);
