import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formatLinks } from '@/utils/links/shapes/format-links';
import type { Answers } from '../components/fake-ask';
import { NOW, SETTINGS } from '../components/samples';
import { benchWith, FILES, FILM, FOLDER, LIFE_MS, NOTES, refused, settle } from './file-links-bench';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  return () => vi.useRealTimers();
});

describe('the share links of files', () => {
  it('are copied one a line, without a call', async () => {
    const { links, copied, said, asked } = benchWith();
    links.verbs.copyLinks(FILES);
    await settle();
    expect(copied).toEqual([FILES.map(({ file }) => file.url).join('\n')]);
    expect(said).toEqual([{ text: '3 links copied as Plain text.', isBad: false }]);
    expect(asked).toEqual([]);
  });

  it('are copied and saved in every shape, those of the files among what is picked', async () => {
    const { links, picked, copied, saved } = benchWith();
    picked.value = [FOLDER, FILM, NOTES];
    links.copying.chooseShape('markdown');
    await links.copyAs();
    links.save();
    const named = [FILM, NOTES].map(({ file: { name, url, size } }) => ({ name, url, size }));
    expect(copied).toEqual([formatLinks('markdown', named, 'en')]);
    expect(saved).toMatchObject([{ name: 'links.md', text: `${copied[0]}\n` }]);
  });
});

describe('the direct link of one file', () => {
  it('is asked for as remembered and copied, and nothing opens', async () => {
    const { links, copied, said, payloadsOf } = benchWith();
    links.verbs.directLinks([FILM]);
    links.verbs.directLinks([FILM]);
    await settle();
    expect(payloadsOf('directLinkOf')).toEqual([
      { url: FILM.file.url, options: SETTINGS.direct, password: null },
    ]);
    expect(copied).toEqual(['https://a-1.1fichier.com/p0']);
    expect(said.at(-1)).toEqual({ text: 'Direct link copied, valid until 12:05.', isBad: false });
    expect(links.workbench.isOpen.value).toBe(false);
  });

  it.each<[string, Answers]>([
    ['is to be asked about', { readSettings: () => ({ ok: true, value: { ...SETTINGS, askDirect: true } }) }],
    ['has options that cannot be read', { readSettings: () => refused('storage') }],
  ])('opens the workbench when it %s, and asks for nothing yet', async (_what, answers) => {
    const { links, payloadsOf } = benchWith(answers);
    links.verbs.directLinks([FILM]);
    await settle();
    expect(links.workbench.isOpen.value).toBe(true);
    expect(links.workbench.phase.value).toEqual({ kind: 'options' });
    expect(payloadsOf('directLinkOf')).toEqual([]);
  });

  it('asks for the password in the workbench, without asking 1fichier twice, and copies', async () => {
    const { links, copied, payloadsOf } = benchWith({
      directLinkOf: ({ password }) =>
        password === 'secret'
          ? { ok: true, value: { url: 'https://a-1.1fichier.com/p', expiresAt: NOW + LIFE_MS } }
          : refused('password-required'),
    });
    links.verbs.directLinks([FILM]);
    await settle();
    expect(links.workbench.isOpen.value).toBe(true);
    expect(links.workbench.items.value.map(({ state }) => state.kind)).toEqual(['password']);
    expect(payloadsOf('directLinkOf')).toHaveLength(1);
    await links.workbench.enterPassword(FILM.key, 'secret');
    expect(payloadsOf('directLinkOf')).toHaveLength(2);
    expect(payloadsOf('directLinkOf')[1]).toMatchObject({ options: SETTINGS.direct, password: 'secret' });
    expect(copied).toEqual(['https://a-1.1fichier.com/p']);
    expect(links.said.value).toEqual({ text: '1 direct link copied as Plain text.', isBad: false });
  });

  it('says why there is none, with what to do', async () => {
    const { links, said, copied } = benchWith({ directLinkOf: () => refused('not-found') });
    links.verbs.directLinks([FILM]);
    await settle();
    expect(said.at(-1)).toMatchObject({ isBad: true });
    expect(said.at(-1)?.text).not.toBe('');
    expect(copied).toEqual([]);
    expect(links.workbench.isOpen.value).toBe(false);
  });

  it('is not lost when the browser does not let it be copied', async () => {
    const { links, payloadsOf } = benchWith({}, { canCopy: false });
    links.verbs.directLinks([FILM]);
    await settle();
    expect(links.workbench.isOpen.value).toBe(true);
    expect(links.workbench.isCopyDue.value).toBe(true);
    expect(links.workbench.counts.value).toMatchObject({ live: 1 });
    expect(payloadsOf('directLinkOf')).toHaveLength(1);
  });
});

