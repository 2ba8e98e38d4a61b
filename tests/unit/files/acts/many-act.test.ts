import { describe, expect, it } from 'vitest';
import type { Answers } from '../../components/fake-ask';
import { contentOf, ROOT } from '../../components/folder-samples';
import { done, fileEntry, folderEntry, reason, refused, reported, startActs, urlOf } from './act-bench';

const A = fileEntry('a.bin');
const B = fileEntry('b.bin');
const FILMS = folderEntry(3, 'Films');
const MUSIC = folderEntry(4, 'Music');
const BOOKS = { id: 7, name: 'Books' };
const URLS = [urlOf('a.bin'), urlOf('b.bin')];
const failing = (name: string, code: Parameters<typeof reason>[0], isUnknown = false) => ({
  url: urlOf(name),
  reason: reason(code),
  isUnknown,
});

describe('moving', () => {
  it('puts all files into one question, and each folder into one of its own', async () => {
    const { verbs, actions, dialog, settled, picker, say, asked } = startActs({
      moveFiles: ({ urls }) => reported(urls),
      moveFolder: () => done(null),
    });
    verbs.move([FILMS, A, MUSIC, B]);
    expect(dialog()).toMatchObject({ kind: 'target', act: 'move', refusal: null });
    actions.choose(BOOKS);
    actions.choose(BOOKS);
    expect(picker.isShown.value).toBe(false);
    await settled();
    expect(asked.filter(({ name }) => name.startsWith('move'))).toEqual([
      { name: 'moveFiles', payload: { urls: URLS, folderId: 7 } },
      { name: 'moveFolder', payload: { folderId: 3, parentId: 7 } },
      { name: 'moveFolder', payload: { folderId: 4, parentId: 7 } },
    ]);
    expect(dialog()).toBeNull();
    expect(say.mock.calls).toEqual([['4 items moved.']]);
  });

  it('does not go where it is already, nor into itself, nor into what is in it', async () => {
    const { verbs, actions, dialog, picker, asked } = startActs({
      listFolder: ({ folderId }) =>
        done(
          folderId === 3
            ? contentOf([ROOT, { id: 1, name: 'Here' }, { id: 3, name: 'Films' }], { 31: '2020' })
            : contentOf([ROOT], { 1: 'Here' }),
        ),
    });
    verbs.move([A, FILMS]);
    await picker.actions.setFolderOpen(3, true);
    for (const [to, kind] of [
      [{ id: 1, name: 'Here' }, 'already-there'],
      [{ id: 3, name: 'Films' }, 'into-itself'],
      [{ id: 31, name: '2020' }, 'into-itself'],
    ] as const) {
      actions.choose(to);
      expect(dialog()).toMatchObject({ kind: 'target', refusal: { kind } });
    }
    expect(asked.some(({ name }) => name.startsWith('move'))).toBe(false);
  });

  it('into a folder that is gone asks for another one, and says why', async () => {
    const answers = [refused('folder-not-found'), reported(URLS)];
    const { verbs, actions, dialog, settled, picker, payloadsOf, say } = startActs({
      moveFiles: () => answers.shift() ?? reported([]),
      moveFolder: () => done(null),
    });
    verbs.move([A, B, FILMS]);
    actions.choose(BOOKS);
    await settled();
    expect(dialog()).toMatchObject({
      kind: 'target',
      entries: [{ key: A.key }, { key: B.key }, { key: FILMS.key }],
      refusal: { kind: 'failed', reason: { code: 'folder-not-found' } },
    });
    expect(picker.isShown.value).toBe(true);
    // The folders would have gone to the same place.
    expect(payloadsOf('moveFolder')).toEqual([]);
    actions.choose({ id: 8, name: 'Elsewhere' });
    await settled();
    expect(payloadsOf('moveFiles').at(-1)).toEqual({ urls: URLS, folderId: 8 });
    expect(say).toHaveBeenLastCalledWith('3 items moved.');
  });

  it('leaves the rest when nothing goes out for now', async () => {
    const { verbs, actions, dialog, settled, payloadsOf } = startActs({
      moveFolder: () => refused('flood-ip', 99),
    });
    verbs.move([FILMS, MUSIC]);
    actions.choose(BOOKS);
    await settled();
    expect(payloadsOf('moveFolder')).toHaveLength(1);
    expect(dialog()).toMatchObject({
      kind: 'report',
      done: 0,
      failed: [FILMS, MUSIC].map(({ key }) => ({
        entry: { key },
        reason: { code: 'flood-ip', until: 99 },
        isUnknown: false,
      })),
      canTryAgain: true,
    });
  });

  it('stops before the next folder, and tells the rest as not sent', async () => {
    const stopAt = { first: () => {} };
    const { verbs, actions, dialog, settled, payloadsOf, isBusy } = startActs({
      moveFiles: ({ urls }) => reported(urls),
      moveFolder: () => {
        stopAt.first();
        return done(null);
      },
    });
    stopAt.first = () => {
      expect(dialog()).toMatchObject({ kind: 'work', canStop: true, ended: 1, unsent: 1 });
      actions.stop();
      expect(dialog()).toMatchObject({ kind: 'work', isStopping: true });
      stopAt.first = () => {};
    };
    verbs.move([A, FILMS, MUSIC]);
    expect(isBusy()).toBe(false);
    actions.choose(BOOKS);
    expect(isBusy()).toBe(true);
    await settled();
    expect(isBusy()).toBe(false);
    expect(payloadsOf('moveFolder')).toEqual([{ folderId: 3, parentId: 7 }]);
    expect(dialog()).toMatchObject({
      kind: 'report',
      done: 2,
      failed: [{ entry: { key: MUSIC.key }, reason: { code: 'stopped' }, isUnknown: false }],
      canTryAgain: true,
    });
    actions.tryAgain();
    await settled();
    expect(payloadsOf('moveFolder').at(-1)).toEqual({ folderId: 4, parentId: 7 });
    expect(dialog()).toBeNull();
  });

  it('of files alone is one question, which cannot be stopped', async () => {
    const { verbs, actions, dialog, settled } = startActs({ moveFiles: ({ urls }) => reported(urls) });
    verbs.move([A, B]);
    actions.choose(BOOKS);
    expect(dialog()).toMatchObject({ kind: 'work', canStop: false });
    actions.stop();
    expect(dialog()).toMatchObject({ isStopping: false });
    await settled();
    expect(dialog()).toBeNull();
  });

  it('goes on to the next folder after one that is gone', async () => {
    const answers = [refused('folder-not-found'), done(null)];
    const { verbs, actions, dialog, settled, payloadsOf } = startActs({
      moveFolder: () => answers.shift() ?? done(null),
    });
    verbs.move([FILMS, MUSIC]);
    actions.choose(BOOKS);
    await settled();
    expect(payloadsOf('moveFolder')).toHaveLength(2);
    expect(dialog()).toMatchObject({ kind: 'report', done: 1, failed: [{ entry: { key: FILMS.key } }] });
  });
});

