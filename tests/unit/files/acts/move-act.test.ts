import { describe, expect, it } from 'vitest';
import { ROOT } from '../../components/folder-samples';
import { done, fileEntry, folderEntry, refused, reported, startActs, urlOf } from './act-bench';

const A = fileEntry('a.bin');
const B = fileEntry('b.bin');
const FILMS = folderEntry(3, 'Films');
const BOOKS = { id: 7, name: 'Books' };

describe('moving', () => {
  it('goes nowhere else, nor ends, while the folder for it is made', async () => {
    let answer = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { verbs, actions, dialog, settled, picker, payloadsOf } = startActs({
      createFolder: async ({ name }) => {
        await slow;
        return done({ id: 99, name });
      },
      moveFiles: ({ urls }) => reported(urls),
    });
    verbs.move([A]);
    picker.actions.startNewFolder(ROOT);
    picker.actions.typeNewFolder('New');
    const made = picker.actions.createFolder();
    actions.close();
    actions.choose(BOOKS);
    verbs.move([B]);
    expect(dialog()).toMatchObject({ kind: 'target', entries: [{ key: A.key }] });
    answer();
    const folder = await made;
    expect(folder).toEqual({ id: 99, name: 'New' });
    if (folder !== null) actions.choose(folder);
    await settled();
    expect(payloadsOf('moveFiles')).toEqual([{ urls: [urlOf('a.bin')], folderId: 99 }]);
  });

  it('of many folders to one that is gone is given up after two, and may go elsewhere', async () => {
    const many = Array.from({ length: 300 }, (_, index) => folderEntry(100 + index, `Folder ${index}`));
    let isGone = true;
    const { verbs, actions, dialog, settled, payloadsOf, say } = startActs({
      moveFolder: () => (isGone ? refused('folder-not-found') : done(null)),
    });
    verbs.move(many);
    actions.choose(BOOKS);
    await settled();
    expect(payloadsOf('moveFolder')).toHaveLength(2);
    const report = dialog();
    if (report?.kind !== 'report') throw new Error('no report');
    expect(report).toMatchObject({ done: 0, canTryAgain: true, canChooseAnother: true });
    expect(report.failed.map(({ reason: { code }, isUnknown }) => `${code} ${isUnknown}`)).toEqual([
      ...Array(2).fill('folder-not-found false'),
      ...Array(298).fill('not-tried false'),
    ]);
    actions.chooseAnother();
    expect(dialog()).toMatchObject({
      kind: 'target',
      refusal: { kind: 'failed', reason: { code: 'folder-not-found' } },
    });
    isGone = false;
    actions.choose({ id: 8, name: 'Elsewhere' });
    await settled();
    expect(payloadsOf('moveFolder')).toHaveLength(302);
    expect(say).toHaveBeenLastCalledWith('300 items moved.');
  });

  it('of one folder to one that is gone may go elsewhere', async () => {
    const { verbs, actions, dialog, settled } = startActs({
      moveFolder: () => refused('folder-not-found'),
    });
    verbs.move([FILMS]);
    actions.choose(BOOKS);
    await settled();
    expect(dialog()).toMatchObject({ kind: 'report', canTryAgain: false, canChooseAnother: true });
    actions.chooseAnother();
    expect(dialog()).toMatchObject({ kind: 'target', entries: [{ key: FILMS.key }] });
  });
});
