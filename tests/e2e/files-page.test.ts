import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { filesAccount } from './files-account.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

/** The names in the table, from top to bottom, as far as they are drawn. */
const rows = (page: ExtensionPage) =>
  page.evaluate<string[]>(
    `return [...document.querySelectorAll('[aria-label=Files] [data-row]')].map((row) => row.getAttribute('aria-label'));`,
  );
const title = (page: ExtensionPage) => page.evaluate<string>('return document.title;');
const focusFirstRow = (page: ExtensionPage) =>
  page.evaluate(`document.querySelector('[aria-label=Files] [data-row]').focus();`);
const untilRows = (page: ExtensionPage, names: readonly string[]) =>
  until(names.join(', '), async () => (await rows(page)).join() === names.join());
const untilFocused = (page: ExtensionPage, name: string) =>
  until(`${name} has the focus`, async () => (await page.focused()) === name);

const ROOT_ROWS = ['Films', 'Music', 'archive.zip', 'notes.txt', 'part 2.rar', 'part 10.rar'];

describe.concurrent.each(KINDS)('The files page in %s', (kind) => {
  let stage: Stage;
  let filmsId = 0;
  beforeAll(async () => {
    stage = await openStage(kind);
    const { folder, file } = filesAccount(stage.simulator);
    const films = folder('Films');
    filmsId = films.id;
    folder('2020', films);
    folder('Music');
    file('notes.txt', 2000);
    file('archive.zip', 9000, { password: 'secret' });
    file('part 10.rar', 10);
    file('part 2.rar', 20);
    file('film.mkv', 500, { folderId: films.id });
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  it('shows what is in the account, sorted, filtered and picked', IN_TURN, async () => {
    const page = await stage.browser.openFiles();
    await page.resize(1280, 800);
    await untilRows(page, ROOT_ROWS);
    expect(await page.names('treeitem')).toEqual(['Main folder', 'Films', 'Music']);
    expect(await page.row('archive.zip', 'Files').text()).toMatch(/9\skB[\s\S]*Archive[\s\S]*Password/);
    expect(await page.row('notes.txt', 'Files').names('button')).toEqual([
      'Copy link',
      'Copy direct link',
      'Rename',
      'Move',
      'Delete',
      'Details',
    ]);
    expect(await title(page)).toBe('Main folder – Files – Send to 1fichier');
    expect(await page.text()).toMatch(/As of (?:[A-Z][a-z]{2} \d+ )?\d\d:\d\d\. Again in \d+ s/);
    expect(await page.text()).toMatch(/Premium until/);
    await page.click('button', 'Size');
    await untilRows(page, ['Films', 'Music', 'part 10.rar', 'part 2.rar', 'notes.txt', 'archive.zip']);
    await page.click('button', 'Size');
    await untilRows(page, ['Films', 'Music', 'archive.zip', 'notes.txt', 'part 2.rar', 'part 10.rar']);
    await page.fill('Filter', 'RAR');
    await untilRows(page, ['part 2.rar', 'part 10.rar']);
    await focusFirstRow(page);
    await page.press('Control+a');
    await page.waitForText('2 selected');
    await page.fill('Filter', 'no such name');
    await page.waitForText('Nothing matches');
    expect(await page.text()).toContain('2 of them not shown');
    await page.click('button', 'Clear the filter');
    await untilRows(page, ROOT_ROWS);
    await page.close();
  });

  it('is walked through by keyboard, and back through the history', IN_TURN, async () => {
    const page = await stage.browser.openFiles();
    await untilRows(page, ROOT_ROWS);
    await focusFirstRow(page);
    await untilFocused(page, 'Films');
    await page.press('Enter');
    await untilRows(page, ['2020', 'film.mkv']);
    await untilFocused(page, '2020');
    expect(await title(page)).toBe('Films – Files – Send to 1fichier');
    expect(await page.names('treeitem')).toEqual(['Main folder', 'Films', 'Music']);
    await page.press('Enter');
    await page.waitForText('Nothing in this folder');
    await page.press('Backspace');
    await untilRows(page, ['2020', 'film.mkv']);
    await untilFocused(page, '2020');
    await page.click('button', 'Main folder');
    await untilRows(page, ROOT_ROWS);
    await untilFocused(page, 'Films');
    await page.evaluate('history.back();');
    await untilRows(page, ['2020', 'film.mkv']);
    await page.evaluate('history.forward();');
    await untilRows(page, ROOT_ROWS);

    await focusFirstRow(page);
    await page.press('End');
    await untilFocused(page, 'part 10.rar');
    await page.press('Space');
    await page.press('Shift+ArrowUp');
    await page.waitForText('2 selected');
    await page.press('Escape');
    await page.waitForText('Select with the mouse');
    await page.press('Tab');
    await untilFocused(page, 'Copy link');
    // A dialog whose opener is gone when it ends.
    await page.evaluate(`
      const dialog = document.createElement('dialog');
      dialog.append(document.createElement('button'));
      document.body.append(dialog);
      dialog.showModal();
      dialog.firstChild.focus();
      dialog.remove();`);
    await untilFocused(page, 'part 2.rar');
    await page.close();
  });

  it('opens the folder in its address, and the tree with the keyboard', IN_TURN, async () => {
    const page = await stage.browser.openFiles(`#folder=${filmsId}`);
    await untilRows(page, ['2020', 'film.mkv']);
    await until('the tree is open around it', async () => (await page.names('treeitem')).includes('Music'));
    await page.evaluate(`document.querySelector('[role=treeitem][tabindex="0"]').focus();`);
    await untilFocused(page, 'Films');
    await page.press('ArrowRight');
    await until('2020 is in the tree', async () => (await page.names('treeitem')).includes('2020'));
    await page.press('ArrowDown');
    await page.press('Enter');
    await page.waitForText('Nothing in this folder');
    await untilFocused(page, '2020');
    await page.close();
  });

  it('follows what is done elsewhere, and refreshes only when it may', IN_TURN, async () => {
    const page = await stage.browser.openFiles();
    await untilRows(page, ROOT_ROWS);
    await page.evaluate(`
      const refresh = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Refresh');
      refresh.click();
      refresh.click();`);
    const made = await stage.browser.openPopup();
    await made.click('combobox', 'Folder at 1fichier');
    await made.waitForText('as of');
    await made.click('button', 'New folder');
    await made.fill('New folder in Main folder', 'Animals');
    await made.click('button', 'Create');
    await untilRows(page, ['Animals', ...ROOT_ROWS]);
    await until('the tree has it too', async () => (await page.names('treeitem')).includes('Animals'));
    // The simulator refuses a listing that comes within 30 s of the last.
    expect(stage.simulator.rejected()).toEqual([]);
    await made.close();
    await page.close();
  });

  it('says that a folder is gone, and leads to the one above', IN_TURN, async () => {
    const { folder } = filesAccount(stage.simulator);
    const doomed = folder('Doomed', stage.simulator.state.folders.get(filmsId));
    stage.simulator.state.folders.delete(doomed.id);
    const page = await stage.browser.openFiles(`#folder=${doomed.id}`);
    await page.waitForText('The folder no longer exists at 1fichier.');
    const calls = stage.simulator.callsTo('folder/ls').length;
    await page.click('button', 'Go to the folder above');
    await page.waitForText('notes.txt');
    expect(stage.simulator.callsTo('folder/ls').length).toBeLessThanOrEqual(calls + 1);
    await page.close();
  });

  it('opens from the popup and the options, once', IN_TURN, async () => {
    const filesTabs = async () => (await stage.browser.tabs()).filter((url) => url.includes('/files.html'));
    const popup = await stage.browser.openPopup();
    await popup.click('button', 'Files');
    const page = await stage.browser.opened('/files.html');
    await page.waitForText('notes.txt');
    await popup.click('button', 'Files');
    const options = await stage.browser.openOptions();
    await options.click('button', 'Files');
    await until('the files page is in front', () =>
      page.evaluate<boolean>(`return document.visibilityState === 'visible';`),
    );
    expect(await filesTabs()).toHaveLength(1);
    await options.close();
    await popup.close();
    await page.close();
  });

  it('shows no file of another account, and none without a key', IN_TURN, async () => {
    const page = await stage.browser.openFiles(`#folder=${filmsId}`);
    await page.waitForText('film.mkv');
    const options = await stage.browser.openOptions();
    await options.click('button', 'Remove key');
    await page.waitForText('Save your 1fichier API key');
    expect(await page.text()).not.toContain('film.mkv');
    await options.close();
    await page.close();
  });
});
