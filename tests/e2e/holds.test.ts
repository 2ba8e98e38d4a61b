import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import type { Account } from '../simulator/model/records.ts';
import type { Simulator } from '../simulator/start-simulator.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { DONE_TIMEOUT_MS, IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

/** Shorter than what the extension keeps to by itself. */
const SHORT_LOCK_MS = 1_000;
const NEW_KEY = 'SimPremium-0000000000000000001_=';

const urlOf = (name: string): string => `http://files.example/${name}`;

function accountOf({ state }: Simulator): Account {
  const account = state.keys.get(TEST_KEYS.premium);
  if (account === undefined) throw new Error('The simulator has no such account.');
  return account;
}

const badge = (page: ExtensionPage): Promise<string> =>
  page.evaluate('return (globalThis.browser ?? chrome).action.getBadgeText({});');

/** The popup, the badge and the options page all say why nothing goes out. Leaves the popup open. */
async function seeHold(
  { browser }: Stage,
  name: string,
  title: string | RegExp,
  onBadge: string | RegExp,
): Promise<ExtensionPage> {
  const popup = await browser.openPopup();
  await popup.row(name).waitForText(/On hold/, DONE_TIMEOUT_MS);
  await popup.waitForText(title);
  await until(`the badge is ${onBadge}`, async () =>
    new RegExp(`^${typeof onBadge === 'string' ? onBadge : onBadge.source}$`).test(await badge(popup)),
  );
  const options = await browser.openOptions();
  await options.waitForText(title);
  await options.close();
  return popup;
}

/** Answers that 1fichier counts as abuse when they are repeated. */
const refusals = ({ calls }: Simulator): number => calls.filter(({ status }) => (status ?? 0) >= 400).length;

/** One more link, and a user who looks again, lead to no further call. */
async function expectQuiet(stage: Stage, popup: ExtensionPage, name: string): Promise<void> {
  const { calls } = stage.simulator;
  const before = calls.length;
  await stage.send(urlOf(`more-${name}`));
  await popup.row(`more-${name}`).waitForText('On hold');
  await popup.reload();
  await popup.row(`more-${name}`).waitForText('On hold');
  expect(calls).toHaveLength(before);
}

/** Waits until 1fichier has the link, and has been asked for it once. */
async function untilOut({ simulator }: Stage, name: string): Promise<void> {
  const taken = () => simulator.state.jobs.filter(({ urls }) => urls.includes(urlOf(name)));
  await simulator.until(() => taken().length > 0, DONE_TIMEOUT_MS);
  expect(taken()).toHaveLength(1);
}

/** One look at 1fichier, and the link goes out. */
async function tryNow(stage: Stage, popup: ExtensionPage, name: string): Promise<void> {
  const { calls } = stage.simulator;
  const before = calls.length;
  await popup.click('button', 'Try now');
  await untilOut(stage, name);
  expect(calls.slice(before, before + 2).map(({ path }) => path)).toEqual([
    '/v1/remote/ls.cgi',
    '/v1/remote/request.cgi',
  ]);
  await popup.close();
}

