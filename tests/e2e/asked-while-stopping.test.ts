import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Folder } from '../simulator/model/records.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { type FilesStage, fileRow, openFilesStage } from './files-stage.ts';
import { IN_TURN, KINDS } from './stage.ts';

/** Far longer than a page may wait for a background that is gone. */
const ANSWER_DELAY_MS = 60_000;
const END_MS = 30_000;
/** A folder may be listed once in 30 s. */
const LISTABLE_MS = 45_000;
/** From now on the page hears no answer to this message, nor that there will be none. */
const deafTo = (type: string) => `
  const { runtime } = (window.wrappedJSObject ?? window).chrome;
  const send = runtime.sendMessage;
  runtime.sendMessage = function (message, done) {
    if (message.type !== '${type}') return send.call(runtime, message, done);
    runtime.sendMessage = send;
    return send.call(runtime, message, () => undefined);
  };`;
const DIRECT = /^https:\/\/[ao]-\d+\.1fichier\.com\//;

describe.concurrent.each(KINDS)('When the background of %s stops while it is asked for', (kind) => {
  let stage: FilesStage;
  let films: Folder;
  let music: Folder;
  beforeAll(async () => {
    stage = await openFilesStage(kind);
    films = stage.folder('Films');
    music = stage.folder('Music');
    stage.file('song.ogg', music.id);
    stage.file('notes.txt');
  });
  afterAll(() => stage?.close());

  /** 1fichier has done its work and keeps its answer back; the background that waits for it is stopped. */
  async function stopDuring<T>(endpoint: string, ask: () => Promise<T>): Promise<T> {
    const { simulator, browser } = stage;
    const before = simulator.callsTo(endpoint).length;
    simulator.faults.next({ match: endpoint, action: { type: 'delay-after-work', ms: ANSWER_DELAY_MS } });
    const asked = await ask();
    await simulator.until(() => simulator.callsTo(endpoint).length > before);
    await browser.stopBackground();
    return asked;
  }

  const untilNothingTurns = (page: ExtensionPage) =>
    until('nothing on the page is under way', () =>
      page.evaluate<boolean>(`return document.querySelector('[aria-busy=true], .icon-spin') === null;`),
    );

  it('a listing comes all the same', IN_TURN, async () => {
    const page = await stopDuring('folder/ls', () => stage.browser.openFiles());
    await page.waitForText('notes.txt', LISTABLE_MS);
    await untilNothingTurns(page);
    await page.close();
  });

  it('a direct link comes all the same', IN_TURN, async () => {
    const page = await stage.openAt(0, 'notes.txt');
    await stopDuring('get_token', () => fileRow(page, 'notes.txt').click('button', 'Copy direct link'));
    await page.waitForText(/Direct link copied, valid until/, END_MS);
    expect(await stage.browser.clipboard()).toMatch(DIRECT);
    await untilNothingTurns(page);
    await page.close();
  });

  it('a direct link comes too when the browser does not say that it has stopped', IN_TURN, async () => {
    const page = await stage.openAt(0, 'notes.txt');
    await page.evaluate(deafTo('directLinkOf'));
    await stopDuring('get_token', () => fileRow(page, 'notes.txt').click('button', 'Copy direct link'));
    await page.waitForText(/Direct link copied, valid until/, END_MS);
    await untilNothingTurns(page);
    await page.close();
  });

  it('sharing a folder is told as unknown, and then as it is', IN_TURN, async () => {
    const page = await stage.openAt(0, 'Films');
    await fileRow(page, 'Films').click('button', 'Share');
    await page.dialog().waitForText('It has no public address.');
    await stopDuring('folder/share', () => page.dialog().click('button', 'Share'));
    await page
      .dialog()
      .waitForText('The extension stopped before it answered. It may have been done all the same.', END_MS);
    await untilNothingTurns(page);
    await page.dialog().waitForText('Public address', LISTABLE_MS);
    expect(await page.value('Public address')).toBe(`https://1fichier.com/dir/${films.shareCode}`);
    expect(await page.dialog().text()).not.toContain('It may have been done');
    expect(stage.bodies('folder/share')).toHaveLength(1);
    await page.close();
  });

  it('deleting a file is told as unknown, and the list shows what there is', IN_TURN, async () => {
    const page = await stage.openAt(music.id, 'song.ogg');
    await fileRow(page, 'song.ogg').click('button', 'Delete');
    await stopDuring('file/rm', () => page.dialog().click('button', 'Delete'));
    await page.dialog().waitForText('Of 1 it is not known.', END_MS);
    await untilNothingTurns(page);
    expect(await page.dialog().names('button')).not.toContain('Try again');
    await page.press('Escape');
    await page.waitForText('Nothing in this folder', LISTABLE_MS);
    expect(stage.bodies('file/rm')).toHaveLength(1);
    expect(stage.simulator.rejected()).toEqual([]);
  });
});
