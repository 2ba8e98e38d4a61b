import { describe, expect, it } from 'vitest';
import { createDirectHandlers } from '@/entrypoints/background/direct/create-direct-handlers';
import { createDirectDesk } from '@/entrypoints/background/direct/direct-desk';
import type { GivenLinks, GrabberDoor } from '@/entrypoints/background/direct/grabber-door';
import { createDirectLinkClick } from '@/entrypoints/background/direct-link-click';
import { type ErrorCode, FichierError } from '@/utils/fichier/errors';
import type { CallOptions, DirectLinkOptions } from '@/utils/fichier/fichier';
import type { FichierWeb } from '@/utils/fichier/web/fichier-web';
import { type DirectOptions, PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import { linksProtocol } from '@/utils/messaging/links-protocol';

const LINK = 'https://1fichier.com/?abcdefghij';
const DIRECT = 'https://a-1.1fichier.com/p123456';
const NOW = 1_800_000_000_000;
const ALL_OPTIONS: DirectOptions = { inline: true, cdn: true, restrictIp: 2, single: true, noSsl: true };
const TAB = { id: 3, url: 'https://page.example/', incognito: true };
const wanted = { url: LINK, name: 'a.zip', size: 5, isPrivate: true, beside: TAB };

/** The desk before a 1fichier that answers every wish for a direct link in the same way. */
function createStage(settings = { direct: PLAIN_DIRECT_OPTIONS, askDirect: false }) {
  const made = {
    settings,
    fails: null as ErrorCode | null,
    asked: [] as (DirectLinkOptions & CallOptions)[],
    kept: [] as GivenLinks[],
    opened: [] as unknown[],
    keepFails: false,
  };
  const grabber: GrabberDoor = {
    async keep(given) {
      if (made.keepFails) throw new FichierError({ code: 'storage-full', outcome: 'not-sent' });
      made.kept.push(given);
      return `c${made.kept.length}`;
    },
    open: async (hash, beside) => void made.opened.push([hash, beside]),
  };
  const desk = createDirectDesk({
    fichier: {
      async getLink(input, options) {
        made.asked.push({ ...input, ...options });
        if (made.fails !== null) throw new FichierError({ code: made.fails, outcome: 'refused' });
        return { url: DIRECT, at: NOW };
      },
    },
    settings: async () => made.settings,
    grabber,
  });
  return { made, desk, grabber };
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: FichierError) => error.facts.code,
  );

describe('a direct link', () => {
  it('is asked for in the form that the API takes, as the user’s own wish', async () => {
    const { desk, made } = createStage();
    const asked = desk.linkOf('https://www.pjointe.com/?ABCDEFGHIJ&af=3', { options: null, password: null });
    expect(await asked).toEqual({ url: DIRECT, expiresAt: NOW + 5 * 60_000 });
    expect(made.asked).toEqual([
      { url: 'https://pjointe.com/?abcdefghij', lane: 'user', ...PLAIN_DIRECT_OPTIONS },
    ]);
  });

  it('is asked for with the options given, else with those remembered, and with the password', async () => {
    const { desk, made } = createStage({ direct: ALL_OPTIONS, askDirect: true });
    await desk.linkOf(LINK, { options: null, password: 'p w' });
    await desk.linkOf(LINK, { options: PLAIN_DIRECT_OPTIONS, password: '' });
    expect(made.asked).toEqual([
      { url: LINK, lane: 'user', ...ALL_OPTIONS, password: 'p w' },
      { url: LINK, lane: 'user', ...PLAIN_DIRECT_OPTIONS },
    ]);
    expect(made.opened).toEqual([]);
  });

  it.each([
    ['https://1fichier.com/dir/CiLKCBI7', 'folder-link'],
    ['https://1fichier.com/remove/abcdefghij/xyz', 'removal-link'],
    ['https://out.example/?https://1fichier.com/remove/abcdefghij/xyz', 'removal-link'],
    [DIRECT, 'service-link'],
    ['https://files.example/a', 'service-link'],
    ['javascript:1', 'scheme'],
    ['', 'not-a-link'],
  ])('of %s is refused as %s, and nothing is asked', async (url, code) => {
    const { desk, made } = createStage({ direct: ALL_OPTIONS, askDirect: true });
    expect(await codeOf(desk.linkOf(url, { options: null, password: null }))).toBe(code);
    expect(await codeOf(desk.linkOrGrabber({ ...wanted, url }))).toBe(code);
    expect([made.asked, made.kept, made.opened]).toEqual([[], [], []]);
  });

  it.each([
    'password-required',
    'password-wrong',
    'not-customer',
    'needs-cdn',
    'one-location',
    'owner-locked',
    'not-allowed',
    'not-found',
  ] as const)('that fails says why: %s', async (code) => {
    const { desk, made } = createStage();
    made.fails = code;
    expect(await codeOf(desk.linkOf(LINK, { options: null, password: 'x' }))).toBe(code);
    expect(made.opened).toEqual([]);
  });
});

