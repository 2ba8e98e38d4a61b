import { displayHost, displayName, safeText } from '@/utils/links/display-name';
import { type FichierLink, recogniseFichierLink } from '@/utils/links/fichier-link';
import { extensionOf, kindOfExtension, type LinkKind } from '@/utils/links/grab/file-kinds';
import type { GrabbedLink, LinkPlace } from '@/utils/links/grab/grabbed-link';
import { parseUrl } from '@/utils/links/parse-url';

/** A link with what a row says of it. */
export type GrabRow = {
  readonly link: GrabbedLink;
  /** Different for every link of a catch, the same whenever it is read. */
  readonly key: string;
  /** Safe to show: the known name, for a file at 1fichier the text of its link if that is a file name, else `displayName`. */
  readonly name: string;
  readonly host: string;
  /** Lower case, without the dot; empty when there is none. */
  readonly extension: string;
  readonly kind: LinkKind;
  /** For a file at 1fichier; `canonical` is the form that the API takes. */
  readonly fichier: { readonly canonical: string } | null;
  /** A public folder at 1fichier. */
  readonly isFolder: boolean;
};

/** What stands in addresses and paths, and in no file name. */
const IN_NO_NAME = /[:/\\*?|<>"]/;
const LONGEST_NAME = 200;

/** What kind a link is by where it stood when its extension says nothing. */
const KIND_OF_PLACE: Partial<Record<LinkPlace, LinkKind>> = {
  image: 'image',
  srcset: 'image',
  video: 'video',
  audio: 'audio',
};

/** Pure, and never throws, whatever the link. */
export function describeLink(link: GrabbedLink): GrabRow {
  const parsed = parseUrl(link.url);
  const fichierLink = parsed === null ? null : recogniseFichierLink(parsed);
  const known = safeText(link.name ?? nameInText(link.text, fichierLink));
  const name = known || displayName(link.url);
  const extension = extensionOf(known || fileNameIn(parsed, fichierLink, name));
  return {
    link,
    key: link.url,
    name,
    host: displayHost(link.url),
    extension,
    kind: kindOf(fichierLink, extension, link.from),
    fichier: fichierLink?.kind === 'file' ? { canonical: fichierLink.canonical } : null,
    isFolder: fichierLink?.kind === 'folder',
  };
}

/** Addresses of 1fichier hold no name, but pages tend to write it on the link: one that ends as files do. */
function nameInText(text: string, fichierLink: FichierLink | null): string {
  if (fichierLink?.kind !== 'file' || text.length > LONGEST_NAME || IN_NO_NAME.test(text)) return '';
  return kindOfExtension(extensionOf(text)) === null ? '' : text;
}

/** The name where it comes from a path: that of a host or an id has no extension, whatever dots it has. */
function fileNameIn(parsed: URL | null, fichierLink: FichierLink | null, name: string): string {
  const hasName = parsed !== null && fichierLink?.kind !== 'file' && /[^/]/.test(parsed.pathname);
  return hasName ? name : '';
}

function kindOf(fichierLink: FichierLink | null, extension: string, from: LinkPlace): LinkKind {
  if (fichierLink?.kind === 'file' || fichierLink?.kind === 'folder') return 'fichier';
  return kindOfExtension(extension) ?? KIND_OF_PLACE[from] ?? 'other';
}
