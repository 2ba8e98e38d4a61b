import { signal } from '@preact/signals';
import { vi } from 'vitest';
import type { FileEntry, FileRowEntry, FolderEntry } from '@/components/files/file-entry';
import type { FileView, FolderContent, FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';
import { type Answers, fakeAsk } from '../../components/fake-ask';
import { contentOf, ROOT } from '../../components/folder-samples';
import { NOW } from '../../components/samples';

vi.mock('#i18n', async () => (await import('../../components/english-texts')).englishI18n());
const { createFileActs } = await import('@/entrypoints/files/acts/create-file-acts');

export const urlOf = (name: string) => `https://1fichier.com/?${name.replace(/\W/g, '')}`;

export function fileEntry(name: string, change: Partial<FileView> = {}): FileRowEntry {
  const url = urlOf(name);
  const file: FileView = {
    url,
    name,
    size: 10,
    date: null,
    contentType: null,
    checksum: null,
    hasPassword: false,
    hasAccessList: false,
    ...change,
  };
  return { kind: 'file', key: `file/${url}`, file };
}

export function folderEntry(id: number, name: string): FolderEntry {
  return { kind: 'folder', key: `folder/${id}`, folder: { id, name, date: null, hasPassword: false } };
}

export const reason = (code: Reason['code'], until: number | null = null): Reason => ({
  code,
  words: null,
  until,
});
export const refused = (code: Reason['code'], until: number | null = null) => ({
  ok: false as const,
  reason: reason(code, until),
});
export const done = <T>(value: T) => ({ ok: true as const, value });
export const reported = (
  doneUrls: readonly string[],
  failed: readonly { url: string; reason: Reason; isUnknown: boolean }[] = [],
) => done({ done: [...doneUrls], failed: [...failed] });

const HERE: FolderRef = { id: 1, name: 'Here' };

/** The acts over a folder `Here` with the folders `Films` (3) and `Music` (4). */
export function startActs(
  answers: Answers = {},
  content: FolderContent = contentOf([ROOT, HERE], { 3: 'Films', 4: 'Music' }),
) {
  const say = vi.fn();
  const lookAgain = vi.fn();
  const time = { now: NOW };
  const shown = signal<readonly FileEntry[]>([]);
  const copied: string[] = [];
  const background = fakeAsk({
    listFolder: ({ folderId }) => done(contentOf([ROOT, { id: folderId, name: null }], {})),
    knownFolders: () => done({ known: [], recent: [], pinned: [] }),
    ...answers,
  });
  const acts = createFileActs({
    ask: background.ask,
    page: {
      here: signal(HERE),
      content: signal(content),
      picked: signal([]),
      shown,
      unpick: vi.fn(),
      openFolder: vi.fn(),
      lookAgain,
      say,
      announce: vi.fn(),
    },
    copy: async (text) => {
      copied.push(text);
      return true;
    },
    clock: () => time.now,
    locale: 'en-GB',
  });
  const dialog = () => acts.dialog.value;
  /** Waits until nothing is on its way any more. */
  const settled = () =>
    vi.waitFor(() => {
      const now = dialog();
      const isBusy =
        now?.kind === 'work' ||
        (now?.kind === 'name' && now.isBusy) ||
        (now?.kind === 'share' && now.state !== 'ready') ||
        (now?.kind === 'details' && now.state.kind === 'reading');
      if (isBusy) throw new Error('under way');
    });
  return { acts, shown, time, ...acts, dialog: dialog, settled, say, lookAgain, copied, ...background };
}
