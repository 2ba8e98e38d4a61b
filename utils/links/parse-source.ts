import type { ErrorCode } from '@/utils/fichier/errors';
import { recogniseFichierLink } from '@/utils/links/fichier-link';
import { parseUrl } from '@/utils/links/parse-url';
import { isPrivateHost } from '@/utils/links/private-host';

/** Why an address is not sent at all. */
export type SourceRefusal = Extract<
  ErrorCode,
  'not-a-link' | 'scheme' | 'private-address' | 'removal-link' | 'folder-link' | 'service-link'
>;

/**
 * A source that can be sent, or the reason why not. `url` is byte for byte as given but for surrounding white space; one with
 * letters beyond ASCII is written as a browser sends it.
 */
export type ParsedSource =
  | { readonly ok: true; readonly url: string; readonly kind: 'remote' }
  /** A file of 1fichier; `canonical` is what the API takes (`https://<domain>/?<id>`). */
  | { readonly ok: true; readonly url: string; readonly kind: 'copy'; readonly canonical: string }
  | { readonly ok: false; readonly code: SourceRefusal };

const SCHEME = /^([a-z][a-z0-9+-]*):/i;
/** Browsers also read `http:host` and `http:///host`; what 1fichier makes of them is unknown. */
const WELL_FORMED_START = /^[a-z]+:\/\/[^/\\]/i;
const SENDABLE_SCHEMES = ['http', 'https', 'ftp'];
/** `new URL` drops tabs and line ends silently; the text that is sent would then not be the address that was meant. */
const CONTROL_CHARACTER = /\p{Cc}/u;
const BEYOND_ASCII = /\P{ASCII}/u;

/** Decides whether and how an address is sent. Never throws. */
export function parseSource(raw: string): ParsedSource {
  const url = raw.trim();
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return refuse('not-a-link');
  if (!SENDABLE_SCHEMES.includes(scheme)) return refuse('scheme');
  if (!WELL_FORMED_START.test(url) || CONTROL_CHARACTER.test(url)) return refuse('not-a-link');
  const parsed = parseUrl(url);
  if (parsed === null || parsed.hostname === '') return refuse('not-a-link');

  const fichierLink = recogniseFichierLink(parsed);
  switch (fichierLink?.kind) {
    case 'file':
      return { ok: true, url, kind: 'copy', canonical: fichierLink.canonical };
    case 'folder':
      return refuse('folder-link');
    case 'removal':
      return refuse('removal-link');
    case 'service':
      return refuse('service-link');
  }
  // A direct link of 1fichier is an ordinary source: alive for minutes only, but a remote upload can still fetch it.
  if (isPrivateHost(parsed.hostname)) return refuse('private-address');
  return { ok: true, url: BEYOND_ASCII.test(url) ? parsed.href : url, kind: 'remote' };
}

function refuse(code: SourceRefusal): ParsedSource {
  return { ok: false, code };
}