type Bench = ReturnType<typeof startActs>;
const MANY: readonly (readonly [string, keyof Answers, (bench: Bench) => void, (bench: Bench) => void])[] = [
  ['moved', 'moveFiles', ({ verbs }) => verbs.move([A, B]), ({ actions }) => actions.choose(BOOKS)],
  ['copied', 'copyFilesTo', ({ verbs }) => verbs.copyTo([A, B]), ({ actions }) => actions.choose(BOOKS)],
  ['deleted', 'deleteFiles', ({ verbs }) => verbs.remove([A, B]), ({ actions }) => actions.confirmRemove()],
  ['opened', 'protectFiles', ({ verbs }) => verbs.protect([A, B]), ({ actions }) => actions.clearPassword()],
];

describe.each(MANY)('files that are to be %s', (_, message, open, confirm) => {
  const start = (bench: Bench) => {
    open(bench);
    confirm(bench);
  };
  const benchWith = (answer: () => ReturnType<typeof reported> | ReturnType<typeof refused>) =>
    startActs({ [message]: answer });

  it('are told with what failed, and only that is tried again', async () => {
    const answers = [
      reported([URLS[0] ?? ''], [failing('b.bin', 'not-confirmed')]),
      reported([URLS[1] ?? '']),
    ];
    const bench = benchWith(() => answers.shift() ?? reported([]));
    start(bench);
    await bench.settled();
    expect(bench.dialog()).toMatchObject({
      kind: 'report',
      done: 1,
      failed: [{ entry: { key: B.key }, reason: { code: 'not-confirmed' }, isUnknown: false }],
    });
    expect(bench.say.mock.calls).toEqual([[expect.stringContaining('1 was not done.'), true]]);
    bench.actions.tryAgain();
    bench.actions.tryAgain();
    await bench.settled();
    expect(bench.payloadsOf(message)).toHaveLength(2);
    expect(bench.payloadsOf(message).at(-1)).toMatchObject({ urls: [URLS[1]] });
    expect(bench.dialog()).toBeNull();
    // Both tries together.
    expect(bench.say).toHaveBeenLastCalledWith(expect.stringMatching(/^2 /));
  });

  it('of which nothing is known are told so, and never sent again', async () => {
    const bench = benchWith(() =>
      reported([], [failing('a.bin', 'timeout', true), failing('b.bin', 'not-confirmed')]),
    );
    start(bench);
    await bench.settled();
    expect(bench.dialog()).toMatchObject({ done: 0, failed: [{ isUnknown: true }, { isUnknown: false }] });
    bench.actions.tryAgain();
    await bench.settled();
    expect(bench.payloadsOf(message).at(-1)).toMatchObject({ urls: [URLS[1]] });
    expect(bench.dialog()).toMatchObject({ failed: [{ entry: { key: A.key } }, { entry: { key: B.key } }] });
  });

  it('that are gone are not tried again', async () => {
    const bench = benchWith(() => reported([], [failing('a.bin', 'not-found'), failing('b.bin', 'gone')]));
    start(bench);
    await bench.settled();
    expect(bench.dialog()).toMatchObject({ kind: 'report', canTryAgain: false, canChooseAnother: false });
    bench.actions.tryAgain();
    bench.actions.chooseAnother();
    await bench.settled();
    expect(bench.payloadsOf(message)).toHaveLength(1);
  });

  it('are not told as done by a background that fell silent', async () => {
    const bench = benchWith(() => refused('broken'));
    start(bench);
    await bench.settled();
    expect(bench.dialog()).toMatchObject({ done: 0, failed: [{ isUnknown: true }, { isUnknown: true }] });
  });

  it('that the answer leaves out are not told as done', async () => {
    const bench = benchWith(() => reported([URLS[0] ?? '']));
    start(bench);
    await bench.settled();
    expect(bench.dialog()).toMatchObject({ done: 1, failed: [{ entry: { key: B.key }, isUnknown: true }] });
  });

  it('keep their dialog while they are on their way', async () => {
    const bench = benchWith(() => reported(URLS));
    start(bench);
    bench.actions.close();
    expect(bench.dialog()).toMatchObject({ kind: 'work', total: 2 });
    await bench.settled();
    expect(bench.dialog()).toBeNull();
  });
});

