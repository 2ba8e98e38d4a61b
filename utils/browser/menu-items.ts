import { menuIdFor, type PinnedFolder } from '@/utils/browser/menu-folder';
import { menuTitle } from '@/utils/browser/menu-title';
import type { MenuItem } from '@/utils/browser/menus';
import { RECOGNISED_DOMAINS } from '@/utils/links/fichier-domains';

export type MenuTitles = {
  readonly send: string;
  readonly directLink: string;
  readonly grab: string;
  /** For the entry that sends where an unpinned menu would. */
  readonly defaultFolder: string;
  readonly rootFolder: string;
};

/**
 * The items of the context menu. A browser shows every item that matches, and two of them as a submenu; an item for
 * images also matches a linked image, and none can be told not to. So one item stands for all that can overlap, and what
 * was clicked is read from the click. `page` matches only where nothing else does: there alone, and on the toolbar, the
 * links of the page are offered too. With pinned folders, an item that sends opens into them; without, it is one click.
 */
export function menuItems(
  titles: MenuTitles,
  browserName: 'chrome' | 'firefox',
  pinned: readonly PinnedFolder[],
): MenuItem[] {
  const sendLink: MenuItem = {
    id: 'send-link',
    title: titles.send,
    // Firefox calls the empty part of a frame `frame` and not `page`; Chrome calls it both, and would show two items.
    contexts: [
      'link',
      'image',
      'video',
      'audio',
      'selection',
      ...(browserName === 'firefox' ? (['frame'] as const) : []),
    ],
  };
  const sendPage: MenuItem = { id: 'send-page', title: titles.send, contexts: ['page'] };
  return [
    ...[sendLink, sendPage].flatMap((item) => [item, ...folderItems(item, titles, pinned)]),
    {
      id: 'direct-link',
      title: titles.directLink,
      contexts: ['link'],
      targetUrlPatterns: RECOGNISED_DOMAINS.flatMap(filePatterns),
    },
    // Not `frame` in Firefox, which calls a link in a frame that as well.
    { id: 'grab', title: titles.grab, contexts: ['page', 'action'] },
  ];
}

/** What opens below an item, in the order of the pins; nothing when none is pinned. */
function folderItems(
  { id, contexts }: MenuItem,
  titles: MenuTitles,
  pinned: readonly PinnedFolder[],
): MenuItem[] {
  if (pinned.length === 0) return [];
  const folders = [...new Map(pinned.map((folder) => [folder.id, folder])).values()];
  const entries = [
    { folderId: null, title: titles.defaultFolder },
    ...folders.map((folder) => ({
      folderId: folder.id,
      title: (folder.name && menuTitle(folder.name)) || titles.rootFolder,
    })),
  ];
  return entries.map(({ folderId, title }) => ({
    id: menuIdFor(id, folderId),
    parentId: id,
    title,
    contexts,
  }));
}

/** `https://1fichier.com/?id` and the old `https://id.1fichier.com/`. What else they match is sorted out at the click. */
function filePatterns(domain: string): string[] {
  return [`*://*.${domain}/?*`, `*://*.${domain}/`];
}
