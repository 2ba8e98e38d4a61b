import { beforeEach, expect, it, vi } from 'vitest';
import { createMenuKeeper } from '@/entrypoints/background/create-menu-keeper';
import { createSendClick } from '@/entrypoints/background/send-click';
import type { SendLinks } from '@/entrypoints/background/send-links';
import { PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import { GOOD_KEY, OTHER_KEY, send, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const FILMS = { id: 7, name: 'Films' };
const LINK = 'https://files.example/a.bin';

function keeper(pins: { now: readonly (typeof FILMS)[] }) {
  const built: number[][] = [];
  const storedInRebuild: string[] = [];
  const report = vi.fn();
  const stored = { value: '' };
  let running = 0;
  const menus = createMenuKeeper({
    pinnedFolders: async () => pins.now,
    rebuild: async (pinned) => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      storedInRebuild.push(stored.value);
      built.push(pinned.map(({ id }) => id));
      running -= 1;
    },
    built: {
      read: async () => stored.value,
      write: async (value) => {
        stored.value = value;
      },
      remove: async () => {
        stored.value = '';
      },
    },
    report,
  });
  return { menus, built, storedInRebuild, report };
}

it('the menus follow the pinned folders, one rebuild at a time, and none without a change', async () => {
  const pins = { now: [] as readonly (typeof FILMS)[] };
  const { menus, built } = keeper(pins);
  await menus.ensure();
  await menus.ensure();
  expect(built).toEqual([[]]);
  pins.now = [FILMS];
  await Promise.all([menus.ensure(), menus.rebuild(), menus.ensure()]);
  expect(built).toEqual([[], [7], [7]]);
  pins.now = [];
  await menus.ensure();
  expect(built.at(-1)).toEqual([]);
});

it('menus whose rebuild is cut short count as not built', async () => {
  const { menus, storedInRebuild } = keeper({ now: [FILMS] });
  await menus.ensure();
  await menus.rebuild();
  expect(storedInRebuild).toEqual(['', '']);
});

it('menus are built without folders when the pins cannot be read', async () => {
  const { menus, built, report } = keeper({
    get now(): never {
      throw new Error('unreadable');
    },
  });
  await menus.rebuild();
  expect(built).toEqual([[]]);
  expect(report).toHaveBeenCalledOnce();
});

function clickWith(pinnedFolders: () => Promise<readonly (typeof FILMS)[]>) {
  const sendLinks = vi.fn<SendLinks>(async () => ({ accepted: 1, refused: [], needsKey: false }));
  const report = vi.fn();
  const click = createSendClick({
    t: (key) => key,
    sendLinks,
    settings: async () => ({
      folderId: 3,
      folderName: 'Inbox',
      notifications: true,
      batchSize: 20,
      keepCount: null,
      keepDays: null,
      direct: PLAIN_DIRECT_OPTIONS,
      askDirect: false,
    }),
    pinnedFolders,
    grabber: { keep: async () => '', open: async () => undefined },
    selectionLinks: async () => null,
    tell: async () => undefined,
    askForKey: async () => undefined,
    report,
  });
  const sendTo = async (menuItemId: string) => {
    await click({ menuItemId, linkUrl: LINK, pageUrl: 'https://page.example/' }, undefined);
    const [links, { folderId, folderName, origin }] = sendLinks.mock.lastCall ?? [[], {} as never];
    return { links, folderId, folderName, origin };
  };
  return { sendTo, report };
}

it.each([
  ['send-link:7', 7, 'Films'],
  ['send-link:0', 0, null],
  ['send-link:default', 3, 'Inbox'],
  ['send-link', 3, 'Inbox'],
  // Pinned no more while the menu was open.
  ['send-link:9', 9, null],
])('a click on %s sends into folder %i', async (menuItemId, folderId, folderName) => {
  const { sendTo } = clickWith(async () => [FILMS]);
  expect(await sendTo(menuItemId)).toEqual({ links: [LINK], folderId, folderName, origin: 'link' });
});

it('a click sends into the chosen folder even if the pins cannot be read', async () => {
  const { sendTo, report } = clickWith(() => Promise.reject(new Error('unreadable')));
  expect(await sendTo('send-link:7')).toMatchObject({ links: [LINK], folderId: 7, folderName: null });
  expect(report).toHaveBeenCalledOnce();
});

it('pinning a folder puts it into the menu, and another account takes it out', async () => {
  const { apis, outbox, errors } = startStage();
  await send('saveKey', { key: GOOD_KEY });
  await until(() => apis.menus.size === 4);
  expect(await send('pinFolder', { folder: FILMS, isPinned: true })).toMatchObject({ ok: true });
  await until(() => apis.menus.has('send-page:7'));
  apis.clicked.fire({ menuItemId: 'send-link:7', linkUrl: LINK }, { incognito: false });
  await until(() => outbox.added.length === 1);
  expect(outbox.added).toMatchObject([{ url: LINK, folderId: 7, folderName: 'Films' }]);
  await send('saveKey', { key: OTHER_KEY });
  await until(() => apis.menus.size === 4);
  expect(apis.menuErrors).toEqual([]);
  expect(errors).toEqual([]);
});
