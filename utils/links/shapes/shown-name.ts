import type { NamedLink } from '@/utils/links/shapes/named-link';
import { writtenUrl } from '@/utils/links/shapes/written-url';

/** Halves of characters, what is none, and controls other than tab and line ends. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cs}\p{Cc}\p{Noncharacter_Code_Point}]/gu;
const VISIBLE = /[^\p{C}\p{Z}]/u;

/**
 * The name of a link in a format for reading: what no text holds becomes `�`, and a name of which nothing could be seen
 * or clicked gives way to the address.
 */
export function shownName({ name, url }: NamedLink): string {
  return VISIBLE.test(name) ? name.replace(UNPRINTABLE, '\ufffd') : writtenUrl(url);
}
