import type { ErrorCode } from '@/utils/fichier/errors';
import { recogniseFichierLink } from '@/utils/links/fichier-link';
import { findCarried } from '@/utils/links/find-carried';
import { withoutInvisible } from '@/utils/links/invisible-marks';
import { parseUrl } from '@/utils/links/parse-url';
import { isPrivateHost } from '@/utils/links/private-host';
import { singleScheme } from '@/utils/links/single-scheme';

/** Why an address is not sent at all. */
export type SourceRefusal = Extract<
  ErrorCode,
  'not-a-link' | 'scheme' | 'private-address' | 'removal-link' | 'folder-link' | 'service-link'
>;

/**
 * A source that can be sent, or the reason why not. `url` is as given, but for white space around it, invisible marks and a
 * doubled scheme; one with letters beyond ASCII is written as a browser sends it, and of a file that another address only
 * carries, it is that file's own.
 */
export type ParsedSource =
  | { readonly ok: true; readonly url: string; readonly kind: 'remote' }
  /** A file of 1fichier; `canonical` is what the API takes (`https://<domain>/?<id>`). */
  | { readonly ok: true; readonly url: string; readonly kind: 'copy'; readonly canonical: string }
  /** `folder` is the address of a public folder, as `url` would be: nothing to send, but files to pick from. */
  | { readonly ok: false; readonly code: 'folder-link'; readonly folder: string }
  | { readonly ok: false; readonly code: Exclude<SourceRefusal, 'folder-link'> };

const SCHEME = /^([a-z][a-z0-9+-]*):/i;
/** Browsers also read `http:host` and `http:///host`; what 1fichier makes of them is unknown. */
const WELL_FORMED_START = /^[a-z]+:\/\/[^/\\]/i;
const SENDABLE_SCHEMES = ['http', 'https', 'ftp'];
/** `new URL` drops tabs and line ends silently; the text that is sent would then not be the address that was meant. */
const CONTROL_CHARACTER = /\p{Cc}/u;
const BEYOND_ASCII = /\P{ASCII}/u;

/**
 * Decides whether and how an address is sent. A redirector is taken for the link of 1fichier that it carries, and 1fichier
 * is never led to one that removes a file. Never throws.
 */
export function parseSource(raw: string): ParsedSource {
  const url = singleScheme(withoutInvisible(raw).trim());
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return refuse('not-a-link');
  if (!SENDABLE_SCHEMES.includes(scheme)) return refuse('scheme');
  if (!WELL_FORMED_START.test(url) || CONTROL_CHARACTER.test(url)) return refuse('not-a-link');
  const parsed = parseUrl(url);
  if (parsed === null || parsed.hostname === '') return refuse('not-a-link');

  const own = recogniseFichierLink(parsed);
  switch (own?.kind) {
    case 'file':
      return { ok: true, url, kind: 'copy', canonical: own.canonical };
    case 'folder':
      return { ok: false, code: 'folder-link', folder: url };
    case 'removal':
      return refuse('removal-link');
  }
  const carried = findCarried(url);
  if (carried.some(({ kind }) => kind === 'removal')) return refuse('removal-link');
  // A direct link of 1fichier is an ordinary source: alive for minutes only, but a remote upload can still fetch it.
  const inner = own?.kind === 'direct' ? undefined : carried[0];
  if (inner !== undefined) return inPlainForm(parseSource(inner.url));
  if (own?.kind === 'service') return refuse('service-link');
  if (isPrivateHost(parsed.hostname)) return refuse('private-address');
  return { ok: true, url: BEYOND_ASCII.test(url) ? parsed.href : url, kind: 'remote' };
}

/** The address of the public folder that an address is of, or leads to: nothing to send, but files to pick from. Else null. */
export function publicFolderOf(raw: string): string | null {
  const source = parseSource(raw);
  return !source.ok && source.code === 'folder-link' ? source.folder : null;
}

function inPlainForm(source: ParsedSource): ParsedSource {
  return source.ok && source.kind === 'copy' ? { ...source, url: source.canonical } : source;
}

function refuse(code: Exclude<SourceRefusal, 'folder-link'>): ParsedSource {
  return { ok: false, code };
}
