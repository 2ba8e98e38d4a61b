import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Folder, StoredFile } from '../simulator/model/records.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { type FilesStage, openFilesStage, untilClosed, untilShown } from './files-stage.ts';
import { IN_TURN, KINDS } from './stage.ts';

/** More stops than any screen has. */
const MOST_STOPS = 60;

describe.concurrent.each(KINDS)('Files without a mouse in %s', (kind) => {
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

  /** Goes on with Tab until that has the focus. */
  async function tabTo(name: string, key = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const now = await page.focused();
      if (now === name) return;
      passed.push(now);
      await page.press(key);
    }
    throw new Error(`${name} is not reached by ${key}, only: ${passed.join(' | ')}`);
  }
  async function type(text: string): Promise<void> {
    for (const letter of text) await page.press(letter === ' ' ? 'Space' : letter);
  }
  const hasFocus = (name: string) =>
    until(`the focus is on ${name}`, async () => (await page.focused()) === name);

  it('a folder is made, and the focus is where it was', IN_TURN, async () => {
    await tabTo('New folder');
    await page.press('Enter');
    await hasFocus('New folder in Main folder');
    await type('Made');
    await page.press('Enter');
    await untilShown(page, ['Made', 'Target', 'notes.txt', 'other.txt']);
    await hasFocus('New folder');
    expect(stage.foldersIn(0)).toEqual(['Made', 'Target']);
  });

  it('a file is renamed with F2, its extension kept', IN_TURN, async () => {
    // The row in use is the one that was first before.
    await tabTo('Target');
    await page.press('End');
    await hasFocus('other.txt');
    await page.press('ArrowUp');
    await hasFocus('notes.txt');
    await page.press('F2');
    await hasFocus('Name');
    await type('words');
    await page.press('Enter');
    await untilShown(page, ['Made', 'Target', 'other.txt', 'words.txt']);
    await hasFocus('words.txt');
    expect(notes.filename).toBe('words.txt');
  });

  it('its details are opened with Enter and closed with Escape', IN_TURN, async () => {
    await page.press('Enter');
    await page.waitForText(notes.checksum);
    await hasFocus('Close');
    await page.press('Escape');
    await untilClosed(page);
    await hasFocus('words.txt');
  });

  it('its link gets a password', IN_TURN, async () => {
    await page.press('Space');
    await page.waitForText('1 selected');
    await tabTo('Password');
    await page.press('Enter');
    await until('the field has the focus', () =>
      page.evaluate<boolean>(`return document.activeElement.matches('dialog input');`),
    );
    await type('opensesame');
    await page.press('Enter');
    await page.waitForText('1 file has the password.');
    await hasFocus('Password');
    expect(notes.password).toBe('opensesame');
  });

  it('it is copied and moved through the picker of folders', IN_TURN, async () => {
    await tabTo('Copy to', 'Shift+Tab');
    await page.press('Enter');
    await page.dialog().waitForText('Target');
    await hasFocus('Search folders');
    await page.press('ArrowDown');
    await page.press('End');
    await hasFocus('Target');
    await page.press('Enter');
    await page.waitForText('1 file copied.');
    await hasFocus('Copy to');
    expect(stage.filesIn(target.id)).toEqual(['words.txt']);

    await tabTo('words.txt', 'Shift+Tab');
    await tabTo('Move');
    await page.press('Enter');
    await hasFocus('Search folders');
    await page.dialog().waitForText('Target');
    await page.press('ArrowDown');
    await page.press('End');
    await hasFocus('Target');
    await page.press('Enter');
    await untilShown(page, ['Made', 'Target', 'other.txt']);
    // The row is gone, and the keyboard goes on beside it.
    await hasFocus('other.txt');
    expect(stage.filesIn(target.id)).toEqual(['words.txt', 'words.txt']);
  });

  it('a folder is shared', IN_TURN, async () => {
    await page.press('ArrowUp');
    await hasFocus('Target');
    await tabTo('Share');
    await page.press('Enter');
    await page.waitForText('It has no public address.');
    await hasFocus('Password (if you want one)');
    await page.press('Enter');
    await hasFocus('Public address');
    expect(target.shareCode).not.toBeNull();
    await tabTo('Stop sharing');
    await page.press('Enter');
    await page.waitForText('It has no public address.');
    expect(target.shareCode).toBeNull();
    await page.press('Escape');
    await untilClosed(page);
    await hasFocus('Share');
  });

  it('everything is deleted, after a question at which Enter changes nothing', IN_TURN, async () => {
    await tabTo('Target', 'Shift+Tab');
    await page.press('Control+a');
    await page.waitForText('3 selected');
    await page.press('Delete');
    await page.waitForText('Delete 3 items?');
    await hasFocus('Cancel');
    await page.press('Enter');
    await untilClosed(page);
    await hasFocus('Target');
    expect(stage.foldersIn(0)).toEqual(['Made', 'Target']);
    await page.press('Delete');
    await hasFocus('Cancel');
    await page.press('Tab');
    await hasFocus('Delete');
    await page.press('Enter');
    await page.waitForText('3 items deleted.');
    expect([stage.foldersIn(0), stage.filesIn(0)]).toEqual([[], []]);
    await until('the focus is where the list was', () =>
      page.evaluate<boolean>(`return document.activeElement.matches('main');`),
    );
  });
});
