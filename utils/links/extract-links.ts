import { findHtmlLinks, looksLikeHtml } from '@/utils/links/find-html-links';
import { findTextLinks } from '@/utils/links/find-text-links';
import { parseSource } from '@/utils/links/parse-source';
import { withoutNames } from '@/utils/links/without-names';

/** Links in the order in which they first appear, each once; `folded` counts the repetitions left out. */
export type ExtractedLinks = { readonly links: string[]; readonly folded: number };

/**
 * The links in what a user typed or pasted: plain text, and the HTML of the same paste if there is any (null when
 * there is none). Text that is itself the source of a page is read as such. Relative addresses are left out. Never
 * throws; what it does to an address, `findTextLinks` says.
 */
export function extractLinks(text: string, html: string | null = null): ExtractedLinks {
  const fromHtml = html === null ? null : findHtmlLinks(html);
  const unnamed = withoutNames(text);
  const fromText = looksLikeHtml(unnamed) ? findHtmlLinks(unnamed).links : findTextLinks(unnamed);
  const inHtml = new Set(fromHtml?.links);
  // The text of a paste repeats what its HTML says; only what the user typed besides is new.
  const besides = fromText.filter((link) => !inHtml.has(link) && !fromHtml?.shown.has(link));
  return foldLinks([...(fromHtml?.links ?? []), ...besides]);
}

/** Keeps the first of each link and counts the others. Links are one when they are the same, or lead to one file of 1fichier. */
export function foldLinks(found: readonly string[]): ExtractedLinks {
  const byKey = new Map<string, string>();
  for (const link of found) {
    const source = parseSource(link);
    const key = source.ok && source.kind === 'copy' ? source.canonical : link;
    if (!byKey.has(key)) byKey.set(key, link);
  }
  return { links: [...byKey.values()], folded: found.length - byKey.size };
}
