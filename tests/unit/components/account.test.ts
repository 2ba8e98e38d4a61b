import { describe, expect, it, vi } from 'vitest';
import { fakeAsk } from './fake-ask';
import { failure } from './folder-samples';
import { ACCOUNT, AROUND, NOW } from './samples';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { storageBars } = await import('@/components/account/storage-bars');
const { accountFacts, accountWarnings } = await import('@/components/account/account-facts');
const { createAccountReader } = await import('@/components/account/account-state');

const MINUTE_MS = 60_000;
const UNTOLD = {
  hotStorage: null,
  coldStorage: null,
  availableStorage: null,
  allowedColdStorage: null,
  availableColdStorage: null,
};

describe('the storage', () => {
  it.each([
    [
      'hot and cold, each of its own whole',
      { ...UNTOLD, hotStorage: 300e9, availableStorage: 700e9, coldStorage: 1e12, allowedColdStorage: 4e12 },
      [
        { kind: 'hot', share: 0.3, text: '300 GB used, 700 GB free' },
        { kind: 'cold', share: 0.25, text: '1 TB used, 3 TB free' },
      ],
    ],
    [
      'cold without an allowance by what is free',
      { ...UNTOLD, coldStorage: 1e12, availableColdStorage: 1e12 },
      [{ kind: 'cold', share: 0.5, text: '1 TB used, 1 TB free' }],
    ],
    [
      'more than the whole as the whole',
      { ...UNTOLD, coldStorage: 2e12, allowedColdStorage: 1e12 },
      [{ kind: 'cold', share: 1, text: '2 TB used, 0 kB free' }],
    ],
    [
      'no bar where the whole is nothing, or not told',
      { ...UNTOLD, hotStorage: 5e9, coldStorage: 0, allowedColdStorage: 0 },
      [
        { kind: 'hot', share: null, text: '5 GB used' },
        { kind: 'cold', share: null, text: '0 kB used, 0 kB free' },
      ],
    ],
    ['nothing where nothing is told', UNTOLD, []],
  ])('is shown as %s', (_what, storage, bars) => {
    expect(
      storageBars(storage, 'en-GB').map((bar) => ({ ...bar, text: bar.text.replaceAll('\u00a0', ' ') })),
    ).toEqual(bars);
  });
});

describe('the account', () => {
  const planOf = (subscriptionEnd: string | null) =>
    accountFacts({ ...ACCOUNT, subscriptionEnd }, AROUND).find(({ key }) => key === 'plan')?.text;

  it.each([
    ['2027-05-03', 'Premium until 3 May 2027'],
    ['2026-11-16', 'Premium until 16 Nov 2026'],
    ['2026-11-15', 'Premium, ended on 15 Nov 2026'],
    [null, 'Premium'],
  ])('whose plan ends on %s says so', (end, text) => {
    expect(planOf(end)).toBe(text);
  });

  it('leaves out what 1fichier did not tell', () => {
    const keys = (change: object) => accountFacts({ ...ACCOUNT, ...change }, AROUND).map(({ key }) => key);
    expect(keys({ email: null, cdnCredits: null })).toEqual(['plan']);
    expect(keys({ cdnCredits: 0 })).toEqual(['plan', 'email', 'cdn']);
  });

  it('counts CDN credits in gigabytes', () => {
    const facts = accountFacts({ ...ACCOUNT, cdnCredits: 12.5 }, AROUND);
    expect(facts.find(({ key }) => key === 'cdn')?.text).toMatch(/^12\.5\sGB$/);
  });

  it('warns of what keeps files out, with what to do', () => {
    expect(accountWarnings(ACCOUNT)).toEqual([]);
    const [quota, forbidden, ...more] = accountWarnings({ overQuota: true, uploadForbidden: true });
    expect(quota).toMatch(/storage at 1fichier is full\. Delete files or add storage/);
    expect(forbidden).toMatch(/does not let this account add files\. Sign in at 1fichier/);
    expect(more).toEqual([]);
  });
});

describe('reading the account again', () => {
  it('asks once at a time', async () => {
    const { ask, asked } = fakeAsk({ readAccount: () => ({ ok: true, value: ACCOUNT }) });
    const reader = createAccountReader(ask, () => NOW);
    const reads = Promise.all([reader.read(), reader.read()]);
    expect(reader.reading.value.isBusy).toBe(true);
    await reads;
    expect(asked).toHaveLength(1);
    expect(reader.reading.value).toEqual({ isBusy: false, failure: null, notBefore: 0 });
  });

  it.each([
    ['when it says', NOW + MINUTE_MS],
    ['after the limit of the call when it says nothing', null],
  ])('after a failure waits %s', async (_what, until) => {
    let now = NOW;
    const { ask, asked } = fakeAsk({ readAccount: () => failure('network', until) });
    const reader = createAccountReader(ask, () => now);
    await reader.read();
    const notBefore = until ?? NOW + 5 * MINUTE_MS;
    expect(reader.reading.value).toMatchObject({ isBusy: false, failure: { code: 'network' }, notBefore });
    now = notBefore - 1;
    await reader.read();
    expect(asked).toHaveLength(1);
    now = notBefore;
    await reader.read();
    expect(asked).toHaveLength(2);
  });

  it('may be tried at once when no call went out', async () => {
    const { ask, asked } = fakeAsk({ readAccount: () => failure('offline') });
    const reader = createAccountReader(ask, () => NOW);
    await reader.read();
    await reader.read();
    expect(asked).toHaveLength(2);
  });

  it('forgets a failure with the key', async () => {
    const { ask, asked } = fakeAsk({ readAccount: () => failure('refused') });
    const reader = createAccountReader(ask, () => NOW);
    await reader.read();
    reader.forget();
    expect(reader.reading.value.failure).toBeNull();
    await reader.read();
    expect(asked).toHaveLength(2);
  });
});
