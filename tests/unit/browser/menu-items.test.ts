import { describe, expect, it } from 'vitest';
import { menuItems } from '@/utils/browser/menu-items';

type Context = 'link' | 'image' | 'video' | 'audio' | 'selection' | 'page' | 'frame' | 'editable';
type BrowserName = 'chrome' | 'firefox';

const TITLES = {
  send: 'Send to 1fichier',
  directLink: 'Copy direct download link',
  grab: 'Grab links on this page',
  defaultFolder: 'Default folder',
  rootFolder: 'Main folder',
};
const FILMS = { id: 7, name: 'Films' };

/**
 * Which items a browser shows. Both show every item that names one of the contexts of the place. Chrome counts `page` only
 * where nothing but a frame is, and a frame then as well; Firefox counts `page` only where nothing at all is.
 */
function shownItems(
  browserName: BrowserName,
  place: readonly Context[],
  linkUrl = 'https://files.example/x',
) {
  const isBare =
    browserName === 'chrome' ? place.every((context) => context === 'frame') : place.length === 0;
  const contexts: readonly Context[] = isBare ? [...place, 'page'] : place;
  return menuItems(TITLES, browserName, [])
    .filter((item) => item.contexts.some((context) => contexts.includes(context as Context)))
    .filter(
      ({ targetUrlPatterns }) => targetUrlPatterns?.some((pattern) => matches(pattern, linkUrl)) ?? true,
    )
    .map(({ id }) => id);
}

/** A match pattern as browsers read it: `*.` before a host means the host and all below it. */
function matches(pattern: string, url: string): boolean {
  const [, host = '', path = ''] = /^\*:\/\/\*\.([^/]+)(\/.*)$/.exec(pattern) ?? [];
  const { protocol, hostname, pathname, search } = new URL(url);
  const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return (
    /^https?:$/.test(protocol) &&
    (hostname === host || hostname.endsWith(`.${host}`)) &&
    new RegExp(`^${escaped(path)}$`).test(pathname + search)
  );
}

describe.each(['chrome', 'firefox'] as const)('the menus in %s', (browserName) => {
  it.each([
    ['an ordinary link', ['link'], 'send-link'],
    ['a linked image', ['link', 'image'], 'send-link'],
    ['an image', ['image'], 'send-link'],
    ['a video', ['video'], 'send-link'],
    ['a selection', ['selection'], 'send-link'],
    ['a linked image in a selection in a frame', ['link', 'image', 'selection', 'frame'], 'send-link'],
  ] as const)('have exactly one item for %s', (_what, place, id) => {
    expect(shownItems(browserName, place)).toEqual([id]);
  });

  it('send or grab the bare page', () => {
    expect(shownItems(browserName, [])).toEqual(['send-page', 'grab']);
  });

  it('send the empty part of a frame, and grab there where that leaves its links alone', () => {
    const isChrome = browserName === 'chrome';
    expect(shownItems(browserName, ['frame'])).toEqual(isChrome ? ['send-page', 'grab'] : ['send-link']);
  });

  it('have one item on the toolbar', () => {
    const items = menuItems(TITLES, browserName, []).filter(({ contexts }) => contexts.includes('action'));
    expect(items.map(({ id }) => id)).toEqual(['grab']);
  });

  it.each([
    'https://1fichier.com/?abcdefghij',
    'http://www.1fichier.com/?abcdefghij&af=3',
    'https://abcdefghij.1fichier.com/',
    'https://tenvoi.com/?abcdefghij',
    'https://desfichiers.net/?abcdefghij',
    'https://dl4free.com/?abcdefghij',
  ])('add the direct link for %s', (linkUrl) => {
    expect(shownItems(browserName, ['link'], linkUrl)).toEqual(['send-link', 'direct-link']);
  });

  it.each([
    'https://files.example/?abcdefghij',
    'https://1fichier.com/dir/CiLKCBI7',
    'https://1fichier.com/remove/abcdefghij/xyz',
    'https://a-1.1fichier.com/p123456',
    'https://api.1fichier.com/v1/file/ls.cgi',
    'https://not1fichier.com/?abcdefghij',
  ])('do not offer a direct link for %s', (linkUrl) => {
    expect(shownItems(browserName, ['link'], linkUrl)).toEqual(['send-link']);
  });

  it('open into the default folder and the pinned ones, for a link and for a page alike', () => {
    const items = menuItems(TITLES, browserName, [FILMS, { id: 0, name: null }]);
    const below = (parent: string) =>
      items.filter(({ parentId }) => parentId === parent).map(({ id, title }) => [id, title]);
    expect(below('send-link')).toEqual([
      ['send-link:default', 'Default folder'],
      ['send-link:7', 'Films'],
      ['send-link:0', 'Main folder'],
    ]);
    expect(below('send-page').map(([id]) => id)).toEqual(['send-page:default', 'send-page:7', 'send-page:0']);
    expect(below('direct-link')).toEqual([]);
  });

  it('show what opens wherever they show the item above, which was made before', () => {
    const items = menuItems(TITLES, browserName, [FILMS]);
    for (const [index, { parentId, contexts }] of items.entries()) {
      if (parentId === undefined) continue;
      const parent = items.findIndex(({ id }) => id === parentId);
      expect(parent).toBeLessThan(index);
      expect(contexts).toEqual(items[parent]?.contexts);
    }
  });

  it('are each there once, even if a folder is pinned twice', () => {
    const ids = menuItems(TITLES, browserName, [FILMS, FILMS]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.includes(':'))).toHaveLength(4);
  });
});

describe('the title of a folder in the menu', () => {
  it.each([
    ['R&D', 'R&&D'],
    ['100%s', '100%\u2060s'],
    ['a\u202eb', 'ab'],
    [`${'é'.repeat(40)}${'z'.repeat(20)}`, `${'é'.repeat(30)}…${'z'.repeat(15)}`],
  ])('of %j is %j', (name, title) => {
    const items = menuItems(TITLES, 'chrome', [{ id: 7, name }]);
    expect(items.find(({ id }) => id === 'send-link:7')?.title).toBe(title);
  });
});
