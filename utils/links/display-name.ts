import { recogniseFichierLink } from '@/utils/links/fichier-link';
import { maskUrl } from '@/utils/links/mask-url';
import { parseUrl } from '@/utils/links/parse-url';

/** Control characters, line separators, invisible spaces, and the marks that turn the direction of the text around. */
const UNSAFE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const ENCODED_RUN = /(?:%[0-9a-f]{2})+/gi;

/**
 * A name to show for a source before 1fichier has named the file: the last part of its path, decoded; the id of a
 * 1fichier link; else the host. Safe to show: nothing in it can reorder or hide text.
 */
export function displayName(url: string): string {
  const parsed = parseUrl(url);
  if (parsed === null) return safeText(maskUrl(url));
  const fichierLink = recogniseFichierLink(parsed);
  if (fichierLink?.kind === 'file') return fichierLink.canonical.replace('https://', '');
  const segment = parsed.pathname.split('/').findLast((part) => part !== '') ?? '';
  return safeText(decodeLeniently(segment)) || parsed.host || safeText(maskUrl(url));
}

/** The host of a source for display, with its port; empty when there is none. */
export function displayHost(url: string): string {
  return parseUrl(url)?.host ?? '';
}

/** Removes from foreign text, such as a file name, what could reorder or hide other text. */
export function safeText(text: string): string {
  return text.replace(UNSAFE, '').trim();
}

/** Decodes what is valid UTF-8 and keeps the rest as it is written. */
export function decodeLeniently(text: string): string {
  return text.replace(ENCODED_RUN, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
