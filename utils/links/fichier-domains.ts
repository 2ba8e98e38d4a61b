/** The domains of 1fichier as its documentation numbers them: the index is the `domain` of an upload. */
const FICHIER_DOMAINS = [
  '1fichier.com',
  'alterupload.com',
  'cjoint.net',
  'desfichiers.com',
  'dfichiers.com',
  'megadl.fr',
  'mesfichiers.org',
  'piecejointe.net',
  'pjointe.com',
  'tenvoi.com',
  'dl4free.com',
] as const;

/** Spellings that other clients use for a documented domain: recognised, and replaced by the documented one. */
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  'desfichiers.net': 'desfichiers.com',
  'mesfichiers.net': 'mesfichiers.org',
};

/** Every registrable domain under which a link of 1fichier may be found. */
export const RECOGNISED_DOMAINS: readonly string[] = [...FICHIER_DOMAINS, ...Object.keys(OTHER_SPELLINGS)];

/** Any of them, for a regular expression. */
export const DOMAIN_PATTERN = `(?:${RECOGNISED_DOMAINS.join('|').replaceAll('.', '\\.')})`;

/**
 * Splits a host name into its documented 1fichier domain and what stands before it (without `www.`).
 * Null when the host is not 1fichier's. `host` as `new URL` gives it: lower case, no port.
 */
export function splitFichierHost(host: string): { readonly domain: string; readonly label: string } | null {
  const bare = host.replace(/\.$/, '').replace(/^www\./, '');
  const found = RECOGNISED_DOMAINS.find((domain) => bare === domain || bare.endsWith(`.${domain}`));
  if (found === undefined) return null;
  return {
    domain: OTHER_SPELLINGS[found] ?? found,
    label: bare.slice(0, -found.length).replace(/\.$/, ''),
  };
}
