import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { KINDS, openStage, type Stage } from './stage.ts';

const FRAGMENT_URL = 'http://pages.example/fragment.html';
const FRAGMENT = `<!DOCTYPE html><meta charset="utf-8"><title>Fragment</title><p>See
  <a href="http://files.example/hidden-in-markup-1.bin">one</a>,
  <a href="http://files.example/hidden-in-markup-2.bin">two</a> and
  <a href="http://files.example/hidden-in-markup-1.bin">one again</a>.</p>`;

describe.each(KINDS)('The popup in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
    const body = Buffer.from(FRAGMENT);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    stage.simulator.site.set('pages.example', '/fragment.html', { status: 200, headers, body });
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  it('keeps what was typed when it closes', async () => {
    const popup = await stage.browser.openPopup();
    await popup.fill('Links to send', 'http://files.example/draft.bin');
    await until('the draft is stored', async () => {
      const second = await stage.browser.openPopup();
      const value = await second.value('Links to send');
      await second.close();
      return value === 'http://files.example/draft.bin';
    });
    await popup.close();
    const again = await stage.browser.openPopup();
    await until('the draft is back', async () => (await again.value('Links to send')) !== '');
    await again.fill('Links to send', '');
    await again.close();
  });

  it('sends the links of a pasted piece of a page, duplicates folded', async () => {
    const { browser, simulator } = stage;
    const page = await browser.open(FRAGMENT_URL);
    await page.copyAll();
    const popup = await browser.openPopup();
    await popup.paste('Links to send');
    await popup.click('button', 'Send');
    await popup.waitForText('2 links are on their way');
    await popup.waitForText('1 duplicate left out');
    await popup.row('hidden-in-markup-1.bin').waitForText('Done', 40_000);
    await popup.row('hidden-in-markup-2.bin').waitForText('Done', 40_000);
    expect(simulator.state.jobs.flatMap(({ urls }) => urls).toSorted()).toEqual([
      'http://files.example/hidden-in-markup-1.bin',
      'http://files.example/hidden-in-markup-2.bin',
    ]);
  });

  it('copies all links at once', async () => {
    const popup = await stage.browser.openPopup();
    await popup.click('button', 'Copy all links');
    const expected = stage.simulator.state.jobs.flatMap(({ results }) =>
      results.map((row) => row.download_link),
    );
    expect(expected).toHaveLength(2);
    await until('both links are copied', async () => {
      const lines = (await stage.browser.clipboard()).trim().split('\n');
      return lines.length === 2 && expected.every((link) => link !== undefined && lines.includes(link));
    });
  });

  it('retries a failed transfer when asked to, and removes it', async () => {
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
    await popup.row('comes-later.bin').waitForText('Done', 40_000);
    expect(stage.requestsWith(url)).toBe(2);

    await popup.row('comes-later.bin').click('button', 'Remove');
    await until('the row is gone', async () => !(await popup.text()).includes('comes-later.bin'));
    await popup.close();
    const again = await browser.openPopup();
    await again.waitForText('hidden-in-markup-1.bin');
    expect(await again.text()).not.toContain('comes-later.bin');
    expect(simulator.rejected()).toEqual([]);
  });
});