it('direct links of many are got in the workbench and copied in the shape chosen', async () => {
  const { links, copied } = benchWith();
  links.copying.chooseShape('curl');
  links.verbs.directLinks(FILES);
  await settle();
  expect(links.workbench.isOpen.value).toBe(true);
  const outputs = copied[0]?.match(/--output '[^']+'/g);
  expect(outputs).toEqual(["--output 'film.mkv'", "--output 'notes.txt'", "--output 'film (2).mkv'"]);
});

describe('a download', () => {
  it('of one file asks for the permission first, then for the link, and hands it over', async () => {
    const { links, said, requestDownloads, payloadsOf, asked, copied } = benchWith({}, { isPrivate: true });
    links.verbs.download([FILM]);
    expect(requestDownloads).toHaveBeenCalledOnce();
    expect(asked).toEqual([]);
    await settle();
    expect(payloadsOf('handOff')).toEqual([
      { to: 'browser', url: 'https://a-1.1fichier.com/p0', name: 'film.mkv', isPrivate: true },
    ]);
    expect(said.at(-1)).toEqual({ text: 'The browser downloads “film.mkv”.', isBad: false });
    expect(copied).toEqual([]);
  });

  it('tells of a file by a name that turns nothing around', async () => {
    const { links, said } = benchWith();
    links.verbs.download([{ ...FILM, file: { ...FILM.file, name: 'photo\u202egpj.exe' } }]);
    await settle();
    expect(said.at(-1)?.text).toBe('The browser downloads “photogpj.exe”.');
  });

  it('of many hands each link over as soon as it is there, once, and copies nothing', async () => {
    const order: string[] = [];
    const { links, payloadsOf, requestDownloads, copied } = benchWith({
      directLinkOf: ({ url }) => {
        order.push(`ask ${url.at(-1)}`);
        return {
          ok: true,
          value: { url: `https://a-1.1fichier.com/p${url.at(-1)}`, expiresAt: Date.now() + LIFE_MS },
        };
      },
      handOff: ({ url }) => {
        order.push(`hand ${url.at(-1)}`);
        return { ok: true, value: null };
      },
    });
    links.verbs.download(FILES);
    await settle();
    expect(order.filter((each) => each.startsWith('hand'))).toEqual(['hand 0', 'hand 1', 'hand 2']);
    expect(order.indexOf('hand 0')).toBeLessThan(order.indexOf('ask 2'));
    expect(requestDownloads).toHaveBeenCalledOnce();
    expect(copied).toEqual([]);
    expect(links.workbench.items.value.map(({ handed }) => handed?.kind)).toEqual(['done', 'done', 'done']);
    vi.advanceTimersByTime(LIFE_MS);
    await links.workbench.renewExpired();
    expect(payloadsOf('handOff')).toHaveLength(3);
  });

  it('goes on by itself once the password is there', async () => {
    const { links, payloadsOf } = benchWith({
      directLinkOf: ({ password }) =>
        password === null
          ? refused('password-required')
          : { ok: true, value: { url: 'https://a-1.1fichier.com/p', expiresAt: NOW + LIFE_MS } },
    });
    links.verbs.download([FILM]);
    await settle();
    await links.workbench.enterPassword(FILM.key, 'secret');
    await settle();
    expect(payloadsOf('handOff')).toMatchObject([{ to: 'browser', name: 'film.mkv' }]);
  });

  it('that is not allowed asks for no link, and says so', async () => {
    const { links, said, asked } = benchWith({}, { isAllowed: false });
    links.verbs.download(FILES);
    await settle();
    expect(asked).toEqual([]);
    expect(said).toEqual([
      { text: 'The extension may not start downloads yet. Allow it, then try again.', isBad: true },
    ]);
  });

  it('that the browser refuses is told in words', async () => {
    const { links, said } = benchWith({
      handOff: () => ({
        ok: false,
        reason: { code: 'download-refused', words: 'Disk is full', until: null },
      }),
    });
    links.verbs.download([FILM]);
    await settle();
    expect(said.at(-1)?.text).toMatch(/did not start the download.*Disk is full/);
    expect(said.at(-1)?.isBad).toBe(true);
  });
});

it('hears that aria2 has been set up', async () => {
  let address: string | null = null;
  const { links, change } = benchWith({
    readAria2: () => ({ ok: true, value: { address, hasSecret: false } }),
  });
  links.verbs.directLinks(FILES);
  await settle();
  address = 'http://127.0.0.1:6800/jsonrpc';
  change();
  await settle();
  expect(links.workbench.aria2.value?.address).toBe(address);
});
