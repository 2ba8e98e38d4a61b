import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryName } from '@/components/files/entries';
import { LIMIT_MS, ROOT } from '../components/folder-samples';
import { ACCOUNT, NOW, statusWith } from '../components/samples';
import { FILMS, fileWith, filmsContent, rootContent } from './samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { listed, startFiles } = await import('./start-files');

const MINUTE_MS = 60_000;
const gone = { ok: false, reason: { code: 'folder-not-found', words: null, until: null } } as const;
const offline = { ok: false, reason: { code: 'offline', words: null, until: null } } as const;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const shown = ({ page }: Awaited<ReturnType<typeof startFiles>>) => page.entries.shown.value.map(entryName);
const treeNames = ({ page }: Awaited<ReturnType<typeof startFiles>>) =>
  page.tree.rows.value.map(({ content }) => (content.kind === 'folder' ? content.folder.name : content.kind));

describe('the open folder', () => {
  it('is the one in the address, and costs one question, which the tree learns from', async () => {
    const files = await startFiles();
    expect(files.reads()).toEqual(['0']);
    expect(files.payloadsOf('listFolder')).toHaveLength(1);
    expect(shown(files)).toEqual(['Films', 'Music', 'Été.txt', 'part 2.rar', 'part 10.rar']);
    expect(treeNames(files)).toEqual([null, 'Films', 'Music']);
    expect(files.page.screen.value.kind).toBe('list');
  });

  it('changes with the address, forward and back, and the tree opens around it', async () => {
    const files = await startFiles({
      hash: '#folder=31',
      listings: {
        31: () =>
          listed(
            filmsContent({ id: 31, path: [ROOT, FILMS, { id: 31, name: '2020' }], folders: [], files: [] }),
          ),
      },
    });
    expect(files.page.here.value).toEqual({ id: 31, name: '2020' });
    expect(files.page.screen.value.kind).toBe('empty');
    expect(treeNames(files)).toEqual([null, 'Films', '2020', 'Music']);
    files.page.goUp();
    await files.settle();
    expect(files.state.hash).toBe('#folder=3');
    expect(files.page.here.value.id).toBe(3);
    expect(files.page.startKey.value).toBe('folder/31');
    files.state.hash = '#folder=31';
    files.page.follow();
    await files.settle();
    expect(files.page.here.value.id).toBe(31);
  });

  it('takes neither filter nor what is picked along', async () => {
    const files = await startFiles();
    files.page.entries.filterBy('films');
    files.page.entries.pick({ kind: 'all' });
    expect(files.page.picked.value).toHaveLength(1);
    files.page.openFolder(FILMS);
    await files.settle();
    expect(files.page.entries.filter.value).toBe('');
    expect(files.page.picked.value).toEqual([]);
    expect(shown(files)).toEqual(['2020', 'film.mkv']);
    files.page.goUp();
    await files.settle();
    expect(files.page.picked.value).toEqual([]);
  });

  it('does not show what was asked for another', async () => {
    let answer = (_: ReturnType<typeof listed>) => {};
    const files = await startFiles({
      listings: {
        3: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      },
    });
    files.page.openFolder(FILMS);
    await files.settle();
    expect(files.page.screen.value.kind).toBe('loading');
    files.page.goUp();
    await files.settle();
    answer(listed(filmsContent()));
    await files.settle();
    expect(files.page.here.value.id).toBe(0);
    expect(shown(files)).toContain('Music');
  });
});

describe('refreshing', () => {
  it('asks 1fichier only when it may be asked again', async () => {
    const files = await startFiles();
    await files.page.feed.refresh();
    expect(files.reads()).toEqual(['0']);
    files.state.now = NOW + LIMIT_MS;
    await files.page.feed.refresh();
    expect(files.reads()).toEqual(['0', '0!']);
  });

  it('happens by itself for a list from long ago, which is shown meanwhile', async () => {
    const old = { at: NOW - 11 * MINUTE_MS, refreshAt: NOW - 10 * MINUTE_MS };
    const answers = [rootContent(old), rootContent({ files: [] })];
    const files = await startFiles({ listings: { 0: () => listed(answers.shift() ?? rootContent()) } });
    expect(files.reads()).toEqual(['0', '0!']);
    expect(shown(files)).toEqual(['Films', 'Music']);
  });

  it('keeps what is shown when it fails, and says why', async () => {
    const files = await startFiles();
    files.listings.set(0, () => offline);
    files.state.now = NOW + LIMIT_MS;
    await files.page.feed.refresh();
    expect(shown(files)).toContain('Music');
    expect(files.page.feed.refreshFailure.value?.code).toBe('offline');
  });
});

