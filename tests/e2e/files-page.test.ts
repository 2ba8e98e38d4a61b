import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile } from '../simulator/model/files.ts';
import { addFolder } from '../simulator/model/folders.ts';
import { until } from './drivers/until.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

describe.concurrent.each(KINDS)('The files page in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
    await stage.saveKey();
    const { simulator } = stage;
    const owner = simulator.state.keys.get(TEST_KEYS.premium);
    if (owner === undefined) throw new Error('no account');
    const films = addFolder(simulator, owner, 'Films');
    addFolder(simulator, owner, '2020', films.id);
    addFile(simulator, { filename: 'notes.txt', bytes: 'n'.repeat(2000), owner });
    addFile(simulator, { filename: 'archive.zip', bytes: 'a'.repeat(9000), owner, password: 'secret' });
    addFile(simulator, { filename: 'film.mkv', bytes: 'f'.repeat(500), owner, folderId: films.id });
  });
  afterAll(() => stage?.close());

  it('opens folders by keyboard and goes back', IN_TURN, async () => {
    const page = await stage.browser.openFiles();
    await page.waitForText('notes.txt');
    expect(await page.names('treeitem')).toEqual(['Main folder', 'Films']);
    await page.evaluate(`document.querySelector('[aria-label=Files] [data-row]').focus();`);
    expect(await page.focused()).toBe('Films');
    await page.press('Enter');
    await page.waitForText('film.mkv');
    await until('the list has the focus', async () => (await page.focused()) === '2020');
    await page.press('Backspace');
    await page.waitForText('notes.txt');
    await until('the folder one comes from has the focus', async () => (await page.focused()) === 'Films');
    await page.row('notes.txt', 'Files').click('checkbox', 'notes.txt');
    await page.waitForText('1 selected');
    await page.close();
  });
});
