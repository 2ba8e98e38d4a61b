import { type LinkRow, linkRow } from '@/components/grabber/link-row';
import type { CatchHead, GrabbedLink } from '@/utils/links/grab/grabbed-link';

export function link(url: string, given: Partial<GrabbedLink> = {}): GrabbedLink {
  return { url, from: 'anchor', text: '', count: 1, name: null, size: null, isProtected: null, ...given };
}

export function rowsOf(...links: (string | GrabbedLink)[]): readonly LinkRow[] {
  return links.map((each, place) => linkRow(typeof each === 'string' ? link(each) : each, place));
}

export function head(given: Partial<CatchHead> = {}): CatchHead {
  return {
    id: 'c1',
    source: 'page',
    title: 'A page',
    url: 'https://forum.example/thread',
    tabId: 7,
    isPrivate: false,
    at: 0,
    total: 0,
    folded: 0,
    unreadableFrames: 0,
    parts: 1,
    purpose: 'pick',
    failure: null,
    ...given,
  };
}
