import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile } from '../simulator/model/files.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const SHARED = 'https://1fichier.com/?sharedbyanother00001';
const COPIED_AS = 'shared-by-another.zip';
const DOUBTED = 'http://files.example/doubted-film.mkv?size=4096';
/** The looks for a lost request take 90 s. */
const UNDECIDED_MS = 150_000;
/** 1fichier lists a folder once in 30 s, and the picker or the outbox may have just asked. */
const LISTED_MS = 45_000;

describe.concurrent.each(KINDS)('A link of which nobody knows the end in %s', (kind) => {
  let stage: Stage;
  /** With the folder chosen. */
  let popup: ExtensionPage;
  beforeAll(async () => {
    stage = await openStage(kind);
    await stage.saveKey();
    popup = await stage.browser.openPopup();
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
  });
  afterAll(() => stage?.close());

  const folderId = () =>
    [...stage.simulator.state.folders.values()].find(({ name }) => name === 'Animals')?.id;
  const filesTabs = async () => (await stage.browser.tabs()).filter((url) => url.includes('/files.html'));

  async function send(url: string): Promise<void> {
    await popup.fill('Links to send', url);
    await popup.click('button', 'Send');
  }

  it('says what is known of a lost answer, and opens its folder in the files page', IN_TURN, async () => {
    const { simulator, browser } = stage;
    simulator.faults.next({ match: 'file/cp', action: { type: 'cut-after-work' } });
    await send(SHARED);
    const row = popup.row('sharedbyanother00001');
    await row.waitForText(
      /Failed · 1fichier may already have this\. Sent at \d\d:\d\d, but 1fichier’s answer was lost\./,
    );
    await row.waitForText('Look in the folder first: if you send it again, it may be there twice.');
    const buttons = await row.names('button');
    expect(buttons).toEqual(expect.arrayContaining(['Look in folder', 'Send again']));
    expect(buttons).not.toContain('Retry');

    await row.click('button', 'Look in folder');
    const page = await browser.opened('/files.html');
    await page.waitForText(COPIED_AS, LISTED_MS);
    expect(await page.evaluate('return location.hash;')).toBe(`#folder=${folderId()}`);
    expect(await page.evaluate('return document.title;')).toMatch(/^Animals/);
    expect(simulator.callsTo('file/cp')).toHaveLength(1);
  });

  it('finds its file in the files page that is open, read afresh', IN_TURN, async () => {
    const { simulator, browser } = stage;
    // Lost on its way, which nobody can know on an account that never had a job; a file of its name is there.
    simulator.faults.next({ match: 'remote/request', action: { type: 'cut-before-work' } });
    addFile(simulator, {
      owner: simulator.state.keys.get(TEST_KEYS.premium) ?? null,
      folderId: folderId() ?? 0,
      filename: 'doubted-film.mkv',
      bytes: Buffer.alloc(4096),
    });
    await send(DOUBTED);
    const row = popup.row('doubted-film.mkv');
    await until(
      'the row offers a look in the folder',
      async () => (await row.names('button')).includes('Look in folder'),
      UNDECIDED_MS,
    );
    const page = await browser.opened('/files.html');
    await row.click('button', 'Look in folder');
    await page.waitForText('doubted-film.mkv', LISTED_MS);
    expect(await page.value('Filter')).toBe('doubted-film.mkv');
    expect(await page.text()).not.toContain(COPIED_AS);
    await until('the files page is in front', () =>
      page.evaluate<boolean>(`return document.visibilityState === 'visible';`),
    );
    expect(await filesTabs()).toHaveLength(1);
    expect(stage.requestsWith(DOUBTED)).toBe(1);
    expect(simulator.rejected()).toEqual([]);
  });

  it('is sent again only by its own button', IN_TURN, async () => {
    const { simulator } = stage;
    const row = popup.row('sharedbyanother00001');
    await row.click('button', 'Send again');
    await row.waitForText('Done');
    expect(simulator.callsTo('file/cp')).toHaveLength(2);
  });
});