describe('a password', () => {
  it('of less than six characters is not sent', () => {
    const { verbs, actions, dialog, asked } = startActs();
    verbs.protect([A]);
    actions.typePassword('12345');
    actions.setPassword();
    expect(dialog()).toMatchObject({ kind: 'protect', password: '12345', isShort: true });
    expect(asked).toEqual([]);
  });

  it('is taken away by an empty one', async () => {
    const { verbs, actions, settled, payloadsOf, say } = startActs({ protectFiles: () => reported(URLS) });
    verbs.protect([A, B]);
    actions.clearPassword();
    await settled();
    expect(payloadsOf('protectFiles')).toEqual([{ urls: URLS, password: '' }]);
    expect(say.mock.calls).toEqual([['2 files have no password any more.']]);
  });
});

it('what is to be deleted is all there, with how much of it the filter hides', () => {
  const { verbs, actions, dialog, shown } = startActs();
  shown.value = [MUSIC, A];
  verbs.remove([A, FILMS, B]);
  expect(dialog()).toEqual({ kind: 'remove', entries: [A, FILMS, B], hidden: 2 });
  actions.close();
  verbs.remove([A]);
  expect(dialog()).toMatchObject({ hidden: 0 });
});

it('nothing is deleted before it is confirmed', () => {
  const { verbs, actions, dialog, asked } = startActs();
  verbs.remove([A, FILMS]);
  expect(dialog()).toMatchObject({ kind: 'remove', entries: [{ key: A.key }, { key: FILMS.key }] });
  actions.close();
  expect(dialog()).toBeNull();
  expect(asked).toEqual([]);
});
