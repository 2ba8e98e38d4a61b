import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { linkOf } from '../simulator/model/files.ts';
import { addFolder } from '../simulator/model/folders.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { memoryOfGroup } from './drivers/group-memory.ts';
import { until } from './drivers/until.ts';
import { storagesOf, watchChromiumPage } from './page-secrets.ts';
import { IN_TURN, KINDS } from './stage.ts';
import { MB, type SampleFile } from './upload-files.ts';
import { openUploadStage, UPLOAD_TIMEOUT_MS, type UploadStage, untilNoRule } from './upload-stage.ts';

const RESULTS = fileURLToPath(new URL('../../test-results/', import.meta.url));
const LARGE = 400 * MB;
const MAY_GROW = 100 * MB;
/** At 40 MB a second it takes 10 s on an idle machine. */
const LARGE_TIMEOUT_MS = 300_000;

describe.each(KINDS)('Uploads in %s', (kind) => {
  let stage: UploadStage;
  let page: ExtensionPage;
  let folderId: number;
  /** A folder that is there, its accents composed. */
  let summerId: number;

  beforeAll(async () => {
    mkdirSync(RESULTS, { recursive: true });
    stage = await openUploadStage(kind);
    const { simulator } = stage;
    const owner = simulator.state.keys.get(TEST_KEYS.premium);
    if (owner === undefined) throw new Error('no account');
    folderId = addFolder(simulator, owner, 'Films').id;
    summerId = addFolder(simulator, owner, 'Été', folderId).id;
    page = await stage.browser.openFiles(`#folder=${folderId}`);
    await page.waitForText('Été');
  });
  afterAll(() => stage?.close());

  const row = ({ name }: SampleFile) => page.row(name, 'Uploads');
  const picture = async (name: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await stage.browser.setColorScheme(scheme);
      await page.screenshot(`${RESULTS}upload-${name}-${kind}-${scheme}.png`);
    }
    await stage.browser.setColorScheme('light');
  };

  it('wait until they are allowed', IN_TURN, async () => {
    const small = stage.samples.add('first.bin', MB);
    await stage.choose(page, small);
    await page.waitForText('Allow the extension to reach them');
    await picture('allow');
    await stage.allow(page);
    await row(small).waitForText('Done', UPLOAD_TIMEOUT_MS);
    await page.click('button', 'Clear finished');
  });

  it('bring three files, one of them large, into a folder, byte for byte', {
    ...IN_TURN,
    timeout: 2 * LARGE_TIMEOUT_MS,
  }, async () => {
    const { samples, simulator, browser } = stage;
    const files = [
      samples.add('notes of the journey.txt', 20_000),
      samples.add(
        `A film with a very long name that does not fit into any row of the panel ${kind} 2160p.mkv`,
        LARGE,
      ),
      samples.add('été à la mer.jpg', 3 * MB),
    ];
    const watch = browser.kind === 'chromium' ? await watchChromiumPage(browser, '/files.html') : null;
    const group = browser.processGroup();
    const before = memoryOfGroup(group);
    let most = 0;
    const sampler = setInterval(() => {
      most = Math.max(most, memoryOfGroup(group));
    }, 250);
    simulator.switches.uploadPace = 40 * MB;
    await stage.choose(page, ...files);
    await page.waitForText(/MB\/s · .+ left/, UPLOAD_TIMEOUT_MS);
    await picture('sending');
    for (const file of files) await row(file).waitForText('Done', LARGE_TIMEOUT_MS);
    clearInterval(sampler);
    await picture('done');

    for (const { name, size, sha256 } of files) {
      expect(stage.stored(name)).toMatchObject([{ size, sha256, folderId }]);
    }
    expect(most).toBeGreaterThan(0);
    expect((most - before) / MB).toBeLessThan(MAY_GROW / MB);
    // Each in the list of the folder as well.
    for (const { name } of files) await page.row(name, 'Files').waitForText(/./);

    expect(await storagesOf(page)).not.toContain(TEST_KEYS.premium);
    if (watch !== null) {
      expect(watch.requests().filter((request) => request.includes('upload.cgi'))).toHaveLength(3);
      expect(watch.requests().join('\n')).not.toContain(TEST_KEYS.premium);
      const heap = await watch.heap();
      expect(heap).toContain('notes of the journey.txt');
      expect(heap).not.toContain(TEST_KEYS.premium);
    }
    const posts = simulator.callsTo('upload').slice(-3);
    expect(posts.map(({ headers }) => headers.authorization)).toEqual(
      posts.map(() => `Bearer ${TEST_KEYS.premium}`),
    );
    await untilNoRule(stage, page);
  });

  it('hand over the links of what has arrived', IN_TURN, async () => {
    await page.choose('Format of the uploaded links', 'Markdown');
    await page.click('button', 'Copy links as');
    await page.waitForText('3 links copied as Markdown.');
    const [file] = stage.stored('été à la mer.jpg');
    if (file === undefined) throw new Error('not there');
    expect(await stage.browser.clipboard()).toContain(`- [été à la mer.jpg](<${linkOf(file)}>)`);
    await page.click('button', 'Clear finished');
  });

  it('carry a password and a mail address when they are given', IN_TURN, async () => {
    const file = stage.samples.add('secret.bin', MB);
    await page.click('button', 'More ways to upload');
    await page.click('button', 'Upload options');
    await page.fill('Password for the links', 'short');
    await page.waitForText('At least six characters');
    await stage.choose(page, file);
    await row(file).waitForText('Waiting');
    await page.fill('Mail to, when done', 'me@mail.example');
    await page.fill('Password for the links', 'long enough');
    await page.press('Enter');
    await row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    await picture('options');
    expect(stage.stored(file.name)).toMatchObject([{ password: 'long enough' }]);
    expect(stage.simulator.callsTo('upload').at(-1)?.body).toContain(
      'name="mail"\r\n\r\nme@mail.example\r\n',
    );
    await page.fill('Mail to, when done', '');
    await page.fill('Password for the links', '');
    await page.press('Enter');
    await page.click('button', 'Clear finished');
  });

  it('are dropped anywhere on the page', IN_TURN, async () => {
    await page.evaluate(`
      const dataTransfer = new DataTransfer();
      for (const name of ['dropped 1.txt', '.DS_Store', 'dropped 2.txt']) dataTransfer.items.add(new File(['hello ' + name], name));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.querySelector('h2, main').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));`);
    for (const name of ['dropped 1.txt', 'dropped 2.txt']) {
      await page.row(name, 'Uploads').waitForText('Done', UPLOAD_TIMEOUT_MS);
      const [file] = stage.stored(name);
      expect(file?.bytes.toString()).toBe(`hello ${name}`);
    }
    await page.waitForText('1 system file was left out: .DS_Store');
    expect(stage.stored('.DS_Store')).toEqual([]);
    await picture('left-out');
  });

  async function bringDroppedFolder(): Promise<void> {
    const { browser, samples, simulator } = stage;
    if (browser.kind !== 'chromium') throw new Error('no folder can be dropped here');
    // As a Mac writes it.
    const name = 'Été'.normalize('NFD');
    samples.add(`${name}/one.txt`, 100);
    samples.add(`${name}/Day 2/two.txt`, 100);
    samples.add(`${name}/Thumbs.db`, 100);
    const session = await browser.sessionOf('/files.html');
    const data = { items: [], files: [`${samples.path}/${name}`], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
    }
    await page.row('two.txt', 'Uploads').waitForText('Done', UPLOAD_TIMEOUT_MS);
    await page.row('one.txt', 'Uploads').waitForText('Done', UPLOAD_TIMEOUT_MS);
    const wayOf = (id: number): string[] => {
      const folder = simulator.state.folders.get(id);
      return folder === undefined || id === 0 ? [] : [...wayOf(folder.parentId), folder.name];
    };
    const [one] = stage.stored('one.txt');
    const [two] = stage.stored('two.txt');
    expect([wayOf(one?.folderId ?? 0), wayOf(two?.folderId ?? 0)]).toEqual([
      ['Films', 'Été'],
      ['Films', 'Été', 'Day 2'],
    ]);
    expect(one?.folderId).toBe(summerId);
    await page.waitForText(`1 system file was left out: ${name}/Thumbs.db`);
  }
  // Only Chromium's protocol can drop what lies on the disk.
  if (kind === 'chromium')
    it('bring a dropped folder with its folders into the one of that name', IN_TURN, bringDroppedFolder);

  it('ask 1fichier nothing that it would mind', IN_TURN, async () => {
    await until('nothing is under way', async () => (await stage.rules(page)).length === 0);
    expect(stage.simulator.rejected()).toEqual([]);
  });
});
