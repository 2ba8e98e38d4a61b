import { fileName } from '@/utils/links/shapes/file-name';
import type { NamedLink } from '@/utils/links/shapes/named-link';
import { requestedUrl } from '@/utils/links/shapes/written-url';

/** For `aria2c --input-file`: an address a line, and under it the name to save it under, made a file name. */
export function formatAria2(links: readonly NamedLink[]): string {
  return links.map(({ url, name }) => `${requestedUrl(url)}\n  out=${fileName(name)}`).join('\n');
}
