import type { GrabbedLink } from '@/utils/links/grab/grabbed-link';

/** What one message carries at most: browsers refuse one of 64 MB, and a page must not wait for it. */
const LINKS_PER_PART = 5_000;
const CHARACTERS_PER_PART = 4_000_000;

/** Cuts links, in their order, into parts that are each small enough for one message. */
export function splitParts(links: readonly GrabbedLink[]): readonly (readonly GrabbedLink[])[] {
  const parts: GrabbedLink[][] = [];
  let part: GrabbedLink[] = [];
  let characters = 0;
  for (const link of links) {
    const length = link.url.length + link.text.length + (link.name?.length ?? 0);
    if (part.length === LINKS_PER_PART || (part.length > 0 && characters + length > CHARACTERS_PER_PART)) {
      parts.push(part);
      part = [];
      characters = 0;
    }
    part.push(link);
    characters += length;
  }
  return part.length > 0 ? [...parts, part] : parts;
}
