import { describe, expect, it } from 'vitest';
import { done, fileEntry, folderEntry, reason, refused, reported, startActs, urlOf } from './act-bench';

const NOTES = fileEntry('notes.txt');
const FILMS = folderEntry(3, 'Films');

describe('a file or folder', () => {
  it('is renamed in one question, and that is told', async () => {
    const { verbs, actions, dialog, settled, say, asked } = startActs({
      renameFiles: () => reported([urlOf('notes.txt')]),
    });
    verbs.rename(NOTES);
    expect(dialog()).toMatchObject({ kind: 'name', name: 'notes.txt', problem: null });
    actions.typeName(' new.txt ');
    actions.submitName();
    actions.submitName();
    await settled();
    expect(dialog()).toBeNull();
    expect(asked).toEqual([
      { name: 'renameFiles', payload: { files: [{ url: urlOf('notes.txt'), name: 'new.txt' }] } },
    ]);
    expect(say.mock.calls).toEqual([['Renamed to new.txt.']]);
  });

  it('of the same name is left alone', () => {
    const { verbs, actions, dialog, asked } = startActs();
    verbs.rename(FILMS);
    actions.submitName();
    expect(dialog()).toBeNull();
    expect(asked).toEqual([]);
  });

  it('keeps what was typed when it is refused, and may be tried again', async () => {
    const answers = [refused('flood-user', 5), done(null)];
    const { verbs, actions, dialog, settled, payloadsOf, say } = startActs({
      renameFolder: () => answers.shift() ?? done(null),
    });
    verbs.rename(FILMS);
    actions.typeName('Cinema');
    actions.submitName();
    await settled();
    expect(dialog()).toMatchObject({
      name: 'Cinema',
      isBusy: false,
      problem: { kind: 'failed', reason: { code: 'flood-user', until: 5 }, isUnknown: false },
    });
    expect(say).not.toHaveBeenCalled();
    actions.submitName();
    await settled();
    expect(dialog()).toBeNull();
    expect(payloadsOf('renameFolder')).toHaveLength(2);
  });

  it('that 1fichier did not confirm is not told as renamed', async () => {
    const url = urlOf('notes.txt');
    const { verbs, actions, dialog, settled, say } = startActs({
      renameFiles: () => reported([], [{ url, reason: reason('timeout'), isUnknown: true }]),
    });
    verbs.rename(NOTES);
    actions.typeName('new.txt');
    actions.submitName();
    await settled();
    expect(dialog()).toMatchObject({ problem: { reason: { code: 'timeout' }, isUnknown: true } });
    expect(say).not.toHaveBeenCalled();
  });

  it('stays in its dialog while it is on its way', async () => {
    const { verbs, actions, dialog, settled } = startActs({ renameFolder: () => done(null) });
    verbs.rename(FILMS);
    actions.typeName('Cinema');
    actions.submitName();
    actions.close();
    actions.typeName('other');
    expect(dialog()).toMatchObject({ name: 'Cinema', isBusy: true });
    await settled();
    expect(dialog()).toBeNull();
  });
});

describe('a name', () => {
  it.each([
    ['a/b "c"', 'name-characters'],
    ['x'.repeat(251), 'name-too-long'],
  ])('that 1fichier would not keep is refused as it is typed (%s)', (name, code) => {
    const { verbs, actions, dialog } = startActs();
    verbs.newFolder();
    actions.typeName(name);
    expect(dialog()).toMatchObject({ problem: { reason: { code } } });
  });

  it('is missed only when it is sent', () => {
    const { verbs, actions, dialog, asked } = startActs();
    verbs.newFolder();
    actions.typeName('  ');
    expect(dialog()).toMatchObject({ problem: null });
    actions.submitName();
    expect(dialog()).toMatchObject({ problem: { reason: { code: 'name-empty' } } });
    expect(asked).toEqual([]);
  });

  it('of another folder in there is taken, but not its own, nor for files', () => {
    const { verbs, actions, dialog } = startActs();
    verbs.rename(FILMS);
    actions.typeName('Music ');
    expect(dialog()).toMatchObject({ problem: { kind: 'taken' } });
    actions.typeName('FILMS');
    expect(dialog()).toMatchObject({ problem: null });
    actions.close();
    verbs.rename(NOTES);
    actions.typeName('Music');
    expect(dialog()).toMatchObject({ problem: null });
  });
});

it('a name that differs by accents or case from that of another folder is told, and taken', async () => {
  const { verbs, actions, dialog, settled, payloadsOf } = startActs({ renameFolder: () => done(null) });
  verbs.rename(FILMS);
  actions.typeName('músic');
  expect(dialog()).toMatchObject({ problem: { kind: 'alike', name: 'Music' } });
  actions.submitName();
  await settled();
  expect(payloadsOf('renameFolder')).toEqual([{ folderId: 3, name: 'músic' }]);
  expect(dialog()).toBeNull();
});

it('a new folder is made in the open one', async () => {
  const { verbs, actions, dialog, settled, say, asked } = startActs({
    createFolder: ({ name }) => done({ id: 9, name }),
  });
  verbs.newFolder();
  actions.typeName('Books');
  actions.submitName();
  await settled();
  expect(dialog()).toBeNull();
  expect(asked).toEqual([{ name: 'createFolder', payload: { parentId: 1, name: 'Books' } }]);
  expect(say.mock.calls).toEqual([['Folder Books created.']]);
});

it('one dialog is open at a time', () => {
  const { verbs, dialog } = startActs();
  verbs.newFolder();
  verbs.remove([FILMS]);
  expect(dialog()).toMatchObject({ kind: 'name' });
});
