import type { NamedLink } from '@/utils/links/shapes/named-link';
import { unlikeFileNames } from '@/utils/links/shapes/unlike-file-names';
import { writtenUrl } from '@/utils/links/shapes/written-url';

/**
 * For `aria2c --input-file`: an address a line, and under it the name to save it under, made a file name. One that repeats
 * is numbered.
 */
export function formatAria2(links: readonly NamedLink[]): string {
  const names = unlikeFileNames(links.map(({ name }) => name));
  return links.map(({ url }, index) => `${writtenUrl(url)}\n  out=${names[index]}`).join('\n');
}
