import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerText } from '../simulator/answer.ts';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile } from '../simulator/model/files.ts';
import { addFolder } from '../simulator/model/folders.ts';
import type { Simulator } from '../simulator/start-simulator.ts';
import { until } from './drivers/until.ts';
import { startVirtualScreen, type VirtualScreen } from './drivers/xvfb.ts';
import { createRealClicks } from './real-clicks.ts';
import { DONE_TIMEOUT_MS, IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const FOLDERS = { Slides1x: ['first.odp', 'second.odp'], Sounds2y: ['third.ogg'] };
const SLIDES = 'https://1fichier.com/dir/Slides1x';
const SOUNDS = 'https://1fichier.com/dir/Sounds2y';
const OTHER = 'http://files.example/beside-the-folders.bin';
const PAGE = 'http://pages.example/folders.html';

function shareFolders(simulator: Simulator): void {
  const owner = simulator.state.keys.get(TEST_KEYS.free);
  if (owner === undefined) throw new Error('The simulator has no such account.');
  for (const [code, names] of Object.entries(FOLDERS)) {
    const folder = addFolder(simulator, owner, code);
    folder.shareCode = code;
    for (const filename of names)
      addFile(simulator, { filename, bytes: filename, owner, folderId: folder.id });
  }
}

describe.concurrent.each(KINDS)('A pasted public folder in %s', (kind) => {
  let screen: VirtualScreen | null = null;
  let stage: Stage;
  beforeAll(async () => {
    // Chromium asks for the permission on a screen only.
    screen = kind === 'chromium' ? await startVirtualScreen() : null;
    stage = await openStage(kind, screen === null ? {} : { headed: true, display: screen.display });
    shareFolders(stage.simulator);
    const text = `<pre>${[SLIDES, OTHER, SOUNDS].join('\n')}</pre>`;
    stage.simulator.site.set('pages.example', '/folders.html', answerText(text, 'text/html'));
    await stage.saveKey();
  });
  afterAll(async () => {
    await stage?.close();
    await screen?.stop();
  });

  it('offers to list its files, while the other links of the paste are sent', IN_TURN, async () => {
    const { browser, simulator } = stage;
    const source = await browser.open(PAGE);
    await until('the links are on the clipboard', async () => {
      await source.copyAll();
      return (await browser.clipboard()).includes(SOUNDS);
    });
    const popup = await browser.openPopup();
    await popup.paste('Links to send');
    await popup.waitForText('1fichier.com/dir/Slides1x');
    await popup.waitForText('1fichier.com/dir/Sounds2y');
    await popup.click('button', 'Send');
    await popup.waitForText('1 link on its way, 2 shared folders below');
    expect((await popup.names('button')).filter((name) => name === 'List its files')).toHaveLength(2);
    expect((await popup.value('Links to send')).split(/\s+/)).toEqual([SLIDES, SOUNDS]);
    await popup.row('beside-the-folders.bin').waitForText('Done', DONE_TIMEOUT_MS);
    expect(stage.requestsWith(OTHER)).toBe(1);
    expect(simulator.callsTo('remote/request')).toHaveLength(1);
    await popup.close();
  });

  it('opens with its files in the grabber, and leaves the box', IN_TURN, async () => {
    const { browser } = stage;
    const popup = await browser.openPopup();
    await popup.row('1fichier.com/dir/Slides1x', 'Shared folders').click('button', 'List its files');
    const page = await browser.opened('/grabber.html#folder=');
    await page.waitForText('A shared folder at 1fichier');
    await createRealClicks(stage, screen).clickAndAllow(page, 'Allow and open');
    await page.waitForText('2 links');
    expect(await page.names('checkbox')).toEqual(expect.arrayContaining(FOLDERS.Slides1x));
    await until('the box holds the other folder alone', async () => {
      const again = await browser.openPopup();
      await again.waitForText('1fichier.com/dir/Sounds2y');
      const left = await again.value('Links to send');
      await again.close();
      return left.trim() === SOUNDS;
    });
  });

  it('is offered again when the popup is opened later', IN_TURN, async () => {
    const { browser, simulator } = stage;
    await browser.closeTabs('/grabber.html');
    const popup = await browser.openPopup();
    await popup.click('button', 'List its files');
    const page = await browser.opened('/grabber.html#');
    await page.waitForText('1 link');
    expect(await page.names('checkbox')).toEqual(expect.arrayContaining(FOLDERS.Sounds2y));
    expect(simulator.rejected()).toEqual([]);
  });
});
