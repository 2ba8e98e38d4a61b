import { splitFichierHost } from '@/utils/links/fichier-domains';

/**
 * What an address on a domain of 1fichier is. `canonical` is the form that the API takes: `https://<domain>/?<id>`, on
 * the domain the link was given with, since a file can be bound to one domain and look dead on the others.
 */
export type FichierLink =
  | { readonly kind: 'file'; readonly id: string; readonly canonical: string }
  /** A public folder; its id is case-sensitive. */
  | { readonly kind: 'folder'; readonly id: string }
  /** Opening it destroys a file: never to be offered or fetched. */
  | { readonly kind: 'removal' }
  /** A direct download link: alive for five minutes. */
  | { readonly kind: 'direct' }
  /** Any other page or host of 1fichier. */
  | { readonly kind: 'service' };

const FILE_ID = /^[a-z0-9]{5,20}$/;
const SERVICE_LABEL = /^(?:api|img|download|up\d+|ru-\d+|[a-z]-\d+)$/;
const DIRECT_LABEL = /^[a-z]-\d+$/;
/** Servers read over doubled slashes and over letters that are encoded without need. */
const REMOVAL_PATH = /^\/+(?:[a-z]{2}\/+)?remove(?:\/|$)/i;
const FOLDER_PATH = /^\/(?:[a-z]{2}\/)?dir\/([A-Za-z0-9]+)\/?$/;

/** Recognises an address on one of 1fichier's domains; null for any other address. */
export function recogniseFichierLink(url: URL): FichierLink | null {
  const host = splitFichierHost(url.hostname);
  if (host === null) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'service' };
  if (REMOVAL_PATH.test(decodeLetters(url.pathname))) return { kind: 'removal' };
  if (SERVICE_LABEL.test(host.label)) return serviceHostLink(host.label, url.pathname);

  const folderId = FOLDER_PATH.exec(url.pathname)?.[1];
  if (host.label === '' && folderId !== undefined) return { kind: 'folder', id: folderId };

  const id = url.pathname === '/' ? fileId(host.label, url.search) : null;
  if (id === null) return { kind: 'service' };
  return { kind: 'file', id, canonical: `https://${host.domain}/?${id}` };
}

function decodeLetters(path: string): string {
  return path.replace(/%([2-7][0-9a-f])/gi, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function serviceHostLink(label: string, path: string): FichierLink {
  return { kind: DIRECT_LABEL.test(label) && path !== '/' ? 'direct' : 'service' };
}

/** The id stands after the `?`, cut at the first parameter (`&af=`, `&lg=`, `&inline=`), or in old links before the domain. */
function fileId(label: string, search: string): string | null {
  const inQuery = (search.slice(1).split('&')[0] ?? '').toLowerCase();
  if (FILE_ID.test(inQuery)) return inQuery;
  return FILE_ID.test(label) ? label : null;
}
