import type { NamedLink } from '@/utils/links/shapes/named-link';
import { printable } from '@/utils/links/shapes/printable';
import { writtenUrl } from '@/utils/links/shapes/written-url';

const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** White space that would be cut at the ends of a line, or would end it. */
const LAYOUT = /[\t\r\n]|^ +| +$/g;

/** A list of inline links, as CommonMark reads it. */
export function formatMarkdown(links: readonly NamedLink[]): string {
  return links.map(({ url, name }) => `- [${markdownText(name)}](<${markdownTarget(url)}>)`).join('\n');
}

function markdownText(name: string): string {
  return printable(name)
    .replace(PUNCTUATION, '\\$&')
    .replace(LAYOUT, (spaces) => Array.from(spaces, (space) => `&#${space.charCodeAt(0)};`).join(''));
}

/** Between angle brackets, which the address itself never holds; `&` could begin an entity. */
function markdownTarget(url: string): string {
  return writtenUrl(url).replace(/[\\&]/g, '\\$&');
}
