import { extractLinks } from '@/utils/links/extract-links';

export type PastedLinks = {
  readonly count: number;
  /** The links as lines for the box; null when plain text cannot carry them unchanged, so the HTML has to go along. */
  readonly asText: string | null;
};

/**
 * The links of a pasted piece of page; null when its plain text already shows all of them. Written into the box, the
 * user sees what will be sent, and the draft keeps it.
 */
export function readPastedLinks(html: string, plain: string): PastedLinks | null {
  const { links } = extractLinks(plain, html);
  const visible = new Set(extractLinks(plain).links);
  if (links.every((link) => visible.has(link))) return null;
  const lines = links.join('\n');
  const readBack = extractLinks(lines).links;
  const unchanged =
    readBack.length === links.length && readBack.every((link, index) => link === links[index]);
  return { count: links.length, asText: unchanged ? lines : null };
}
