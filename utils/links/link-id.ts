import { recogniseFichierLink } from '@/utils/links/fichier-link';
import { parseUrl } from '@/utils/links/parse-url';

/**
 * What two links to the same file of 1fichier have in common, whichever domain and form they have: the id of the file.
 * The link itself where no id can be seen in it.
 */
export function linkId(link: string): string {
  const found = fileLink(link);
  return found === null ? link.trim() : found.id;
}

/** The link as the API takes it: its own domain, nothing behind the id. As it is where it cannot be recognised. */
export function plainLink(link: string): string {
  return fileLink(link)?.canonical ?? link.trim();
}

function fileLink(link: string) {
  const url = parseUrl(link.trim());
  const found = url === null ? null : recogniseFichierLink(url);
  return found?.kind === 'file' ? found : null;
}
