import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { GOOD_KEY, pass, send, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);
afterEach(() => vi.restoreAllMocks());

const TAB = { id: 3, url: 'https://page.example/', incognito: false };
const LINK = 'https://files.example/a%20b,c;d.mkv?x=%2F#part';

const notices = () => Object.values(fakeBrowser.notifications.getAllCreateOptions());
const noticeText = () => notices().map(({ title, message }) => `${title}\n${message}`);

async function withKey<Stage extends ReturnType<typeof startStage>>(stage: Stage): Promise<Stage> {
  expect((await send('saveKey', { key: GOOD_KEY })).ok).toBe(true);
  return stage;
}

describe('a click on Send to 1fichier', () => {
  it('stores the link byte for byte, for the default folder, and needs no words', async () => {
    const stage = await withKey(startStage());
    const { value } = (await send('readSettings', null)) as { value: object };
    await send('saveSettings', { ...value, folderId: 7, folderName: 'Films' });
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: LINK, pageUrl: TAB.url }, TAB);
    await until(() => stage.outbox.added.length > 0);
    expect(stage.outbox.added).toEqual([
      { url: LINK, kind: 'remote', origin: 'link', folderId: 7, folderName: 'Films', isPrivate: false },
    ]);
    await pass(500);
    expect(notices()).toEqual([]);
    expect(stage.apis.scripted).toEqual([]);
    expect(stage.apis.optionsOpened).toBe(0);
  });

  it('copies a link of 1fichier into the account, also one behind a picture', async () => {
    const stage = await withKey(startStage());
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: 'https://tenvoi.com/?abcdefghij&af=5' }, TAB);
    stage.apis.clicked.fire({ menuItemId: 'send-link', srcUrl: 'https://1fichier.com/?zyxwvutsrq' }, TAB);
    await until(() => stage.outbox.added.length === 2);
    expect(stage.outbox.added.map(({ url, kind }) => [url, kind])).toEqual([
      ['https://tenvoi.com/?abcdefghij&af=5', 'copy'],
      ['https://1fichier.com/?zyxwvutsrq', 'copy'],
    ]);
  });

  it('copies the file that a redirector leads to', async () => {
    const stage = await withKey(startStage());
    const linkUrl = 'https://l.messenger.com/l.php?u=https%3A%2F%2F1fichier.com%2F%3Fabcdefghij&h=ATM';
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl }, TAB);
    await until(() => stage.outbox.added.length > 0);
    expect(stage.outbox.added).toMatchObject([{ url: 'https://1fichier.com/?abcdefghij', kind: 'copy' }]);
  });

  it('marks what comes from a private window', async () => {
    const stage = await withKey(startStage());
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: LINK }, { ...TAB, incognito: true });
    await until(() => stage.outbox.added.length > 0);
    expect(stage.outbox.added[0]?.isPrivate).toBe(true);
  });

  it.each([
    ['javascript:alert(1)', 'error_scheme'],
    ['data:text/plain,x', 'error_scheme'],
    ['blob:https://page.example/1', 'error_scheme'],
    ['file:///etc/passwd', 'error_scheme'],
    ['magnet:?xt=urn:btih:1', 'error_scheme'],
    ['http://127.0.0.1/x', 'error_private_address'],
    ['https://1fichier.com/remove/abcdefghij/xyz', 'error_removal_link'],
    ['https://href.li/?https://1fichier.com/remove/abcdefghij/xyz', 'error_removal_link'],
  ])('refuses %s with the reason and stores nothing', async (linkUrl, reason) => {
    const stage = await withKey(startStage());
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl }, TAB);
    await until(() => notices().length === 1);
    expect(noticeText()[0]).toContain('notify_refused_title');
    expect(noticeText()[0]).toContain(reason);
    expect(stage.outbox.added).toEqual([]);
  });

  it('gives the reason of a refused picture before its address, of which it shows both ends', async () => {
    const stage = await withKey(startStage());
    const srcUrl = `data:image/png;base64,${'A'.repeat(1_000_000)}=the-end`;
    stage.apis.clicked.fire({ menuItemId: 'send-link', srcUrl }, TAB);
    await until(() => notices().length === 1);
    const [reason, address, ...more] = String(notices()[0]?.message).split('\n');
    expect(reason).toContain('error_scheme');
    expect(address).toMatch(/^data:image\/png;base64,A+…A+=the-end$/);
    expect(address).toHaveLength(120);
    expect(more).toEqual([]);
  });

  it('cuts a refused address through no character, and lets none in it reorder the text', async () => {
    const stage = await withKey(startStage());
    const linkUrl = `data:\u202e${'\u{1f600}'.repeat(100)}`;
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl }, TAB);
    await until(() => notices().length === 1);
    expect(noticeText()[0]).not.toMatch(/\p{Cs}|\u202e/u);
  });

  it('shows no password of a refused link', async () => {
    const stage = await withKey(startStage());
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: 'http://me:secret@127.0.0.1/x' }, TAB);
    await until(() => notices().length === 1);
    expect(noticeText()[0]).not.toContain('secret');
  });

  it('says so when the link could not be stored', async () => {
    const stage = await withKey(startStage());
    const full = new Error('QuotaExceededError');
    stage.outbox.failNextAdd = full;
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: LINK }, TAB);
    await until(() => notices().length === 1);
    expect(noticeText()[0]).toContain('error_storage');
    expect(stage.errors).toEqual([full]);
  });
});

