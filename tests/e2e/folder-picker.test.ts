import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { DONE_TIMEOUT_MS, IN_TURN, KINDS, openStage, PAGE_URL, type Stage } from './stage.ts';

const TO_NEW_FOLDER = 'http://files.example/to-a-new-folder.bin';
const TO_PINNED_FOLDER = 'http://files.example/to-a-pinned-folder.bin';

describe.concurrent.each(KINDS)('The folder picker in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  const folderOf = (url: string) =>
    stage.simulator
      .callsTo('remote/request')
      .map(({ json }) => json as { urls: string[]; folder_id?: number })
      .find(({ urls }) => urls.includes(url))?.folder_id;
  const madeId = () =>
    stage.simulator.callsTo('folder/mkdir').map(({ json }) => (json as { name: string }).name);

  it('makes a folder, and the links go there', IN_TURN, async () => {
    const popup = await stage.browser.openPopup();
    await popup.click('combobox', 'Folder at 1fichier');
    await popup.waitForText('as of');
    await popup.click('button', 'New folder');
    await popup.fill('New folder in Main folder', 'Animals');
    await popup.click('button', 'Create');
    await until('the new folder is chosen', async () =>
      (
        await popup.evaluate<string>(`return document.querySelector('[role=combobox]').textContent;`)
      ).includes('Animals'),
    );
    expect(madeId()).toEqual(['Animals']);
    await popup.fill('Links to send', TO_NEW_FOLDER);
    await popup.click('button', 'Send');
    await popup.row('to-a-new-folder.bin').waitForText('Done', DONE_TIMEOUT_MS);
    expect(folderOf(TO_NEW_FOLDER)).toBeGreaterThan(0);
    await popup.close();
  });

  it('pins a folder into the context menu, which sends there', IN_TURN, async () => {
    const popup = await stage.browser.openPopup();
    await popup.click('combobox', 'Folder at 1fichier');
    // The one used last is the first of all rows.
    await popup.waitForText('Recent');
    await popup.click('button', 'Pin');
    await popup.waitForText('Pinned');
    await popup.close();
    const folderId = folderOf(TO_NEW_FOLDER);
    await until('the menu has the folder', async () => {
      try {
        await stage.browser.menuOnLink(`send-link:${folderId}`, TO_PINNED_FOLDER, PAGE_URL);
        return true;
      } catch {
        return false;
      }
    });
    await until('the link is sent', async () => folderOf(TO_PINNED_FOLDER) !== undefined);
    expect(folderOf(TO_PINNED_FOLDER)).toBe(folderId);
  });
});