describe('a wish for a direct link without a page that could ask', () => {
  const oneLink = {
    source: 'links',
    title: '',
    url: '',
    isPrivate: true,
    purpose: 'direct-links',
    links: [{ url: LINK, from: 'given', text: '', count: 1, name: 'a.zip', size: 5, isProtected: null }],
  };

  it('ends with the link, as remembered', async () => {
    const { desk, made } = createStage({ direct: ALL_OPTIONS, askDirect: false });
    expect(await desk.linkOrGrabber(wanted)).toMatchObject({ url: DIRECT });
    expect(made.asked).toMatchObject([ALL_OPTIONS]);
    expect(made.opened).toEqual([]);
  });

  it('opens the grabber with that link when the user wants to be asked, and fetches nothing yet', async () => {
    const { desk, made } = createStage({ direct: PLAIN_DIRECT_OPTIONS, askDirect: true });
    expect(await desk.linkOrGrabber(wanted)).toEqual({ grabber: 'options' });
    expect(made.kept).toEqual([oneLink]);
    expect(made.opened).toEqual([['c1', TAB]]);
    expect(made.asked).toEqual([]);
  });

  it.each([LINK, `https://out.example/?u=${encodeURIComponent(LINK)}`])(
    'opens the grabber with the link when the file of %s wants a password',
    async (url) => {
      const { desk, made } = createStage();
      made.fails = 'password-required';
      expect(await desk.linkOrGrabber({ ...wanted, url })).toEqual({ grabber: 'password' });
      expect(made.asked).toMatchObject([{ url: LINK }]);
      expect(made.kept).toEqual([oneLink]);
      expect(made.opened).toEqual([['c1', TAB]]);
    },
  );

  it('says so when the grabber cannot be opened', async () => {
    const { desk, made } = createStage();
    made.fails = 'password-required';
    made.keepFails = true;
    expect(await codeOf(desk.linkOrGrabber(wanted))).toBe('storage-full');
    expect(made.opened).toEqual([]);
  });
});

describe('a click on Copy direct download link', () => {
  function click(stage: ReturnType<typeof createStage>) {
    const told: unknown[] = [];
    const run = createDirectLinkClick({
      t: (key) => key,
      directDesk: stage.desk,
      copy: async () => true,
      tell: async (notice) => void told.push(notice),
      askForKey: async () => undefined,
      report: (error) => {
        throw error;
      },
    });
    return { told, done: run({ menuItemId: 'direct-link', linkUrl: LINK }, TAB) };
  }

  it('needs no words when the grabber asks for options', async () => {
    const stage = createStage({ direct: PLAIN_DIRECT_OPTIONS, askDirect: true });
    const { told, done } = click(stage);
    await done;
    expect(told).toEqual([]);
    expect(stage.made.kept).toMatchObject([{ isPrivate: true, links: [{ url: LINK }] }]);
    expect(stage.made.opened).toEqual([['c1', TAB]]);
  });

  it('says where to enter the password', async () => {
    const stage = createStage();
    stage.made.fails = 'password-required';
    const { told, done } = click(stage);
    await done;
    expect(told).toEqual([{ title: 'notify_password_title', message: 'notify_password_body', copy: null }]);
    expect(stage.made.opened).toHaveLength(1);
  });
});

describe('a public folder', () => {
  it('is kept as a catch of its files', async () => {
    const { desk, grabber, made } = createStage();
    const asked: unknown[] = [];
    const web: FichierWeb = {
      checkLinks: async () => [],
      async readFolder(input) {
        asked.push(input);
        return [
          { url: LINK, name: 'a.zip', size: 5, isProtected: true },
          { url: 'https://1fichier.com/?zyxwvutsrq', name: null, size: null, isProtected: null },
        ];
      },
    };
    const { readFolderLink } = createDirectHandlers({ directDesk: desk, web, grabber });
    const url = 'https://1fichier.com/dir/CiLKCBI7';
    expect(await readFolderLink({ url, password: 'p', isPrivate: true })).toEqual({ catchId: 'c1' });
    expect(asked).toEqual([{ url, password: 'p' }]);
    expect(made.kept).toEqual([
      {
        source: 'folder',
        title: url,
        url,
        isPrivate: true,
        purpose: 'pick',
        links: [
          { url: LINK, from: 'folder', text: 'a.zip', count: 1, name: 'a.zip', size: 5, isProtected: true },
          {
            url: 'https://1fichier.com/?zyxwvutsrq',
            from: 'folder',
            text: '',
            count: 1,
            name: null,
            size: null,
            isProtected: null,
          },
        ],
      },
    ]);
    expect(made.opened).toEqual([]);
  });
});

it('the health of links goes out as the protocol says', async () => {
  const { desk, grabber } = createStage();
  const found = [{ url: LINK, state: 'alive', name: 'a', size: 5 }] as const;
  const web: FichierWeb = { checkLinks: async () => found, readFolder: async () => [] };
  const value = await createDirectHandlers({ directDesk: desk, web, grabber }).checkLinks({ urls: [LINK] });
  const reply = linksProtocol.checkLinks.response.parse({ ok: true, value });
  expect(reply).toEqual({ ok: true, value: found });
});
