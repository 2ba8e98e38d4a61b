import type { NamedLink } from '@/utils/links/shapes/named-link';
import { shownName } from '@/utils/links/shapes/shown-name';
import { percentEncode, writtenUrl } from '@/utils/links/shapes/written-url';

const LINE_ENDS = /\r\n|[\r\n]/g;

/**
 * One `[url]` tag a line. BBCode has no way to write a square bracket that is none of its own: those of a name become
 * round ones, line ends become spaces, and in the address square brackets are percent-encoded.
 */
export function formatBbcode(links: readonly NamedLink[]): string {
  return links
    .map((link) => {
      const url = bbcodeUrl(link.url);
      return `[url=${url}]${bbcodeText(shownName({ ...link, url }))}[/url]`;
    })
    .join('\n');
}

function bbcodeUrl(url: string): string {
  return writtenUrl(url).replace(/[[\]]/g, percentEncode);
}

function bbcodeText(name: string): string {
  return name.replaceAll('[', '(').replaceAll(']', ')').replace(LINE_ENDS, ' ');
}
