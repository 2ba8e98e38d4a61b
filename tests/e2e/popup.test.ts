import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { DONE_TIMEOUT_MS, IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const FRAGMENT_URL = 'http://pages.example/fragment.html';
const FRAGMENT = `<!DOCTYPE html><meta charset="utf-8"><title>Fragment</title><p>See
  <a href="http://files.example/hidden-in-markup-1.bin">one</a>,
  <a href="http://files.example/hidden-in-markup-2.bin">two</a> and
  <a href="http://files.example/hidden-in-markup-1.bin">one again</a>.</p>`;

/** Names shortened on the screen count as whole. */
function rowTexts(popup: ExtensionPage): Promise<string> {
  return popup.evaluate(`return document.querySelector('[aria-label=Transfers]')?.textContent ?? '';`);
}

/** As a browser does that refuses, and neither can be made to: the one asks for the focus, the other trusts the extension. */
const REFUSE_COPYING = `
  const { navigator } = window.wrappedJSObject ?? window;
  Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new Error('refused')) });`;

/** The words of an alert that stands on the screen, under nothing else; null when there is none. */
function seenAlert(popup: ExtensionPage): Promise<string | null> {
  return popup.evaluate(`
    const alert = document.querySelector('[role=alert]');
    if (alert === null) return null;
    const { left, top, width, height } = alert.getBoundingClientRect();
    const isOnTop = alert.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    return isOnTop && width > 100 && height > 10 ? alert.innerText : null;`);
}

describe.concurrent.each(KINDS)('The popup in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
    const body = Buffer.from(FRAGMENT);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    stage.simulator.site.set('pages.example', '/fragment.html', { status: 200, headers, body });
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  async function untilNextPopupHolds(text: string): Promise<void> {
    await until(`a newly opened popup holds "${text}"`, async () => {
      const popup = await stage.browser.openPopup();
      // The account's line comes with the draft's answer, or after it.
      await popup.waitForText('Premium');
      const value = await popup.value('Links to send');
      await popup.close();
      return value === text;
    });
  }

  it('keeps what was typed when it closes', IN_TURN, async () => {
    const popup = await stage.browser.openPopup();
    await popup.fill('Links to send', 'http://files.example/draft.bin');
    await untilNextPopupHolds('http://files.example/draft.bin');
    await popup.fill('Links to send', '');
    await untilNextPopupHolds('');
    await popup.close();
  });

  it('sends the links of a pasted piece of a page, each once', IN_TURN, async () => {
    const { browser, simulator } = stage;
    const page = await browser.open(FRAGMENT_URL);
    await page.copyAll();
    const popup = await browser.openPopup();
    await popup.paste('Links to send');
    await popup.waitForText('2 links in the pasted piece of page');
    await popup.click('button', 'Send');
    await popup.waitForText('2 links on their way');
    await popup.row('hidden-in-markup-1.bin').waitForText('Done', DONE_TIMEOUT_MS);
    await popup.row('hidden-in-markup-2.bin').waitForText('Done', DONE_TIMEOUT_MS);
    expect(simulator.state.jobs.flatMap(({ urls }) => urls).toSorted()).toEqual([
      'http://files.example/hidden-in-markup-1.bin',
      'http://files.example/hidden-in-markup-2.bin',
    ]);
  });

  it('folds duplicates, and says how many', IN_TURN, async () => {
    const popup = await stage.browser.openPopup();
    const url = 'http://files.example/pasted-twice.bin';
    await popup.fill('Links to send', `${url} ${url}`);
    await popup.click('button', 'Send');
    await popup.waitForText('1 link on its way, 1 duplicate left out');
    await popup.row('pasted-twice.bin').waitForText('Done', DONE_TIMEOUT_MS);
    expect(stage.requestsWith(url)).toBe(1);
    expect(await popup.value('Links to send')).toBe('');
  });

  it('copies all links at once', IN_TURN, async () => {
    const popup = await stage.browser.openPopup();
    await popup.click('button', 'Copy all links');
    const expected = stage.simulator.state.jobs.flatMap(({ results }) =>
      results.map((row) => row.download_link),
    );
    expect(expected).toHaveLength(3);
    await until('all links are copied', async () => {
      const lines = (await stage.browser.clipboard()).trim().split('\n');
      return lines.length === 3 && expected.every((link) => link !== undefined && lines.includes(link));
    });
  });

  it('shows that the links could not be copied until that is put away', IN_TURN, async () => {
    const popup = await stage.browser.openPopup();
    await popup.waitForText('Done');
    await popup.evaluate(REFUSE_COPYING);
    await popup.click('button', 'Copy all links');
    const words = await until('the failure is seen', async () => (await seenAlert(popup)) ?? undefined);
    expect(words).toContain('The browser did not allow copying.');
    await popup.click('button', 'Close');
    await until('the failure is gone', async () => (await popup.names('alert')).length === 0);
    await popup.close();
  });

  it('retries a failed transfer when asked to, and removes it', IN_TURN, async () => {
    const { browser, simulator } = stage;
    const url = 'http://files.example/comes-later.bin';
    simulator.site.set('files.example', '/comes-later.bin', {
      status: 404,
      headers: {},
      body: Buffer.from('not yet'),
    });
    await stage.send(url);
    const popup = await stage.waitForRow('comes-later.bin', 'Failed');
    simulator.site.set('files.example', '/comes-later.bin', {
      status: 200,
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from('now it is here'),
    });
    await popup.row('comes-later.bin').click('button', 'Retry');
    await popup.row('comes-later.bin').waitForText('Done', DONE_TIMEOUT_MS);
    expect(stage.requestsWith(url)).toBe(2);

    await popup.row('comes-later.bin').click('button', 'Remove');
    await until('the row is gone', async () => !(await rowTexts(popup)).includes('comes-later.bin'));
    await popup.close();
    const again = await browser.openPopup();
    await until('the list is shown', async () => (await rowTexts(again)).includes('hidden-in-markup-1.bin'));
    expect(await rowTexts(again)).not.toContain('comes-later.bin');
    expect(simulator.rejected()).toEqual([]);
  });
});
