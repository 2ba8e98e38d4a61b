import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Folder } from '../simulator/model/records.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import {
  type FilesStage,
  fileRow,
  openFilesStage,
  shownNames,
  untilClosed,
  untilShown,
} from './files-stage.ts';
import { IN_TURN, KINDS } from './stage.ts';

/** A folder may be listed once in 30 s. */
const REFRESH_TIMEOUT_MS = 60_000;
const LOCK_MS = 60_000;
const NAMES = ['a.bin', 'b.bin', 'c.bin', 'd.bin'];

describe.concurrent.each(KINDS)('An act that goes wrong in %s', (kind) => {
  let stage: FilesStage;
  let target: Folder;
  const opened: { readonly page: ExtensionPage; readonly folder: Folder }[] = [];
  beforeAll(async () => {
    stage = await openFilesStage(kind);
    target = stage.folder('Target');
  });
  afterAll(() => stage?.close());

  /** Each in a folder of its own, since the limit of 30 s is one of each folder. */
  async function openFolder(name: string): Promise<ExtensionPage> {
    const folder = stage.folder(name);
    for (const each of NAMES) stage.file(each, folder.id);
    const page = await stage.openAt(folder.id, 'a.bin');
    opened.push({ page, folder });
    return page;
  }
  const inside = (name: string) =>
    stage.filesIn(opened.find(({ folder }) => folder.name === name)?.folder.id ?? 0);
  const report = async (page: ExtensionPage): Promise<string> => {
    await page.waitForText('Not everything was done');
    return page.dialog().text();
  };
  async function close(page: ExtensionPage): Promise<void> {
    await page.press('Escape');
    await untilClosed(page);
  }

  it('because nothing was renamed says so where the name was typed', IN_TURN, async () => {
    const page = await openFolder('Renaming');
    const action = { type: 'ko', message: 'No file has been renamed #312' } as const;
    stage.simulator.faults.next({ match: 'file/rename', action });
    await fileRow(page, 'a.bin').click('button', 'Rename');
    await page.fill('Name', 'z.bin');
    await page.dialog().click('button', 'Rename');
    await page.dialog().waitForText('Nothing was renamed. Choose a name that differs from the present one.');
    expect(await page.value('Name')).toBe('z.bin');
    expect(inside('Renaming')).toEqual(NAMES);
    expect(await shownNames(page)).toEqual(NAMES);
    // The very same again, without a fault.
    await page.dialog().click('button', 'Rename');
    await untilShown(page, ['b.bin', 'c.bin', 'd.bin', 'z.bin']);
    expect(inside('Renaming')).toEqual(['b.bin', 'c.bin', 'd.bin', 'z.bin']);
  });

  it('for half of the files names that half, and tries only it again', IN_TURN, async () => {
    const page = await openFolder('Deleting');
    stage.simulator.switches.leaveOut = ({ filename }) => filename === 'b.bin' || filename === 'd.bin';
    await page.click('checkbox', 'Select all shown');
    await page.click('button', 'Delete selected');
    await page.dialog().click('button', 'Delete');
    const told = await report(page);
    expect(told).toContain('2 items deleted. 2 were not done.');
    expect(told).toMatch(
      /b\.bin\s+1fichier did not confirm this[\s\S]*d\.bin\s+1fichier did not confirm this/,
    );
    expect(told).not.toMatch(/a\.bin|c\.bin/);
    expect(inside('Deleting')).toEqual(['b.bin', 'd.bin']);
    await untilShown(page, ['b.bin', 'd.bin']);
    stage.simulator.switches.leaveOut = ({ filename }) => filename === 'd.bin';
    await page.dialog().click('button', 'Try again');
    await page.waitForText('3 items deleted. 1 was not done.');
    expect(stage.bodies('file/rm')).toHaveLength(2);
    await close(page);
    stage.simulator.switches.leaveOut = null;
    expect(inside('Deleting')).toEqual(['d.bin']);
    await untilShown(page, ['d.bin']);
  });

  it('because the files are gone says so, and is not repeated', IN_TURN, async () => {
    const page = await openFolder('Protecting');
    const { files } = stage.simulator.state;
    const folderId = opened.at(-1)?.folder.id;
    for (const file of files.values()) if (file.folderId === folderId) files.delete(file.id);
    await fileRow(page, 'a.bin').click('checkbox', 'a.bin');
    await page.click('button', 'Password');
    await page.fill('Password', 'opensesame');
    await page.dialog().click('button', 'Set password');
    const told = await report(page);
    expect(told).toContain('1 was not done.');
    expect(told).toMatch(/a\.bin\s+1fichier has nothing under this link\. Check the link/);
    expect(await page.dialog().names('button')).not.toContain('Try again');
    expect(stage.bodies('file/chattr')).toHaveLength(1);
    await close(page);
  });

  it('because the folder is gone asks for another one, and goes there', IN_TURN, async () => {
    const page = await openFolder('Moving');
    await page.click('checkbox', 'Select all shown');
    await page.click('button', 'Move selected');
    await page.dialog().waitForText('Target');
    await page.dialog().click('button', 'New folder');
    await page.fill('New folder in Main folder', 'Short life');
    stage.simulator.faults.next({
      match: (request) => {
        // The folder is made, and is gone before anything can go into it.
        if (!request.path.includes('file/mv')) return false;
        for (const { id, name } of stage.simulator.state.folders.values()) {
          if (name === 'Short life') stage.simulator.state.folders.delete(id);
        }
        return false;
      },
      action: { type: 'cut-before-work' },
    });
    await page.dialog().click('button', 'Create');
    await page
      .dialog()
      .waitForText('The folder no longer exists at 1fichier. Choose another folder; the list is refreshed.');
    stage.simulator.faults.clear();
    expect(inside('Moving')).toEqual(NAMES);
    expect(await shownNames(page)).toEqual(NAMES);
    await page.dialog().click('treeitem', 'Target');
    await page.waitForText('4 items moved.');
    expect(stage.filesIn(target.id)).toEqual(NAMES);
    await untilShown(page, []);
  });

  it('because its answer is lost is told as unknown, not as done', IN_TURN, async () => {
    const page = await openFolder('Losing');
    stage.simulator.faults.next({ match: 'file/rm', action: { type: 'cut-after-work' } });
    const before = stage.bodies('file/rm').length;
    await fileRow(page, 'a.bin').click('button', 'Delete');
    await page.dialog().click('button', 'Delete');
    const told = await report(page);
    expect(told).toContain('Of 1 it is not known.');
    expect(told).toContain('It may have been done all the same.');
    expect(await page.dialog().names('button')).not.toContain('Try again');
    expect(stage.bodies('file/rm')).toHaveLength(before + 1);
    await close(page);
  });

  it('leaves a list that shows, once it is read again, what 1fichier has', IN_TURN, async () => {
    for (const { page, folder } of opened) {
      const isRefreshable = () =>
        page.evaluate<boolean>(
          `return [...document.querySelectorAll('button')].some((button) =>
             button.textContent === 'Refresh' && button.getAttribute('aria-disabled') === null);`,
        );
      await until('1fichier may be asked again', isRefreshable, REFRESH_TIMEOUT_MS);
      const before = stage.simulator.callsTo('folder/ls').length;
      await page.click('button', 'Refresh');
      await until('it is read', () => stage.simulator.callsTo('folder/ls').length > before);
      await untilShown(page, stage.filesIn(folder.id));
    }
    expect(stage.simulator.rejected()).toEqual([]);
  });

  it('because 1fichier is locked says until when, and sends nothing more', IN_TURN, async () => {
    const page = await openFolder('Locking');
    const lock = { type: 'lock', lock: 'flood-user', ms: LOCK_MS } as const;
    stage.simulator.faults.next({ match: 'file/rename', action: lock });
    await fileRow(page, 'a.bin').click('button', 'Rename');
    await page.fill('Name', 'z.bin');
    await page.dialog().click('button', 'Rename');
    const words =
      /1fichier asks your account to slow down\. Nothing goes to 1fichier until (?:[A-Z][a-z]{2} \d+ )?\d\d:\d\d; try again then\./;
    await page.dialog().waitForText(words);
    expect(inside('Locking')).toEqual(NAMES);
    const calls = stage.simulator.calls.length;
    await page.dialog().click('button', 'Rename');
    await page.dialog().waitForText(words);
    await page.press('Escape');
    await untilClosed(page);
    await page.click('checkbox', 'Select all shown');
    await page.click('button', 'Delete selected');
    await page.dialog().click('button', 'Delete');
    const told = await report(page);
    expect(told).toContain('4 were not done.');
    expect(told).toMatch(words);
    expect(stage.simulator.calls.length).toBe(calls);
    await close(page);
    expect(await shownNames(page)).toEqual(NAMES);
  });
});