describe('a change that the background tells of', () => {
  it('is asked for without a call to 1fichier, and what is picked and gone is no longer picked', async () => {
    const files = await startFiles();
    files.page.entries.pick({ kind: 'all' });
    files.listings.set(0, () => listed(rootContent({ files: [fileWith('part 2.rar')] })));
    await files.changed('files');
    expect(files.reads()).toEqual(['0', '0']);
    expect(files.page.picked.value.map(entryName)).toEqual(['Films', 'Music', 'part 2.rar']);
  });

  it('leads out of a folder that is gone once, not round and round', async () => {
    const files = await startFiles({ hash: '#folder=3' });
    files.listings.set(3, () => {
      // As the background does: the folder around it is read anew, and the pages are told.
      void files.changed('files');
      return gone;
    });
    await files.changed('files');
    await files.settle();
    expect(files.page.screen.value.kind).toBe('gone');
    expect(files.page.parent.value?.id).toBe(0);
    expect(files.reads()).toEqual(['3', '3']);
  });

  it('while something is being read is asked for afterwards', async () => {
    let answer = (_: ReturnType<typeof listed>) => {};
    const files = await startFiles({
      listings: {
        3: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      },
    });
    files.page.openFolder(FILMS);
    await files.changed('files');
    files.listings.set(3, () => listed(filmsContent({ files: [] })));
    answer(listed(filmsContent()));
    await files.settle();
    expect(shown(files)).toEqual(['2020']);
  });
});

describe('another account', () => {
  it.each([
    ['key', { keySavedAt: NOW + 1 }],
    ['address', { account: { ...ACCOUNT, email: 'other@example.org' } }],
  ])('(told by its %s) starts at the root, and nothing read before is kept', async (_, change) => {
    const files = await startFiles({ hash: '#folder=3' });
    files.listings.set(0, () => listed(rootContent({ files: [fileWith('mine.txt')] })));
    await files.page.tree.actions.setFolderOpen(3, true);
    expect(treeNames(files)).toContain('2020');
    files.state.status = statusWith(change);
    await files.changed('status');
    expect(files.page.here.value.id).toBe(0);
    expect(files.state.hash).toBe('');
    expect(shown(files)).toEqual(['Films', 'Music', 'mine.txt']);
    expect(treeNames(files)).toEqual([null, 'Films', 'Music']);
  });

  it('is told to the parts of the page, once', async () => {
    const files = await startFiles();
    const forget = vi.fn();
    files.page.onForgotten(forget);
    await files.changed('status');
    expect(forget).not.toHaveBeenCalled();
    files.state.status = statusWith({ keySavedAt: NOW + 1 });
    await files.changed('status');
    await files.changed('status');
    expect(forget).toHaveBeenCalledTimes(1);
  });

  it('is not what a first plan is', async () => {
    const files = await startFiles({ hash: '#folder=3', answers: {} });
    files.state.status = statusWith({ account: null });
    await files.changed('status');
    files.state.status = statusWith();
    await files.changed('status');
    expect(files.page.here.value.id).toBe(3);
  });
});

it('reads the folder by itself once there is a key', async () => {
  const none = { ok: false, reason: { code: 'no-key', words: null, until: null } } as const;
  const files = await startFiles({ listings: { 0: () => none } });
  files.state.status = statusWith({ hasKey: false, keySavedAt: null, account: null });
  await files.changed('status');
  expect(files.page.screen.value.kind).toBe('needs-key');
  files.listings.set(0, () => listed(rootContent()));
  files.state.status = statusWith();
  await files.changed('status');
  expect(files.page.screen.value.kind).toBe('list');
});

it('keeps rows picked that the filter hides, and counts them', async () => {
  const files = await startFiles();
  files.page.entries.pick({ kind: 'all' });
  files.page.entries.filterBy('part');
  expect(files.page.picked.value).toHaveLength(5);
  expect(files.page.entries.hiddenPicked.value).toBe(3);
  files.page.entries.pick({ kind: 'clear' });
  expect(files.page.picked.value).toEqual([]);
  expect(files.page.announcement.value.message).toBe('0 selected');
});

describe('what failed', () => {
  const full = { ok: false, reason: { code: 'storage-full', words: null, until: null } } as const;
  type Page = Awaited<ReturnType<typeof startFiles>>['page'];

  it.each<['tryNow' | 'pinFolder', (page: Page) => unknown]>([
    ['tryNow', (page) => page.tryNow()],
    ['pinFolder', (page) => page.tree.actions.pin(FILMS, true)],
  ])('is said on the line of the page (%s)', async (name, act) => {
    const { page } = await startFiles({ answers: { [name]: () => full } });
    expect(page.said.value).toBeNull();
    await act(page);
    expect(page.said.value).toMatchObject({ isBad: true, text: expect.stringMatching(/no room left/) });
  });

  it('is said of the pinned folders, too', async () => {
    const { page } = await startFiles({ answers: { knownFolders: () => full } });
    expect(page.said.value).toMatchObject({ isBad: true, text: expect.stringMatching(/no room left/) });
  });
});
