/** 1fichier's domains, at the index that its API knows them by. */
export const DOMAINS = [
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

export const API_HOST = 'api.1fichier.com';
export const UPLOAD_NODES = ['up2.1fichier.com', 'up3.1fichier.com', 'ru-3.1fichier.com'] as const;
export const DIRECT_HOSTS = [
  ...Array.from({ length: 12 }, (_, index) => `a-${index + 1}.1fichier.com`),
  'o-5.1fichier.com',
] as const;

export type HostKind = 'api' | 'node' | 'direct' | 'web' | 'file-host' | 'foreign';

/** Which part of 1fichier answers for a host; `file-host` is the old form of a share link, `https://<id>.1fichier.com/`. */
export function hostKind(host: string): HostKind {
  const domain = DOMAINS.find((name) => host === name || host.endsWith(`.${name}`));
  if (domain === undefined) return 'foreign';
  const label = host.slice(0, -domain.length - 1);
  if (label === '' || label === 'www') return 'web';
  if (label === 'api') return host === API_HOST ? 'api' : 'web';
  if (/^(up\d+|ru-\d+)$/.test(label)) return 'node';
  if (/^[a-z]-\d+$/.test(label)) return 'direct';
  if (label === 'img' || label === 'download') return 'web';
  return 'file-host';
}