describe('a click without a key', () => {
  it('stores the link and opens the options once, until a key was saved and removed', async () => {
    const stage = startStage();
    for (const count of [1, 2, 3]) {
      stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: LINK }, TAB);
      await until(() => stage.outbox.added.length === count);
    }
    await pass(500);
    expect(stage.apis.optionsOpened).toBe(1);
    await withKey(stage);
    expect(stage.outbox.calls).toContain('keyChanged');
    await send('removeKey', null);
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: LINK }, TAB);
    await until(() => stage.apis.optionsOpened === 2);
  });

  it('remembers over a restart that the options were opened', async () => {
    const first = startStage();
    first.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: LINK }, TAB);
    await until(() => first.apis.optionsOpened === 1);
    const second = startStage({ keepStorage: true });
    second.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: LINK }, TAB);
    await until(() => second.outbox.added.length === 1);
    await pass(500);
    expect(second.apis.optionsOpened).toBe(0);
  });

  it('does not open the options for a link that is refused anyway', async () => {
    const stage = startStage();
    stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: 'javascript:1' }, TAB);
    await until(() => notices().length === 1);
    await pass(500);
    expect(stage.apis.optionsOpened).toBe(0);
  });
});

describe('a click whose words cannot be shown', () => {
  const unshown = new Error('no notifications here');

  function withoutNotices() {
    const told: unknown[] = [];
    const stage = startStage();
    vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation(async (_id, options) => {
      told.push(options);
      throw unshown;
    });
    return { ...stage, told };
  }

  it('has stored its links all the same, opens the options, and is not called refused', async () => {
    const stage = withoutNotices();
    const selectionText = 'https://h.example/a https://h.example/a';
    stage.apis.clicked.fire({ menuItemId: 'send-link', selectionText }, TAB);
    await until(() => stage.errors.length > 0);
    expect(stage.outbox.added).toHaveLength(1);
    expect(stage.apis.optionsOpened).toBe(1);
    expect(stage.told).toMatchObject([{ title: 'extensionName' }]);
    expect(stage.errors).toEqual([unshown]);
  });

  it('has copied its direct link all the same, and is not called failed', async () => {
    const stage = await withKey(withoutNotices());
    stage.apis.clicked.fire({ menuItemId: 'direct-link', linkUrl: 'https://1fichier.com/?abcdefghij' }, TAB);
    await until(() => stage.errors.length > 0);
    expect(stage.copied).toHaveLength(1);
    expect(stage.told).toMatchObject([{ title: 'notify_direct_copied_title' }]);
    expect(stage.errors).toEqual([unshown]);
  });
});

it('a click whose links are stored is not refused because the key cannot be read then', async () => {
  const stage = startStage();
  const { local } = fakeBrowser.storage;
  const read = local.get.bind(local) as (name: unknown) => Promise<object>;
  vi.spyOn(local, 'get').mockImplementation(async (name: unknown) => {
    if (name === 'apiKey') throw new Error('IO error');
    return read(name);
  });
  stage.apis.clicked.fire({ menuItemId: 'send-link', linkUrl: LINK }, TAB);
  await until(() => stage.outbox.added.length === 1);
  await pass(500);
  expect(notices()).toEqual([]);
});

describe('a click on a selection', () => {
  const CLICK = { menuItemId: 'send-link', selectionText: 'see https://text.example/z', frameId: 5 };

  it('sends every link in it, from the frame that was clicked', async () => {
    const stage = await withKey(startStage());
    stage.apis.selection = {
      links: ['https://a.example/1', 'https://b.example/2'],
      shown: ['https://a.example/1', 'two'],
      text: 'https://a.example/1 two and https://c.example/3',
    };
    stage.apis.clicked.fire(CLICK, TAB);
    await until(() => stage.outbox.added.length === 3);
    expect(stage.outbox.added.map(({ url, origin }) => [url, origin])).toEqual([
      ['https://a.example/1', 'selection'],
      ['https://b.example/2', 'selection'],
      ['https://c.example/3', 'selection'],
    ]);
    expect(stage.apis.scripted).toEqual([{ tabId: 3, frameIds: [5] }]);
  });

  it('does not send again the address that a link shows cut short', async () => {
    const stage = await withKey(startStage());
    stage.apis.selection = {
      links: ['https://a.example/long/path'],
      shown: ['https://a.example/lo…'],
      text: 'https://a.example/lo…',
    };
    stage.apis.clicked.fire(CLICK, TAB);
    await until(() => stage.outbox.added.length > 0);
    expect(stage.outbox.added.map(({ url }) => url)).toEqual(['https://a.example/long/path']);
  });

  it('falls back to the addresses in its text where no script may run', async () => {
    const stage = await withKey(startStage());
    stage.apis.clicked.fire(CLICK, TAB);
    await until(() => stage.outbox.added.length > 0);
    expect(stage.outbox.added.map(({ url }) => url)).toEqual(['https://text.example/z']);
  });

  it('folds duplicates and counts them, with those that are refused', async () => {
    const stage = await withKey(startStage());
    const links = ['https://a.example/1', 'https://a.example/1', 'javascript:void(0)'];
    stage.apis.selection = { links, shown: [], text: 'one two three' };
    stage.apis.clicked.fire(CLICK, TAB);
    await until(() => notices().length === 1);
    expect(stage.outbox.added.map(({ url }) => url)).toEqual(['https://a.example/1']);
    const [text] = noticeText();
    expect(text).toContain('report_accepted_one(1)');
    expect(text).toContain('report_folded_one(1)');
    expect(text).toContain('report_refused_one(1)');
    expect(text).toContain('error_scheme');
  });

  it('without a link says that there is none', async () => {
    const stage = await withKey(startStage());
    stage.apis.clicked.fire({ menuItemId: 'send-link', selectionText: 'no link here' }, TAB);
    await until(() => notices().length === 1);
    expect(noticeText()[0]).toContain('error_not_a_link');
    expect(stage.outbox.added).toEqual([]);
  });
});
