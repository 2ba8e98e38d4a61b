import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryName } from '@/components/files/entries';
import { findHash } from '@/components/files/folder-hash';
import { ROOT_FOLDER } from '@/components/folders/folder-name';
import type { FilesPage } from '@/entrypoints/files/files-state';
import { LIMIT_MS } from '../components/folder-samples';
import { NOW } from '../components/samples';
import { FILMS, filmsContent, rootContent } from './samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { listed, startFiles } = await import('./start-files');

const offline = { ok: false, reason: { code: 'offline', words: null, until: null } } as const;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const shown = ({ page }: Awaited<ReturnType<typeof startFiles>>) => page.entries.shown.value.map(entryName);

describe('a file that is looked for', () => {
  const hashFor = findHash(FILMS.id, 'film.mkv');
  const after = { at: NOW, refreshAt: NOW };

  it('is shown alone, in its folder read afresh, and the address keeps only the folder', async () => {
    const answers = [filmsContent({ ...after, files: [] }), filmsContent(after)];
    const files = await startFiles({
      hash: hashFor,
      listings: { 3: () => listed(answers.shift() ?? filmsContent(after)) },
    });
    expect(files.reads()).toEqual(['3', '3!']);
    expect(shown(files)).toEqual(['film.mkv']);
    expect(files.page.entries.filter.value).toBe('film.mkv');
    expect(files.state.hash).toBe('#folder=3');
    expect(files.page.said.value).toBeNull();
  });

  it('is looked for in a page that is open already, be it in the same folder', async () => {
    const files = await startFiles({ hash: '#folder=3', listings: { 3: () => listed(filmsContent(after)) } });
    files.state.hash = hashFor;
    files.page.follow();
    await files.settle();
    expect(files.reads()).toEqual(['3', '3', '3!']);
    expect(shown(files)).toEqual(['film.mkv']);
  });

  it('that is not there is told of, and the whole folder is shown', async () => {
    const files = await startFiles({
      hash: findHash(0, '50% off & more?.zip'),
      listings: { 0: () => listed(rootContent(after)) },
    });
    expect(files.page.said.value?.text).toBe(
      'No file named “50% off & more?.zip” here. It may have another name at 1fichier.',
    );
    expect(shown(files)).toContain('part 2.rar');
  });

  it('is looked for again as soon as the folder may be read afresh', async () => {
    const files = await startFiles({
      hash: hashFor,
      listings: { 3: () => listed(filmsContent({ files: [] })) },
    });
    expect(files.page.said.value).toBeNull();
    files.listings.set(3, () => listed(filmsContent(after)));
    await files.pass(LIMIT_MS - 1);
    expect(files.reads()).toEqual(['3']);
    await files.pass(1);
    expect(files.reads()).toEqual(['3', '3!']);
    expect(shown(files)).toEqual(['film.mkv']);
  });

  it.each([
    ['of which not all is listed', () => listed(rootContent({ ...after, isCut: true }))],
    ['that cannot be read again', (isFirst: boolean) => (isFirst ? listed(rootContent(after)) : offline)],
  ] as const)('is not said to be missing in a folder %s', async (_, answer) => {
    let isFirst = true;
    const files = await startFiles({
      hash: findHash(0, 'film.mkv'),
      listings: {
        0: () => {
          const reply = answer(isFirst);
          isFirst = false;
          return reply;
        },
      },
    });
    expect(files.page.said.value).toBeNull();
    expect(shown(files)).toContain('part 2.rar');
  });

  it('without a name is its folder, read afresh', async () => {
    const files = await startFiles({
      hash: findHash(0, null),
      listings: { 0: () => listed(rootContent({ ...after, folders: [], files: [] })) },
    });
    expect(files.reads()).toEqual(['0', '0!']);
    expect(files.page.entries.filter.value).toBe('');
    expect(files.page.said.value).toBeNull();
  });

  it.each([
    ['another folder', (page: FilesPage) => page.openFolder(FILMS), ''],
    ['a filter', (page: FilesPage) => page.entries.filterBy('part'), 'part'],
  ] as const)('gives way to %s that the user chose meanwhile', async (_, choose, filter) => {
    let answer = (_: ReturnType<typeof listed>) => {};
    const answers = [
      listed(rootContent(after)),
      new Promise<ReturnType<typeof listed>>((resolve) => {
        answer = resolve;
      }),
    ];
    const files = await startFiles({
      hash: findHash(0, 'film.mkv'),
      listings: { 0: () => answers.shift() ?? listed(rootContent()) },
    });
    choose(files.page);
    await files.settle();
    answer(listed(rootContent()));
    await files.settle();
    expect(files.page.entries.filter.value).toBe(filter);
  });

  it('does not break the page with a name that cannot be decoded', async () => {
    const files = await startFiles({ hash: '#folder=3&find=%E0%A4%A' });
    expect(files.page.here.value.id).toBe(3);
    expect(shown(files)).toEqual(['2020', 'film.mkv']);
  });
});

describe('a folder that was listed a moment ago for something else', () => {
  const tooEarly = (until: number) =>
    ({ ok: false, reason: { code: 'budget', words: null, until } }) as const;

  it('is waited for, rather than told as a failure', async () => {
    const files = await startFiles({ hash: '#folder=3', listings: { 3: () => tooEarly(NOW + 20_000) } });
    expect(files.page.screen.value.kind).toBe('loading');
    files.listings.set(3, () => listed(filmsContent()));
    await files.pass(19_999);
    expect(files.reads()).toEqual(['3']);
    await files.pass(1);
    expect(files.reads()).toEqual(['3', '3']);
    expect(shown(files)).toEqual(['2020', 'film.mkv']);
  });

  it('is not asked for when another was opened meanwhile', async () => {
    const files = await startFiles({ hash: '#folder=3', listings: { 3: () => tooEarly(NOW + 20_000) } });
    files.page.openFolder(ROOT_FOLDER);
    await files.pass(20_000);
    expect(files.reads()).toEqual(['3', '0']);
    expect(shown(files)).toContain('part 2.rar');
  });

  it('is told as a failure when that takes longer', async () => {
    const files = await startFiles({ hash: '#folder=3', listings: { 3: () => tooEarly(NOW + 31_000) } });
    expect(files.page.screen.value.kind).toBe('failed');
  });
});
