import { describe, expect, it, vi } from 'vitest';
import { PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import type { ReplyOf, Status } from '@/utils/messaging/protocol';
import { fakeAsk } from './fake-ask';
import { ACCOUNT, AROUND, holdWith, NOW, statusWith } from './samples';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { createOptions } = await import('@/entrypoints/options/options-state');
const { keyLine, keyStateAfter, looksOdd } = await import('@/components/options/key-state');
const { parseNumber } = await import('@/components/options/number-fields');

const SETTINGS = {
  folderId: 0,
  folderName: null,
  notifications: true,
  batchSize: 20,
  keepCount: 10_000,
  keepDays: null,
  direct: PLAIN_DIRECT_OPTIONS,
  askDirect: false,
};
const failed = (
  code: 'not-authenticated' | 'flood-ip' | 'storage',
): { ok: false; reason: { code: typeof code; words: null; until: null } } => ({
  ok: false,
  reason: { code, words: null, until: null },
});

async function optionsWith(
  saveKey: ReplyOf<'saveKey'>,
  after: Partial<Status>,
  before: Partial<Status> = { hasKey: false, account: null },
) {
  let status = statusWith(before);
  const background = fakeAsk({
    status: () => ({ ok: true, value: status }),
    readSettings: () => ({ ok: true, value: SETTINGS }),
    opened: () => ({ ok: true, value: null }),
    saveKey: () => {
      status = statusWith(after);
      return saveKey;
    },
    saveSettings: (settings) => ({ ok: true, value: settings }),
  });
  const options = createOptions({
    ask: background.ask,
    onChanged: () => undefined,
    requestPermission: async () => false,
    requestAria2Permission: async () => false,
    copy: async () => true,
    clock: () => NOW,
  });
  await options.load();
  return { options, ...background };
}
const words = (options: Awaited<ReturnType<typeof optionsWith>>['options']) => {
  const { title, text } = keyLine(options.keyState.value, options.status.value, AROUND);
  return `${title} ${text}`.trim();
};

describe('saving a key', () => {
  it('names the plan, and the field is empty again', async () => {
    const { options, payloadsOf } = await optionsWith(
      { ok: true, value: { works: true, account: ACCOUNT, planAt: null } },
      {},
    );
    options.type('  secret-key \n');
    await options.saveKey();
    expect(payloadsOf('saveKey')).toEqual([{ key: 'secret-key' }]);
    expect(words(options)).toBe('Premium until 3 May 2027');
    expect(options.keyText.value).toBe('');
  });

  it('says when the plan will be known', async () => {
    const planAt = new Date(2026, 10, 16, 14, 32).getTime();
    const { options } = await optionsWith(
      { ok: true, value: { works: true, account: null, planAt } },
      { account: null, planAt },
    );
    options.type('secret-key');
    await options.saveKey();
    expect(words(options)).toBe('Key works. Plan at 14:32.');
  });

  it('says exactly what is wrong, and keeps the text to be mended', async () => {
    const { options } = await optionsWith(failed('not-authenticated'), { hasKey: false, account: null });
    options.type('wrong-key');
    await options.saveKey();
    expect(words(options)).toMatch(/^1fichier does not accept this API key\. Check it/);
    expect(options.keyText.value).toBe('wrong-key');
  });

  it('does not call a key bad that 1fichier did not look at', async () => {
    const { options } = await optionsWith(failed('flood-ip'), { account: null, keySavedAt: NOW + 1 });
    options.type('secret-key');
    await options.saveKey();
    expect(words(options)).toMatch(/^Saved, not checked yet: 1fichier asks your connection to slow down\./);
  });

  it('does not claim to have saved what is not stored', () => {
    expect(keyStateAfter(failed('flood-ip'), false).kind).toBe('wrong');
    expect(keyStateAfter(failed('storage'), true).kind).toBe('wrong');
  });

  it('does not call a refused key saved because another one is', async () => {
    const { options } = await optionsWith(failed('flood-ip'), {}, {});
    options.type('another-key');
    await options.saveKey();
    expect(words(options)).not.toMatch(/Saved/);
    expect(options.keyText.value).toBe('another-key');
  });

  it('asks for a key when there is none in the field, without a call', async () => {
    const { options, payloadsOf } = await optionsWith(failed('storage'), {});
    options.type('   ');
    await options.saveKey();
    expect(words(options)).toBe('Paste a key first.');
    expect(payloadsOf('saveKey')).toEqual([]);
  });
});

describe('the options page', () => {
  it('welcomes whoever opens it without a key, and only them', async () => {
    const first = await optionsWith(failed('storage'), {});
    expect(first.options.screen.value.kind).toBe('welcome');
    const later = await optionsWith(failed('storage'), {}, {});
    expect(later.options.screen.value.kind).toBe('ready');
  });

  it('shows what is wrong with the stored key at once', async () => {
    const hold = holdWith({ code: 'no-such-user', action: 'options' });
    const { options } = await optionsWith(failed('storage'), {}, { hold });
    expect(words(options)).toMatch(/^This API key belongs to no usable account\./);
  });

  it('is broken when its settings cannot be read, and no page that loads for ever', async () => {
    const { ask } = fakeAsk({
      status: () => ({ ok: true, value: statusWith() }),
      readSettings: () => failed('storage'),
    });
    const options = createOptions({
      ask,
      onChanged: () => undefined,
      requestPermission: async () => false,
      requestAria2Permission: async () => false,
      copy: async () => true,
      clock: () => NOW,
    });
    await options.load();
    expect(options.screen.value.kind).toBe('broken');
    expect(options.downloader.state.value.kind).toBe('failed');
  });

  it('is broken when nobody answers', async () => {
    const { ask } = fakeAsk({});
    const options = createOptions({
      ask,
      onChanged: () => undefined,
      requestPermission: async () => true,
      requestAria2Permission: async () => false,
      copy: async () => true,
      clock: () => NOW,
    });
    expect(options.screen.value.kind).toBe('loading');
    await options.load();
    expect(options.screen.value.kind).toBe('broken');
  });

  it('asks for the permission before anything else happens in the click', async () => {
    const requestPermission = vi.fn(async () => true);
    const { ask } = fakeAsk({});
    const options = createOptions({
      ask,
      onChanged: () => undefined,
      requestPermission,
      requestAria2Permission: async () => false,
      copy: async () => true,
      clock: () => NOW,
    });
    const granted = options.grant();
    expect(requestPermission).toHaveBeenCalledOnce();
    await granted;
    expect(options.declined.value).toBe(false);
  });
});

describe('the settings', () => {
  it('are saved at once, each with its own confirmation', async () => {
    const { options, payloadsOf } = await optionsWith(failed('storage'), {});
    await options.settings.chooseFolder({ id: 7, name: 'Work' });
    expect(payloadsOf('saveSettings')).toEqual([{ ...SETTINGS, folderId: 7, folderName: 'Work' }]);
    expect(options.settings.mark.value).toEqual({ setting: 'folder', kind: 'saved' });
  });

  it('refuse a number of links that makes no sense, without a call', async () => {
    const { options, payloadsOf } = await optionsWith(failed('storage'), {});
    await options.settings.enterNumber('batchSize', '101');
    expect(payloadsOf('saveSettings')).toEqual([]);
    expect(options.settings.mark.value).toEqual({ setting: 'batchSize', kind: 'wrong-number' });
  });

  it.each([
    ['1', 1],
    [' 100 ', 100],
    ['0', null],
    ['101', null],
    ['1.5', null],
    ['', null],
    ['many', null],
  ])('read %j links per request as %s', (entered, size) => {
    expect(parseNumber('batchSize', entered)).toEqual(size === null ? null : { batchSize: size });
  });

  it.each([
    ['', { keepCount: null }],
    ['1', { keepCount: 1 }],
    ['1000000', { keepCount: 1_000_000 }],
    ['0', null],
    ['1000001', null],
    ['?', null],
  ])('read %j transfers to keep as %j', (entered, change) => {
    expect(parseNumber('keepCount', entered)).toEqual(change);
  });

  it('take no limit for an answer where there may be none', async () => {
    const { options, payloadsOf } = await optionsWith(failed('storage'), {});
    await options.settings.enterNumber('keepDays', '90');
    await options.settings.enterNumber('keepDays', ' ');
    expect(payloadsOf('saveSettings')).toMatchObject([{ keepDays: 90 }, { keepDays: null }]);
    expect(options.settings.mark.value).toEqual({ setting: 'keepDays', kind: 'saved' });
  });
});

describe('a hold', () => {
  it('is tested or lifted from here, and what failed is told', async () => {
    const { options, asked } = await optionsWith(failed('storage'), {});
    await options.tryNow();
    expect(options.holdFailure.value).toMatchObject({ code: 'broken' });
    await options.run('resume');
    const names = asked.map(({ name }) => name);
    expect(names.slice(-4)).toEqual(['tryNow', 'status', 'resume', 'status']);
  });

  it.each([
    ['restore-lost', 'restoreLost'],
    ['forget-lost', 'forgetLost'],
    ['claim-profile', 'claimProfile'],
    ['disown-profile', 'disownProfile'],
  ] as const)('or a loss is answered from here, and a failure is told (%s)', async (answer, name) => {
    const { options, asked } = await optionsWith(failed('storage'), {});
    await options.run(answer);
    expect(asked.slice(-2).map((question) => question.name)).toEqual([name, 'status']);
    expect(options.holdFailure.value).toMatchObject({ code: 'broken' });
  });
});

describe('the look of a key', () => {
  it.each([
    ['abcdefghijklmnopqrstuvwxyz-_=012', false],
    ['  abcdefghijklmnopqrstuvwxyz-_=012\n', false],
    ['', false],
    ['abc', true],
    ['abcdefghijklmnopqrstuvwxyz-_=01 2', true],
  ])('of %j is odd: %s', (key, odd) => {
    expect(looksOdd(key)).toBe(odd);
  });
});

describe('the options of direct links', () => {
  it('are saved one by one, beside the others', async () => {
    const { options, payloadsOf } = await optionsWith(failed('storage'), {});
    await options.settings.changeDirect('cdn', true);
    await options.settings.changeDirect('restrictIp', 2);
    await options.settings.wantAsked(true);
    const direct = { ...PLAIN_DIRECT_OPTIONS, cdn: true };
    expect(payloadsOf('saveSettings')).toEqual([
      { ...SETTINGS, direct },
      { ...SETTINGS, direct: { ...direct, restrictIp: 2 } },
      { ...SETTINGS, direct: { ...direct, restrictIp: 2 }, askDirect: true },
    ]);
    expect(options.settings.mark.value).toEqual({ setting: 'askDirect', kind: 'saved' });
  });

  it('restrict no address without the CDN', async () => {
    const { options } = await optionsWith(failed('storage'), {});
    await options.settings.changeDirect('cdn', true);
    await options.settings.changeDirect('restrictIp', 1);
    await options.settings.changeDirect('cdn', false);
    expect(options.settings.settings.value?.direct).toEqual(PLAIN_DIRECT_OPTIONS);
  });
});
