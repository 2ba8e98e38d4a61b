import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBytes } from '../simulator/sources/sample-files.ts';
import { until } from './drivers/until.ts';
import { fetchDirect } from './fetch-direct.ts';
import { hasOptionsTab, IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const SOURCE = 'http://files.example/holiday-film.mp4?size=65536';
const LENGTH = 65_536;

describe.concurrent.each(KINDS)('In %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(() => stage?.close());

  it('opens the options by itself when it is first installed', IN_TURN, async () => {
    expect(await hasOptionsTab(stage.browser)).toBe(true);
  });

  it('takes a link from the menu to identical bytes, sending it once', IN_TURN, async () => {
    const { browser, simulator } = stage;
    await stage.saveKey();
    await stage.send(SOURCE);
    await until('1fichier is asked', () => stage.requestsWith(SOURCE) > 0);

    const popup = await stage.waitForRow('holiday-film.mp4', 'Done');
    const row = popup.row('holiday-film.mp4');
    await row.click('button', 'Copy link');
    const share = await until('the share link is copied', async () => {
      const text = await browser.clipboard();
      return /^https:\/\/1fichier\.com\/\?[a-z0-9]{5,20}$/.test(text) ? text : undefined;
    });
    expect(simulator.state.jobs[0]?.results[0]?.download_link).toBe(share);

    await row.click('button', 'Copy direct link');
    const direct = await until('the direct link is copied', async () => {
      const text = await browser.clipboard();
      return text === share ? undefined : text;
    });
    expect(new URL(direct).hostname).toMatch(/^[ao]-\d+\.1fichier\.com$/);
    const bytes = await fetchDirect(simulator, direct);
    expect(bytes.equals(sampleBytes('/holiday-film.mp4', LENGTH))).toBe(true);

    expect(stage.requestsWith(SOURCE)).toBe(1);
    expect(simulator.site.fetches('/holiday-film.mp4?size=65536')).toBe(1);
    expect(simulator.rejected()).toEqual([]);
  });
});
