import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Folder, StoredFile } from '../simulator/model/records.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { type FilesStage, fileRow, linkOf, openFilesStage, untilClosed, untilShown } from './files-stage.ts';
import { IN_TURN, KINDS } from './stage.ts';

const MANY = 500;
const PASSWORD = 'opensesame';

describe.concurrent.each(KINDS)('One file or folder by hand in %s', (kind) => {
  let stage: FilesStage;
  let page: ExtensionPage;
  let target: Folder;
  let notes: StoredFile;
  beforeAll(async () => {
    stage = await openFilesStage(kind);
    target = stage.folder('Target');
    notes = stage.file('notes.txt');
    stage.file('other.txt');
    page = await stage.openAt(0, 'notes.txt');
  });
  afterAll(() => stage?.close());

  it('a folder is made', IN_TURN, async () => {
    await page.click('button', 'New folder');
    await page.fill('New folder in Main folder', 'Made');
    await page.dialog().click('button', 'Create');
    await untilShown(page, ['Made', 'Target', 'notes.txt', 'other.txt']);
    await page.waitForText('Folder Made created.');
    expect(stage.bodies('folder/mkdir')).toEqual([{ name: 'Made' }]);
    expect(stage.foldersIn(0)).toEqual(['Made', 'Target']);
  });

  it('a file and a folder are renamed', IN_TURN, async () => {
    await fileRow(page, 'notes.txt').click('button', 'Rename');
    expect(await page.value('Name')).toBe('notes.txt');
    // What is typed takes the place of the name, and the extension stays.
    expect(await page.evaluate(`return getSelection().toString();`)).toBe('notes');
    await page.fill('Name', 'words.txt');
    await page.dialog().click('button', 'Rename');
    await untilShown(page, ['Made', 'Target', 'other.txt', 'words.txt']);
    expect(stage.bodies('file/rename')).toEqual([{ urls: [{ url: linkOf(notes), filename: 'words.txt' }] }]);
    expect(notes.filename).toBe('words.txt');

    const [made] = [...stage.simulator.state.folders.values()].filter(({ name }) => name === 'Made');
    await fileRow(page, 'Made').click('button', 'Rename');
    await page.fill('Name', 'New name');
    await page.dialog().click('button', 'Rename');
    await untilShown(page, ['New name', 'Target', 'other.txt', 'words.txt']);
    expect(stage.bodies('folder/mv')).toEqual([
      { folder_id: made?.id, destination_folder_id: 0, rename: 'New name' },
    ]);
    expect(made?.name).toBe('New name');
  });

  it('a file is copied, then moved, and a folder is moved', IN_TURN, async () => {
    await fileRow(page, 'words.txt').click('checkbox', 'words.txt');
    await page.click('button', 'Copy to');
    await page.dialog().click('treeitem', 'Target');
    await page.waitForText('1 file copied.');
    expect(stage.bodies('file/cp')).toEqual([{ urls: [linkOf(notes)], folder_id: target.id }]);
    expect([stage.filesIn(0), stage.filesIn(target.id)]).toEqual([['other.txt', 'words.txt'], ['words.txt']]);

    await fileRow(page, 'words.txt').click('button', 'Move');
    await page.dialog().click('treeitem', 'Target');
    await untilShown(page, ['New name', 'Target', 'other.txt']);
    expect(stage.bodies('file/mv')).toEqual([{ urls: [linkOf(notes)], destination_folder_id: target.id }]);
    expect(stage.filesIn(target.id)).toEqual(['words.txt', 'words.txt']);

    await fileRow(page, 'New name').click('button', 'Move');
    await page.dialog().click('treeitem', 'New name');
    await page.waitForText('A folder cannot go into itself');
    await page.dialog().click('treeitem', 'Target');
    await untilShown(page, ['Target', 'other.txt']);
    expect(stage.bodies('folder/mv')).toHaveLength(2);
    expect(stage.foldersIn(target.id)).toEqual(['New name']);
  });

  it('a link gets a password and loses it', IN_TURN, async () => {
    const [other] = [...stage.simulator.state.files.values()].filter((file) => file.filename === 'other.txt');
    if (other === undefined) throw new Error('no file');
    await fileRow(page, 'other.txt').click('checkbox', 'other.txt');
    await page.click('button', 'Password');
    await page.fill('Password', 'short');
    await page.dialog().click('button', 'Set password');
    await page.waitForText('The password is too short. Choose one of at least six characters.');
    expect(stage.bodies('file/chattr')).toEqual([]);
    await page.fill('Password', PASSWORD);
    await page.dialog().click('button', 'Set password');
    await page.waitForText('1 file has the password.');
    await fileRow(page, 'other.txt').waitForText('Password');
    expect(other.password).toBe(PASSWORD);

    await page.click('button', 'Password');
    await page.dialog().click('button', 'Remove password');
    await page.waitForText('1 file has no password any more.');
    expect(other.password).toBe('');
    const urls = [linkOf(other)];
    expect(stage.bodies('file/chattr')).toEqual([
      { urls, pass: PASSWORD },
      { urls, pass: '' },
    ]);
    const row = fileRow(page, 'other.txt');
    await until('the list shows it too', async () => !(await row.text()).includes('Password'));
  });

  it('a folder is shared with a password, and no more', IN_TURN, async () => {
    await fileRow(page, 'Target').click('button', 'Share');
    await page.waitForText('It has no public address.');
    await page.fill('Password (if you want one)', PASSWORD);
    await page.dialog().click('button', 'Share');
    await page.waitForText('It asks for a password.');
    const address = `https://1fichier.com/dir/${target.shareCode}`;
    expect(await page.value('Public address')).toBe(address);
    expect(target).toMatchObject({ shareCode: expect.any(String), password: PASSWORD });
    await page.dialog().click('button', 'Copy address');
    await until('the address is copied', async () => (await stage.browser.clipboard()) === address);
    await page.dialog().click('button', 'Stop sharing');
    await page.waitForText('It has no public address.');
    expect(target).toMatchObject({ shareCode: null, password: '' });
    expect(stage.bodies('folder/share')).toEqual([
      { folder_id: target.id, share: 1, pass: PASSWORD },
      { folder_id: target.id, share: 0 },
    ]);
    await page.dialog().click('button', 'Close');
    await untilClosed(page);
  });

  it('the details of a file are asked for once, when they are opened', IN_TURN, async () => {
    const [other] = [...stage.simulator.state.files.values()].filter((file) => file.filename === 'other.txt');
    expect(stage.bodies('file/info')).toEqual([]);
    await fileRow(page, 'other.txt').click('button', 'Details');
    await page.waitForText(other?.checksum ?? '');
    await until('the folder is told', async () => /Folder\s+\//.test(await page.dialog().text()));
    await page.dialog().click('button', 'Copy checksum');
    await until('it is copied', async () => (await stage.browser.clipboard()) === other?.checksum);
    expect(stage.bodies('file/info')).toEqual([{ url: other && linkOf(other) }]);
    await page.press('Escape');
    await untilClosed(page);
  });

  it('a file and a folder with all that is in it are deleted, once that is confirmed', IN_TURN, async () => {
    await fileRow(page, 'Target').click('checkbox', 'Target');
    // `other.txt` is still picked.
    await page.click('button', 'Delete selected');
    await page.waitForText('Delete 2 items?');
    expect(await page.dialog().text()).toMatch(/Target\s+with all that is in it\s+other\.txt/);
    expect(await page.dialog().text()).toContain('1fichier has no bin');
    await page.dialog().click('button', 'Cancel');
    await untilClosed(page);
    expect(stage.bodies('file/rm')).toEqual([]);
    await page.click('button', 'Delete selected');
    await page.dialog().click('button', 'Delete');
    await page.waitForText('2 items deleted.');
    expect(stage.bodies('file/rm')).toHaveLength(1);
    expect(stage.bodies('folder/rm')).toEqual([{ folder_id: target.id }]);
    expect([stage.filesIn(0), stage.foldersIn(0), stage.filesIn(target.id)]).toEqual([[], [], []]);
    expect(stage.simulator.rejected()).toEqual([]);
  });
});

describe.concurrent.each(KINDS)('500 files by hand in %s', (kind) => {
  let stage: FilesStage;
  let page: ExtensionPage;
  let many: Folder;
  let target: Folder;
  let named: Folder;
  let files: StoredFile[];
  const urls = () => files.map(linkOf);
  beforeAll(async () => {
    stage = await openFilesStage(kind);
    many = stage.folder('Many');
    target = stage.folder('Target');
    files = Array.from({ length: MANY }, (_, index) =>
      stage.file(`file-${String(index).padStart(3, '0')}.bin`, many.id),
    );
    page = await stage.openAt(many.id, 'file-000.bin');
  });
  afterAll(() => stage?.close());

  async function pickAll(): Promise<void> {
    await page.click('checkbox', 'Select all shown');
    await page.waitForText('500 selected');
  }
  async function chooseTarget(): Promise<void> {
    await page.dialog().waitForText('Target');
    await page.dialog().click('treeitem', 'Target');
  }

  it('get a password in one call', IN_TURN, async () => {
    await pickAll();
    await page.click('button', 'Password');
    await page.waitForText('Password for 500 files');
    await page.fill('Password', PASSWORD);
    await page.dialog().click('button', 'Set password');
    await page.waitForText('500 files have the password.');
    expect(stage.bodies('file/chattr')).toEqual([{ urls: urls(), pass: PASSWORD }]);
    expect(files.every(({ password }) => password === PASSWORD)).toBe(true);
    await fileRow(page, 'file-000.bin').waitForText('Password');
  });

  it('are copied in one call', IN_TURN, async () => {
    await page.click('button', 'Copy to');
    await chooseTarget();
    await page.waitForText('500 files copied.');
    expect(stage.bodies('file/cp')).toEqual([{ urls: urls(), folder_id: target.id }]);
    expect(stage.filesIn(target.id)).toEqual(stage.filesIn(many.id));
  });

  it('are moved in one call', IN_TURN, async () => {
    await page.click('button', 'Move selected');
    await chooseTarget();
    await page.waitForText('500 items moved.');
    expect(stage.bodies('file/mv')).toEqual([{ urls: urls(), destination_folder_id: target.id }]);
    expect(stage.filesIn(many.id)).toEqual([]);
    expect(stage.filesIn(target.id)).toHaveLength(2 * MANY);
    await untilShown(page, []);
  });

  it('are renamed in one call, every new name shown before', IN_TURN, async () => {
    await page.close();
    named = stage.folder('Named');
    stage.file('a.bin', named.id);
    files = Array.from({ length: MANY }, (_, index) =>
      stage.file(`old-${String(index).padStart(3, '0')}.bin`, named.id),
    );
    const wanted = files.map((file) => ({
      url: linkOf(file),
      filename: file.filename.replace('old-', 'new '),
    }));
    page = await stage.openAt(named.id, 'old-000.bin');
    await page.click('checkbox', 'Select all shown');
    await page.waitForText('501 selected');
    await page.click('button', 'Rename selected');
    await page.waitForText('Rename 501 files');
    expect(await page.focused()).toBe('Find');
    await page.fill('Find', 'old-');
    await page.fill('Replace with', 'new ');
    await page.waitForText('500 names change.');
    expect(await page.dialog().text()).toMatch(/old-000\.bin\s+new 000\.bin/);
    await page.dialog().click('button', 'Rename');
    await page.waitForText('500 files renamed.');
    expect(stage.bodies('file/rename')).toEqual([{ urls: wanted }]);
    expect(stage.filesIn(named.id)).toEqual(['a.bin', ...wanted.map(({ filename }) => filename)]);
    await fileRow(page, 'new 000.bin').waitForText('new 000.bin');
  });

  it('are renamed with F2 on one that is picked, and not with F2 on another', IN_TURN, async () => {
    await fileRow(page, 'a.bin').click('checkbox', 'a.bin');
    await page.waitForText('500 selected');
    await page.press('F2');
    await page.waitForText('Rename file');
    expect(await page.value('Name')).toBe('a.bin');
    await page.press('Escape');
    await untilClosed(page);
    await fileRow(page, 'a.bin').click('checkbox', 'a.bin');
    await page.waitForText('501 selected');
    await page.press('F2');
    await page.waitForText('Rename 501 files');
    await page.fill('Find', 'a.bin');
    await page.waitForText('No name changes.');
    await page.dialog().click('checkbox', 'Extensions too');
    await page.fill('Replace with', '$a.bin');
    await page.waitForText('1 is left out. Leave out straight quotes');
    // There is nothing to send.
    await page.press('Enter');
    await page.fill('Replace with', 'b.txt');
    await page.waitForText('1 name changes.');
    await page.press('Enter');
    await page.waitForText('1 file renamed.');
    await untilClosed(page);
    expect(stage.bodies('file/rename')).toHaveLength(2);
    expect(stage.filesIn(named.id)[0]).toBe('b.txt');
  });

  it('are deleted in one call, all of them named before', IN_TURN, async () => {
    await page.close();
    const doomed = stage.folder('Doomed');
    files = Array.from({ length: MANY }, (_, index) =>
      stage.file(`doomed-${String(index).padStart(3, '0')}.bin`, doomed.id),
    );
    page = await stage.openAt(doomed.id, 'doomed-000.bin');
    await pickAll();
    await page.click('button', 'Delete selected');
    await page.waitForText('Delete 500 items?');
    await page.waitForText('doomed-009.bin');
    // From `Cancel` back into the list, and to its end.
    await page.press('Shift+Tab');
    await page.press('End');
    await page.waitForText('doomed-499.bin');
    await page.dialog().click('button', 'Delete');
    await page.waitForText('500 items deleted.');
    expect(stage.bodies('file/rm')).toEqual([{ files: urls().map((url) => ({ url })) }]);
    expect(stage.filesIn(doomed.id)).toEqual([]);
    await untilShown(page, []);
    expect(stage.simulator.rejected()).toEqual([]);
  });
});
