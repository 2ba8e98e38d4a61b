import { describe, expect, it } from 'vitest';
import { contentOf, ROOT } from '../../components/folder-samples';
import { fileEntry, reason, reported, startActs, urlOf } from './act-bench';

const { newNamesLine } = await import('@/components/files/acts/act-words');

const ONE = fileEntry('old 1.txt');
const TWO = fileEntry('old 2.txt');
const OTHER = fileEntry('other.txt');
const URLS = [urlOf('old 1.txt'), urlOf('old 2.txt')];

describe('many files', () => {
  it('are renamed in one question, those whose name does not change left out', async () => {
    const { verbs, actions, dialog, settled, asked, say } = startActs({
      renameFiles: ({ files }) => reported(files.map(({ url }) => url)),
    });
    verbs.renameMany([ONE, OTHER, TWO]);
    expect(dialog()).toMatchObject({ kind: 'rename-many', names: [], change: { find: '' } });
    actions.typeNames({ find: 'old' });
    actions.typeNames({ replacement: 'new' });
    expect(dialog()).toMatchObject({ names: [{ name: 'new 1.txt' }, { name: 'new 2.txt' }] });
    actions.submitNames();
    actions.submitNames();
    expect(dialog()).toMatchObject({ kind: 'work', total: 2, canStop: false });
    await settled();
    expect(asked).toEqual([
      {
        name: 'renameFiles',
        payload: {
          files: [
            { url: URLS[0], name: 'new 1.txt' },
            { url: URLS[1], name: 'new 2.txt' },
          ],
        },
      },
    ]);
    expect(dialog()).toBeNull();
    expect(say.mock.calls).toEqual([['2 files renamed.']]);
  });

  it('stay in the dialog while there is nothing to rename', () => {
    const { verbs, actions, dialog, asked } = startActs();
    verbs.renameMany([ONE, TWO]);
    actions.submitNames();
    actions.typeNames({ find: 'absent', replacement: 'x' });
    actions.submitNames();
    // Both would begin with a space.
    actions.typeNames({ find: 'old', replacement: '' });
    actions.submitNames();
    expect(dialog()).toMatchObject({ kind: 'rename-many', names: [{}, {}] });
    expect(asked).toEqual([]);
  });

  it('of which 1fichier would not keep one name: it is not sent', async () => {
    const { verbs, actions, settled, payloadsOf, say } = startActs({
      renameFiles: ({ files }) => reported(files.map(({ url }) => url)),
    });
    verbs.renameMany([fileEntry('x a.txt'), fileEntry('xb.txt')]);
    actions.typeNames({ find: 'x' });
    actions.submitNames();
    await settled();
    expect(payloadsOf('renameFiles')).toEqual([{ files: [{ url: urlOf('xb.txt'), name: 'b.txt' }] }]);
    expect(say.mock.calls).toEqual([['1 file renamed.']]);
  });

  it('tell what was not renamed, and only what may be is tried again, to the same name', async () => {
    const [a, b] = URLS as [string, string];
    const c = urlOf('old 3.txt');
    const answers = [
      reported(
        [],
        [
          { url: a, reason: reason('flood-user', 9), isUnknown: false },
          { url: b, reason: reason('nothing-renamed'), isUnknown: false },
          { url: c, reason: reason('timeout'), isUnknown: true },
        ],
      ),
      reported([a]),
    ];
    const { verbs, actions, dialog, settled, payloadsOf, say } = startActs({
      renameFiles: () => answers.shift() ?? reported([]),
    });
    verbs.renameMany([ONE, TWO, fileEntry('old 3.txt')]);
    actions.typeNames({ find: 'old', replacement: 'new' });
    actions.submitNames();
    await settled();
    expect(dialog()).toMatchObject({ kind: 'report', done: 0, canTryAgain: true, canChooseAnother: false });
    expect(say).toHaveBeenLastCalledWith('2 were not done. Of 1 it is not known.', true);
    actions.tryAgain();
    await settled();
    expect(payloadsOf('renameFiles').at(-1)).toEqual({ files: [{ url: a, name: 'new 1.txt' }] });
    expect(dialog()).toMatchObject({
      kind: 'report',
      done: 1,
      failed: [{ entry: { key: TWO.key } }, { isUnknown: true }],
      canTryAgain: false,
    });
  });

  it('are compared with all that is in the folder', () => {
    const folder = contentOf([ROOT, { id: 1, name: 'Here' }], {}, { files: [fileEntry('1.txt').file] });
    const { verbs, actions, dialog } = startActs({}, folder);
    verbs.renameMany([TWO, ONE]);
    actions.typeNames({ find: 'old ' });
    expect(dialog()).toMatchObject({
      names: [
        { name: '1.txt', isTwice: true },
        { name: '2.txt', isTwice: false },
      ],
    });
    const now = dialog();
    expect(now?.kind === 'rename-many' && newNamesLine(now, 'en-GB')).toBe(
      '2 names change. 1 gets a name that another file has too.',
    );
  });

  it('are told of in one line', () => {
    const { verbs, actions, dialog } = startActs();
    const line = () => {
      const now = dialog();
      return now?.kind === 'rename-many' ? newNamesLine(now, 'en-GB') : null;
    };
    verbs.renameMany([ONE, TWO, fileEntry('oldest.txt')]);
    expect(line()).toBe('Type what is to be replaced in the names.');
    actions.typeNames({ find: 'txt' });
    expect(line()).toBe('No name changes.');
    actions.typeNames({ withExtensions: true });
    expect(line()).toBe('3 names change.');
    actions.typeNames({ find: 'old' });
    expect(line()).toMatch(/^1 name changes\. 2 are left out\. Leave out straight quotes/);
  });

  it('are let go when the dialog is closed', () => {
    const { verbs, actions, dialog, asked } = startActs();
    verbs.renameMany([ONE, TWO]);
    actions.typeNames({ find: 'old' });
    actions.close();
    actions.submitNames();
    expect(dialog()).toBeNull();
    expect(asked).toEqual([]);
  });
});
