import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { until } from './drivers/until.ts';
import { hasOptionsTab, IN_TURN, KEY_WORKS, KINDS, openStage, PAGE_URL, type Stage } from './stage.ts';

describe.concurrent.each(KINDS)('Bad input in %s', (kind) => {
  describe('the way to a key that works', () => {
    const url = 'http://files.example/waited-for-a-key.bin';
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage?.close());

    it('without a key a link is stored, the popup says so, and the options open', IN_TURN, async () => {
      const { browser, simulator } = stage;
      const popup = await browser.openPopup();
      await browser.closeTabs('/options.html');
      await stage.send(url);
      await popup.waitForText('No API key is saved.');
      await popup.row('waited-for-a-key.bin').waitForText(/On hold|Waiting/);
      await until('the options page is open', () => hasOptionsTab(browser));
      expect(simulator.calls).toEqual([]);
    });

    it('a wrong key is told apart, and the link stays', IN_TURN, async () => {
      const options = await stage.browser.openOptions();
      await options.fill('API key', TEST_KEYS.wrong);
      await options.click('button', 'Save and check');
      await options.waitForText('1fichier does not accept this API key.');
      const popup = await stage.browser.openPopup();
      await popup.row('waited-for-a-key.bin').waitForText(/On hold|Waiting/);
      expect(stage.simulator.state.jobs).toEqual([]);
    });

    it(
      'the right key works at once, spaces around it do not matter, and the link goes out',
      IN_TURN,
      async () => {
        const options = await stage.browser.openOptions();
        await options.fill('API key', `  ${TEST_KEYS.premium} `);
        await options.click('button', 'Save and check');
        await until('the key is found to work', async () => KEY_WORKS.test(await options.status()));
        await stage.waitForRow('waited-for-a-key.bin', 'Done');
        expect(stage.requestsWith(url)).toBe(1);
      },
    );
  });

  describe('with a key that works', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(kind);
      await stage.saveKey(TEST_KEYS.free);
    });
    afterAll(() => stage?.close());

    it('a source that is not there ends in words, and can be tried again', IN_TURN, async () => {
      await stage.send('http://files.example/missing/gone.zip');
      const popup = await stage.waitForRow('gone.zip', 'Failed');
      const row = popup.row('gone.zip');
      await row.waitForText('1fichier could not fetch the source.');
      await row.waitForText('HTTP error 404');
      expect(await row.names('button')).toContain('Retry');
    });

    it('a free account that asks for a direct link learns what it needs', IN_TURN, async () => {
      await stage.send('http://files.example/of-a-free-account.bin');
      const popup = await stage.waitForRow('of-a-free-account.bin', 'Done');
      await popup.row('of-a-free-account.bin').click('button', 'Copy direct link');
      await popup.waitForText('Your 1fichier plan does not include this.');
      await popup.waitForText('It needs Premium, Access or CDN credits.');
      expect(await popup.row('of-a-free-account.bin').text()).toContain('Done');
    });

    it('a script is refused with a notification, or in the popup, and sent nowhere', IN_TURN, async () => {
      const { browser, simulator } = stage;
      const before = simulator.callsTo('remote/request').length;
      const popup = await browser.openPopup();
      // Without a desktop to show it on, Firefox closes a notification at once.
      await popup.evaluate(`
        window.ended = [];
        (globalThis.browser ?? chrome).notifications.onClosed.addListener((id) => window.ended.push(id));`);
      const told = (): Promise<string[]> =>
        popup.evaluate(`
          const open = await (globalThis.browser ?? chrome).notifications.getAll();
          return [...Object.keys(open), ...window.ended];`);
      const already = await told();
      await browser.menuOnLink('send-link', 'javascript:void(0)', PAGE_URL);
      await until('the user is told', async () => (await told()).some((id) => !already.includes(id)));

      await popup.fill('Links to send', 'javascript:void(0)');
      await popup.click('button', 'Send');
      await popup.waitForText('No link to send');
      expect(await popup.value('Links to send')).toBe('javascript:void(0)');
      expect(simulator.callsTo('remote/request')).toHaveLength(before);
    });

    it('offline a link waits, and goes out by itself afterwards', IN_TURN, async () => {
      const url = 'http://files.example/sent-offline.bin';
      await stage.browser.setOffline(true);
      await stage.browser.menuOnLink('send-link', url, 'about:blank');
      const popup = await stage.browser.openPopup();
      await popup.row('sent-offline.bin').waitForText(/On hold|Waiting/);
      await popup.waitForText('You are offline');
      const options = await stage.browser.openOptions();
      await options.waitForText('You are offline. On hold.');
      await options.close();
      expect(stage.requestsWith(url)).toBe(0);
      await stage.browser.setOffline(false);
      await stage.waitForRow('sent-offline.bin', 'Done');
      expect(stage.requestsWith(url)).toBe(1);
    });
  });
});
