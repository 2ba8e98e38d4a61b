import { safeText } from '@/utils/links/display-name';
import { describeLink, type GrabRow } from '@/utils/links/grab/describe-link';
import type { GrabbedLink } from '@/utils/links/grab/grabbed-link';
import { readableUrl } from '@/utils/links/readable-url';
import type { LinkHealth } from '@/utils/messaging/links-protocol';
import { foldName } from '@/utils/names/fold-name';

/** A row of the grabber: made once of a link, and again only when its health becomes known. */
export type LinkRow = GrabRow & {
  /** Its place on the page. */
  readonly place: number;
  /** Safe to show. */
  readonly text: string;
  /** What the words of the filter are looked for in: the `searchedText`, folded. */
  readonly haystack: string;
  /** Bytes; null when unknown. */
  readonly size: number | null;
  /** Null until it has been asked for, or was told by a folder. */
  readonly health: LinkHealth['state'] | null;
};

/** Beyond this nobody looks for anything, and an address may hold a whole file. */
const LONGEST_SEARCHED = 4096;

export function linkRow(link: GrabbedLink, place: number): LinkRow {
  const row = describeLink(link);
  const text = safeText(link.text);
  return {
    ...row,
    place,
    text,
    haystack: foldName(searchedText({ ...row, text })),
    size: link.size,
    health: link.isProtected ? 'protected' : null,
  };
}

/** Name, address and text on a line each, and the address as a person reads it where that is another. */
export function searchedText({ name, link: { url }, text }: Pick<LinkRow, 'name' | 'link' | 'text'>): string {
  const readable = readableUrl(url);
  const lines = [name, url, text, ...(readable === url ? [] : [readable])];
  return lines.join('\n').slice(0, LONGEST_SEARCHED);
}

/** The row with what 1fichier says of its link. */
export function withHealth(row: LinkRow, { state, name, size }: Omit<LinkHealth, 'url'>): LinkRow {
  const link = { ...row.link, name: name ?? row.link.name, size: size ?? row.link.size };
  return { ...linkRow(link, row.place), health: state };
}
