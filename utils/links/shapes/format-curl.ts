import type { NamedLink } from '@/utils/links/shapes/named-link';
import { unlikeFileNames } from '@/utils/links/shapes/unlike-file-names';
import { requestedUrl } from '@/utils/links/shapes/written-url';

/** Brackets, braces and `#1` are taken as they are, a redirect is followed, and an error page is not saved as the file. */
const COMMAND = 'curl --globoff --location --fail';

/** A command a line for any POSIX shell. The name is made a file name, and numbered where it repeats. */
export function formatCurl(links: readonly NamedLink[]): string {
  const names = unlikeFileNames(links.map(({ name }) => name));
  return links
    .map(
      ({ url }, index) =>
        `${COMMAND} --output ${quoted(names[index] ?? '')} --url ${quoted(requestedUrl(url))}`,
    )
    .join('\n');
}

/** One word of a shell, in which nothing means anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
