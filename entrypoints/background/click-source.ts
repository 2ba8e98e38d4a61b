import type { Browser } from 'wxt/browser';
import { parseMenuId } from '@/utils/browser/menu-folder';

/** What a menu click tells, as far as it matters here. Browsers leave out what does not apply. */
export type ClickInfo = Pick<
  Browser.contextMenus.OnClickData,
  'menuItemId' | 'linkUrl' | 'srcUrl' | 'pageUrl' | 'selectionText' | 'frameId'
>;

/** What was clicked, and so what is sent. `url` byte for byte as the browser gave it. */
export type ClickSource =
  | { readonly kind: 'link' | 'media' | 'page'; readonly url: string }
  | { readonly kind: 'selection'; readonly text: string };

type Kind = ClickSource['kind'];

/** The link wins over the picture in it, and both over the selection around them. */
const GENERAL_ORDER: readonly Kind[] = ['link', 'media', 'selection', 'page'];

/** The kind that an item asks for first; when the click does not have it, the general order holds. */
const PREFERRED: Readonly<Record<string, Kind>> = {
  'send-link': 'link',
  'send-media': 'media',
  'send-selection': 'selection',
  'send-page': 'page',
};

/** Null for an item that sends nothing, and for a click that names nothing to send. */
export function clickSource(info: ClickInfo, tabUrl: string | undefined): ClickSource | null {
  const preferred = PREFERRED[parseMenuId(info.menuItemId).item];
  if (preferred === undefined) return null;
  for (const kind of [preferred, ...GENERAL_ORDER]) {
    const source = sourceOf(kind, info, tabUrl);
    if (source !== null) return source;
  }
  return null;
}

function sourceOf(kind: Kind, info: ClickInfo, tabUrl: string | undefined): ClickSource | null {
  switch (kind) {
    case 'link':
      return info.linkUrl ? { kind, url: info.linkUrl } : null;
    case 'media':
      return info.srcUrl ? { kind, url: info.srcUrl } : null;
    case 'selection':
      return info.selectionText ? { kind, text: info.selectionText } : null;
    case 'page': {
      const url = pageUrl(info.pageUrl, tabUrl);
      return url ? { kind, url } : null;
    }
  }
}

/** In Chrome's PDF viewer the page is the viewer's own; the tab knows the document. */
function pageUrl(clicked: string | undefined, tabUrl: string | undefined): string | undefined {
  return clicked?.startsWith('chrome-extension:') ? (tabUrl ?? clicked) : (clicked ?? tabUrl);
}
