import type { NamedLink } from '@/utils/links/shapes/named-link';
import { shownName } from '@/utils/links/shapes/shown-name';
import { writtenUrl } from '@/utils/links/shapes/written-url';

/** With the backslash, which means something in scripts that write markup. */
const MEANINGFUL = /[&<>"'\\\t\r\n]/g;

/** A list of links, one a line. */
export function formatHtml(links: readonly NamedLink[]): string {
  const items = links.map(
    (link) => `<li><a href="${escapeHtml(writtenUrl(link.url))}">${escapeHtml(shownName(link))}</a></li>`,
  );
  return ['<ul>', ...items, '</ul>'].join('\n');
}

/** Text that stays text, between tags and in a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(MEANINGFUL, (character) => `&#${character.charCodeAt(0)};`);
}