describe.concurrent.each(KINDS)('On hold in %s', (kind) => {
  describe.concurrent('for a full account, a key that is no good, no access and a lock', () => {
    let stage: Stage;
    let account: Account;
    beforeAll(async () => {
      stage = await openStage(kind);
      account = accountOf(stage.simulator);
      account.overQuota = true;
      await stage.saveKey();
    });
    afterAll(() => stage?.close());

    it('full storage is told in words, and one look tells that there is room again', IN_TURN, async () => {
      await stage.send(urlOf('full.bin'));
      const popup = await seeHold(stage, 'full.bin', 'Your storage at 1fichier is full.', '!');
      await popup.waitForText('1fichier says “Over quota: storage is full”');
      await expectQuiet(stage, popup, 'full.bin');
      account.overQuota = false;
      await tryNow(stage, popup, 'full.bin');
      await untilOut(stage, 'more-full.bin');
      expect(refusals(stage.simulator)).toBe(1);
    });

    it('a revoked key is used once more, and a new one sends the links', IN_TURN, async () => {
      const { simulator } = stage;
      const before = refusals(simulator);
      simulator.state.keys.delete(TEST_KEYS.premium);
      await stage.send(urlOf('revoked.bin'));
      const popup = await seeHold(stage, 'revoked.bin', '1fichier does not accept this API key.', '!');
      expect(await popup.names('button')).toContain('Options');
      expect(await popup.names('button')).not.toContain('Try now');
      await expectQuiet(stage, popup, 'revoked.bin');
      await popup.close();
      expect(refusals(simulator)).toBe(before + 1);

      simulator.state.keys.set(NEW_KEY, account);
      await stage.saveKey(NEW_KEY);
      for (const name of ['revoked.bin', 'more-revoked.bin']) await untilOut(stage, name);
    });

    it(
      'an account whose password was reset is told apart, and its key works again later',
      IN_TURN,
      async () => {
        const before = refusals(stage.simulator);
        account.passwordReset = true;
        await stage.send(urlOf('reset.bin'));
        const popup = await seeHold(stage, 'reset.bin', 'This API key belongs to no usable account.', '!');
        await popup.waitForText('1fichier says “No such user”');
        await expectQuiet(stage, popup, 'reset.bin');
        await popup.close();
        expect(refusals(stage.simulator)).toBe(before + 1);
        account.passwordReset = false;
        await stage.saveKey(NEW_KEY);
        for (const name of ['reset.bin', 'more-reset.bin']) await untilOut(stage, name);
      },
    );

    // Chromium's drivers have no way to take it away.
    if (kind === 'firefox') {
      it('access that was taken away is granted again with one click', IN_TURN, async () => {
        const { browser, simulator } = stage;
        if (browser.kind !== 'firefox') throw new Error('This is not Firefox.');
        await browser.revokeHostAccess();
        await stage.send(urlOf('no-access.bin'));
        const title = 'The browser keeps the extension from 1fichier.';
        const popup = await seeHold(stage, 'no-access.bin', title, '!');
        expect(await popup.names('button')).toContain('Grant');
        await expectQuiet(stage, popup, 'no-access.bin');
        await popup.close();

        const options = await browser.openOptions();
        await options.click('button', 'Grant');
        await options.waitForText('The extension may talk to api.1fichier.com.');
        for (const name of ['no-access.bin', 'more-no-access.bin']) await untilOut(stage, name);
        await options.close();
        expect(simulator.rejected()).toEqual([]);
      });
    }

    it('a locked connection is left in peace until the lock ends', IN_TURN, async () => {
      const action = { type: 'lock', lock: 'ip-locked', ms: SHORT_LOCK_MS } as const;
      stage.simulator.faults.next({ match: 'remote/request', action });
      await stage.send(urlOf('ip-locked.bin'));
      const title =
        /1fichier has locked your connection for a while\. On hold until (?:[A-Z][a-z]{2} \d+ )?\d\d:\d\d\./;
      const popup = await seeHold(stage, 'ip-locked.bin', title, /[1-9]/);
      await expectQuiet(stage, popup, 'ip-locked.bin');
      await popup.close();
      expect(stage.simulator.rejected()).toEqual([]);
    });
  });

  describe.concurrent('for an account that may not upload, and a flood', () => {
    let stage: Stage;
    let account: Account;
    beforeAll(async () => {
      stage = await openStage(kind);
      account = accountOf(stage.simulator);
      account.uploadForbidden = 1;
      await stage.saveKey();
    });
    afterAll(() => stage?.close());

    it('the ban is told in words, and one look tells that it is over', IN_TURN, async () => {
      await stage.send(urlOf('forbidden.bin'));
      const title = '1fichier does not let this account add files.';
      const popup = await seeHold(stage, 'forbidden.bin', title, '!');
      await popup.waitForText('1fichier says “Upload forbidden”');
      await expectQuiet(stage, popup, 'forbidden.bin');
      account.uploadForbidden = 0;
      await tryNow(stage, popup, 'forbidden.bin');
      await untilOut(stage, 'more-forbidden.bin');
      expect(refusals(stage.simulator)).toBe(1);
    });

    it('a flood answer is told with its end', IN_TURN, async () => {
      const action = { type: 'lock', lock: 'flood-user', ms: SHORT_LOCK_MS } as const;
      stage.simulator.faults.next({ match: 'remote/request', action });
      await stage.send(urlOf('flood.bin'));
      const title =
        /1fichier asks your account to slow down\. On hold until (?:[A-Z][a-z]{2} \d+ )?\d\d:\d\d\./;
      const popup = await seeHold(stage, 'flood.bin', title, /[1-9]/);
      await expectQuiet(stage, popup, 'flood.bin');
      await popup.close();
      expect(stage.simulator.rejected()).toEqual([]);
    });
  });
});
