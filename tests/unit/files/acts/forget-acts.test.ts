import { describe, expect, it } from 'vitest';
import { ROOT } from '../../components/folder-samples';
import { done, fileEntry, folderEntry, refused, startActs } from './act-bench';

const A = fileEntry('a.bin');
const FILMS = folderEntry(3, 'Films');
const MUSIC = folderEntry(4, 'Music');
const BOOKS = { id: 7, name: 'Books' };

type Bench = ReturnType<typeof startActs>;

/** An answer that comes when the test wants it. */
function held<T>(value: T) {
  let release = (): void => undefined;
  const answer = new Promise<T>((resolve) => {
    release = () => resolve(value);
  });
  return { answer: () => answer, release: () => release() };
}

describe('another account', () => {
  it.each<[string, (bench: Bench) => void]>([
    ['name', ({ verbs }) => verbs.rename(FILMS)],
    ['target', ({ verbs }) => verbs.move([A])],
    ['remove', ({ verbs }) => verbs.remove([A])],
    ['protect', ({ verbs }) => verbs.protect([A])],
    ['share', ({ verbs }) => verbs.share(FILMS)],
    ['details', ({ verbs }) => verbs.details(A)],
  ])('closes what is open: %s', (kind, open) => {
    const bench = startActs();
    open(bench);
    expect(bench.dialog()).toMatchObject({ kind });
    bench.acts.forget();
    expect(bench.dialog()).toBeNull();
    expect(bench.picker.isShown.value).toBe(false);
  });

  it('is sent nothing of what was begun before, and that is told', async () => {
    const first = held(done(null));
    const { acts, verbs, actions, dialog, settled, payloadsOf, say } = startActs({
      moveFolder: first.answer,
    });
    verbs.move([FILMS, MUSIC]);
    actions.choose(BOOKS);
    acts.forget();
    expect(dialog()).toMatchObject({ kind: 'work' });
    first.release();
    await settled();
    expect(payloadsOf('moveFolder')).toHaveLength(1);
    expect(dialog()).toBeNull();
    expect(say.mock.calls).toEqual([[expect.stringContaining('1 was not done.'), true]]);
  });

  it('closes a dialog whose answer is awaited once that has come, and says what it was', async () => {
    const answer = held(refused('timeout'));
    const { acts, verbs, actions, dialog, settled, say } = startActs({ renameFolder: answer.answer });
    verbs.rename(FILMS);
    actions.typeName('Cinema');
    actions.submitName();
    acts.forget();
    expect(dialog()).toMatchObject({ kind: 'name', isBusy: true });
    answer.release();
    await settled();
    expect(dialog()).toBeNull();
    expect(say.mock.calls).toEqual([[expect.stringContaining('It may have been done all the same.'), true]]);
    verbs.remove([A]);
    expect(dialog()).toMatchObject({ kind: 'remove' });
  });

  it('does not get a folder that was being made for the one before', async () => {
    const answer = held(done({ id: 99, name: 'New' }));
    const { acts, verbs, dialog, picker } = startActs({ createFolder: answer.answer });
    verbs.move([A]);
    picker.actions.startNewFolder(ROOT);
    picker.actions.typeNewFolder('New');
    const made = picker.actions.createFolder();
    acts.forget();
    expect(dialog()).toBeNull();
    answer.release();
    expect(await made).toBeNull();
  });
});
