import * as z from 'zod/mini';
import { splitFichierHost } from '@/utils/links/fichier-domains';
import { type FichierLink, recogniseFichierLink } from '@/utils/links/fichier-link';
import { parseUrl } from '@/utils/links/parse-url';

/**
 * Links in the answers of 1fichier. What is handed on is made anew from what was recognised, so that it can be nothing but
 * a link of 1fichier; null for anything else.
 */

/** A file's id alone. A word of letters is taken for one only where it is as long as all ids are today. */
const BARE_ID = /^(?:(?=\D*\d)(?=[^a-z]*[a-z])[a-z0-9]{5,20}|[a-z0-9]{20})$/;
const WEB_SCHEME = /^https?:\/\//i;
/** Addresses are cleaned of these, or changed by them, without a word. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNCLEAN = /[\u0000-\u0020\u007f-\u00a0\\]/;

/** The share link of a file, by its address, with a scheme or without. */
export function fileLink(text: string): string | null {
  const link = recognised(text);
  return link?.kind === 'file' ? link.canonical : null;
}

/** A file's or a public folder's. */
export function sharedLink(text: string): string | null {
  return fileLink(text) ?? folderLink(text);
}

function folderLink(text: string): string | null {
  const url = urlOf(text);
  const host = url === null ? null : splitFichierHost(url.hostname);
  const link = recognised(text);
  return host !== null && link?.kind === 'folder' ? `https://${host.domain}/dir/${link.id}` : null;
}

/** The share link of a file, by its id too. */
export function namedFile(text: string): string | null {
  const name = text.trim();
  return BARE_ID.test(name) ? `https://1fichier.com/?${name}` : fileLink(name);
}

/** A link to the bytes of a file, on a server of 1fichier. `isPlain`: plain http was asked for. */
export function directLink(text: string, isPlain: boolean): string | null {
  const url = urlOf(text);
  if (url === null || !WEB_SCHEME.test(text.trim()) || (url.protocol === 'http:' && !isPlain)) return null;
  if (url.username !== '' || url.password !== '' || url.port !== '') return null;
  const host = splitFichierHost(url.hostname);
  const isServer = host !== null && host.label !== '' && host.label !== 'api';
  const kind = recogniseFichierLink(url)?.kind;
  const leadsToBytes = kind === 'direct' || (kind === 'service' && url.pathname !== '/');
  return isServer && leadsToBytes ? url.href : null;
}

export const wireFileLink = wireLink(namedFile);
export const wireSharedLink = wireLink(sharedLink);
export const wireFolderLink = wireLink(folderLink);

function wireLink(read: (text: string) => string | null) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value): string | null => (typeof value === 'string' ? read(value) : null)),
  );
}

function recognised(text: string): FichierLink | null {
  const url = urlOf(text);
  return url === null ? null : recogniseFichierLink(url);
}

function urlOf(text: string): URL | null {
  const address = text.trim();
  if (UNCLEAN.test(address)) return null;
  return parseUrl(WEB_SCHEME.test(address) ? address : `https://${address.replace(/^\/\//, '')}`);
}
