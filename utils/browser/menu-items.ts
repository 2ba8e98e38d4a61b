import type { MenuItem } from '@/utils/browser/menus';
import { RECOGNISED_DOMAINS } from '@/utils/links/fichier-domains';

export type MenuTitles = { readonly send: string; readonly directLink: string };

/**
 * The items of the context menu. A browser shows every item that matches, and two of them as a submenu; an item for
 * images also matches a linked image, and none can be told not to. So one item stands for all that can overlap, and what
 * was clicked is read from the click. `page` matches only where nothing else does.
 */
export function menuItems(titles: MenuTitles, browserName: 'chrome' | 'firefox'): MenuItem[] {
  return [
    {
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
    },
    { id: 'send-page', title: titles.send, contexts: ['page'] },
    {
      id: 'direct-link',
      title: titles.directLink,
      contexts: ['link'],
      targetUrlPatterns: RECOGNISED_DOMAINS.flatMap(filePatterns),
    },
  ];
}

/** `https://1fichier.com/?id` and the old `https://id.1fichier.com/`. What else they match is sorted out at the click. */
function filePatterns(domain: string): string[] {
  return [`*://*.${domain}/?*`, `*://*.${domain}/`];
}
