import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const SOURCE = 'http://files.example/summer-holiday.mp4?size=2000';

describe.concurrent.each(KINDS)('The report in %s', (kind) => {
  let stage: Stage;
  let options: ExtensionPage;
  beforeAll(async () => {
    stage = await openStage(kind);
    await stage.saveKey();
    await stage.send(SOURCE);
    await (await stage.waitForRow('summer-holiday.mp4', 'Done')).close();
    options = await stage.browser.openOptions();
  });
  afterAll(() => stage?.close());

  it('is shown before it is copied, with the calls and nothing of the user', IN_TURN, async () => {
    await options.click('button', 'Copy a report');
    await until('the report is shown', async () => (await options.focused()) === 'Report');
    const shown = await options.value('Report');
    expect(await options.evaluate("return document.querySelector('textarea').scrollTop;")).toBe(0);
    expect(shown).toMatch(/browser: (Chrome|Firefox) [\d.]+\n/);
    expect(shown).toContain('plan: premium');
    expect(shown).toMatch(/done 1, failed 0/);
    expect(shown).toMatch(/remote\/request\.cgi: ok, 200, \d+ ms/);
    expect(shown).toMatch(/\{status:"OK", id:int\(\d+\), date:date, urls:\[1 × link\(\d+\)\]/);
    const [file] = [...stage.simulator.state.files.values()].filter(({ owner }) => owner !== null);
    for (const hidden of [TEST_KEYS.premium, 'premium@', 'files.example', 'holiday', file?.id ?? 'no file'])
      expect(shown).not.toContain(hidden);

    await options.press('Tab');
    expect(await options.focused()).toBe('Copy');
    await options.press('Enter');
    await options.waitForText('Report copied.');
    expect((await stage.browser.clipboard()).replaceAll('\r\n', '\n')).toBe(shown);
  });

  it('is closed by keyboard, and the focus is back on its button', IN_TURN, async () => {
    await options.press('Tab');
    expect(await options.focused()).toBe('Close');
    await options.press('Enter');
    expect(await options.focused()).toBe('Copy a report');
    expect(await options.text()).not.toContain('Report copied.');
  });
});
