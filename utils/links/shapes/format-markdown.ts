import type { NamedLink } from '@/utils/links/shapes/named-link';
import { shownName } from '@/utils/links/shapes/shown-name';
import { writtenUrl } from '@/utils/links/shapes/written-url';

/** What means something inside a link text: to CommonMark, to GitHub (mentions, bare addresses) or to common additions. */
const MEANINGFUL = /[\\`*_{}[\]<>&~|^$@#:=!]|(?<=www)\./gi;
/** White space that would end the line, or be cut at its ends. */
const LAYOUT = /[\t\r\n]|^ +| +$/g;
/** The angle brackets around the target hold everything else. */
const REFERENCE_IN_TARGET = /&(?=#?\w+;)/g;

/** A list of inline links, as CommonMark reads it. */
export function formatMarkdown(links: readonly NamedLink[]): string {
  return links.map((link) => `- [${linkText(link)}](<${target(link)}>)`).join('\n');
}

function linkText(link: NamedLink): string {
  return shownName(link).replace(MEANINGFUL, '\\$&').replace(LAYOUT, references);
}

function target({ url }: NamedLink): string {
  return writtenUrl(url).replace(REFERENCE_IN_TARGET, '\\$&');
}

function references(spaces: string): string {
  return Array.from(spaces, (space) => `&#${space.charCodeAt(0)};`).join('');
}
