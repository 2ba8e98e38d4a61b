import { describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { Aria2View } from '@/utils/messaging/links-protocol';
import { fakeAsk } from './fake-ask';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { createDownloader } = await import('@/entrypoints/options/downloader-state');
const { aria2Line } = await import('@/components/options/aria2-line');

const ADDRESS = 'http://localhost:6800/jsonrpc';
const failure = (code: ErrorCode) => ({ ok: false as const, reason: { code, words: null, until: null } });

async function downloaderWith({
  stored = null as string | null,
  isGranted = true,
  refused = null as ErrorCode | null,
} = {}) {
  let view: Aria2View = { address: stored, hasSecret: false };
  const background = fakeAsk({
    readAria2: () => ({ ok: true, value: view }),
    saveAria2: ({ address, secret }) => {
      if (refused !== null) return failure(refused);
      const hasSecret = secret === null ? view.hasSecret : secret !== '';
      view = { address: address || null, hasSecret };
      return { ok: true, value: view };
    },
    testAria2: () => ({ ok: true, value: { version: '1.36.0' } }),
  });
  const asked: string[] = [];
  const requestPermission = async (address: string) => {
    asked.push(`${address} after ${background.asked.length}`);
    return isGranted;
  };
  const downloader = createDownloader({ ask: background.ask, requestPermission });
  await downloader.read();
  const said = () => aria2Line(downloader.state.value).text;
  return { downloader, said, asked, background, change: (next: Aria2View) => (view = next) };
}

describe('saving', () => {
  it('sends what is typed, and the secret is gone from the page', async () => {
    const { downloader, said, background } = await downloaderWith();
    downloader.typeAddress(ADDRESS);
    downloader.typeSecret('secret');
    await downloader.save();
    expect(background.payloadsOf('saveAria2')).toEqual([{ address: ADDRESS, secret: 'secret' }]);
    expect(downloader.secret.value).toBe('');
    expect(downloader.view.value).toEqual({ address: ADDRESS, hasSecret: true });
    expect(said()).toBe('Saved, not tested yet.');
  });

  it('leaves the saved secret alone when none is typed, and takes it away when asked', async () => {
    const { downloader, background } = await downloaderWith({ stored: ADDRESS });
    await downloader.save();
    await downloader.removeSecret();
    expect(background.payloadsOf('saveAria2')).toEqual([
      { address: ADDRESS, secret: null },
      { address: ADDRESS, secret: '' },
    ]);
  });

  it('says that aria2 is not used when no address is left', async () => {
    const { downloader, said } = await downloaderWith({ stored: ADDRESS });
    downloader.typeAddress('');
    await downloader.save();
    expect(said()).toBe('aria2 is not used.');
  });

  it('says what is wrong, and keeps what was typed', async () => {
    const { downloader, said } = await downloaderWith({ refused: 'not-local-address' });
    downloader.typeAddress('https://aria2.example.org');
    downloader.typeSecret('secret');
    await downloader.save();
    expect(said()).toMatch(/^This address is beyond this computer/);
    expect([downloader.address.value, downloader.secret.value]).toEqual([
      'https://aria2.example.org',
      'secret',
    ]);
  });
});

describe('testing', () => {
  it('asks for access first thing, saves what is typed, and names the version', async () => {
    const { downloader, said, asked, background } = await downloaderWith();
    downloader.typeAddress('localhost:6800');
    await downloader.test();
    expect(asked).toEqual([`${ADDRESS} after 1`]);
    expect(background.asked.map(({ name }) => name)).toEqual(['readAria2', 'saveAria2', 'testAria2']);
    expect(said()).toBe('aria2 1.36.0 answers.');
  });

  it('does not go on without access, but keeps what was typed', async () => {
    const { downloader, said, background } = await downloaderWith({ isGranted: false });
    downloader.typeAddress(ADDRESS);
    await downloader.test();
    expect(said()).toBe('The extension may not talk to aria2 yet. Allow it, then try again.');
    expect(background.payloadsOf('saveAria2')).toHaveLength(1);
    expect(background.payloadsOf('testAria2')).toEqual([]);
  });

  it.each([
    ['', /^aria2 is not set up\./],
    ['https://aria2.example.org', /^This address is beyond/],
  ])('asks for no access to %j', async (typed, words) => {
    const { downloader, said, asked } = await downloaderWith();
    downloader.typeAddress(typed);
    await downloader.test();
    expect(said()).toMatch(words);
    expect(asked).toEqual([]);
  });
});

describe('a change made elsewhere', () => {
  it('is shown, unless something else is being typed', async () => {
    const { downloader, change } = await downloaderWith({ stored: ADDRESS });
    change({ address: 'http://nas/jsonrpc', hasSecret: true });
    await downloader.read();
    expect(downloader.address.value).toBe('http://nas/jsonrpc');
    downloader.typeAddress('http://other');
    change({ address: ADDRESS, hasSecret: true });
    await downloader.read();
    expect(downloader.address.value).toBe('http://other');
  });
});
