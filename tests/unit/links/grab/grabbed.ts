import type { GrabbedLink } from '@/utils/links/grab/grabbed-link';

/** A link as it was found once in an anchor, but for what is given. */
export function grabbed(url: string, given: Partial<GrabbedLink> = {}): GrabbedLink {
  return { url, from: 'anchor', text: '', count: 1, name: null, size: null, isProtected: null, ...given };
}
