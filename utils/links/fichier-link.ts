import { DOMAIN_PATTERN, splitFichierHost } from '@/utils/links/fichier-domains';

/**
 * What an address on a domain of 1fichier is. `canonical` is the form that the API takes: `https://<domain>/?<id>`, on
 * the domain the link was given with, since a file can be bound to one domain and look dead on the others.
 */
export type FichierLink =
  | { readonly kind: 'file'; readonly id: string; readonly canonical: string }
  /** A public folder; its id is case-sensitive. */
  | { readonly kind: 'folder'; readonly id: string; readonly canonical: string }
  /** Opening it destroys a file: never to be offered or fetched. */
  | { readonly kind: 'removal' }
  /** A direct download link: alive for five minutes. */
  | { readonly kind: 'direct' }
  /** Any other page or host of 1fichier. */
  | { readonly kind: 'service' };

/** An id ends at the first other character, whatever follows; before a `=` it is the name of a parameter. */
const FILE_QUERY = /^\?([a-z0-9]{5,20})(?![a-z0-9=])/i;
const FILE_LABEL = /^[a-z0-9]{5,20}$/;
const SERVICE_LABEL = /^(?:api|img|download|up\d+|ru-\d+|[a-z]-\d+)$/;
const DIRECT_LABEL = /^[a-z]-\d+$/;
/** Servers read over doubled slashes and over letters that are encoded without need. */
const REMOVAL_PATH = /^\/+(?:[a-z]{2}\/+)?remove(?:\/|$)/i;
const FOLDER_PATH = /^\/+(?:[a-z]{2}\/+)?dir\/+([A-Za-z0-9]+)\/?$/;
const FILE_PATH = /^\/+(?:[a-z]{2}\/+)?$/;

const WRITTEN_HOST = `(?:https?:\\/\\/)?(?:www\\.)?${DOMAIN_PATTERN}(?:\\/+(?:[a-z]{2}\\/+)?)?`;
/** As it is written in a text: a file with the parameters that belong to it, or a folder, each up to where its id ends. */
const WRITTEN = new RegExp(
  `^${WRITTEN_HOST}(?:\\?[a-z0-9]{5,20}(?![a-z0-9=])(?:&[a-z]+=[\\w%-]*)*|dir\\/+[a-z0-9]+)`,
  'i',
);

/** Recognises an address on one of 1fichier's domains; null for any other address. */
export function recogniseFichierLink(url: URL): FichierLink | null {
  const host = splitFichierHost(url.hostname);
  if (host === null) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'service' };
  if (REMOVAL_PATH.test(decodeLetters(url.pathname))) return { kind: 'removal' };
  if (SERVICE_LABEL.test(host.label)) return serviceHostLink(host.label, url.pathname);

  const folderId = FOLDER_PATH.exec(url.pathname)?.[1];
  if (host.label === '' && folderId !== undefined)
    return { kind: 'folder', id: folderId, canonical: `https://${host.domain}/dir/${folderId}` };

  const id = fileId(host.label, url);
  if (id === null) return { kind: 'service' };
  return { kind: 'file', id, canonical: `https://${host.domain}/?${id}` };
}

/** An address without what follows the id of a file or a public folder of 1fichier; any other as it is. */
export function cutBehindId(address: string): string {
  return WRITTEN.exec(address)?.[0] ?? address;
}

function decodeLetters(path: string): string {
  return path.replace(/%([2-7][0-9a-f])/gi, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function serviceHostLink(label: string, path: string): FichierLink {
  return { kind: DIRECT_LABEL.test(label) && path !== '/' ? 'direct' : 'service' };
}

/** The id stands after the `?`, or in old links before the domain, where any path may follow. */
function fileId(label: string, { pathname, search }: URL): string | null {
  const inQuery = FILE_PATH.test(pathname) ? FILE_QUERY.exec(search)?.[1] : undefined;
  if (inQuery !== undefined) return inQuery.toLowerCase();
  return FILE_LABEL.test(label) ? label : null;
}
