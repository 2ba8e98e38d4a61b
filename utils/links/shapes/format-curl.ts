import type { NamedLink } from '@/utils/links/shapes/named-link';
import { unlikeFileNames } from '@/utils/links/shapes/unlike-file-names';
import { writtenUrl } from '@/utils/links/shapes/written-url';

/** Brackets, braces and `#1` are taken as they are, a redirect is followed, and an error page is not saved as the file. */
const OPTIONS = '--globoff --location --fail';

/** What ends a quoted word of PowerShell, which takes all of these for an apostrophe. */
const POWERSHELL_QUOTES = /['‘’‚‛]/g;

/** A command a line for any POSIX shell. The name is made a file name, and numbered where it repeats. */
export function formatCurl(links: readonly NamedLink[]): string {
  return commands(links, 'curl', (text) => text.replaceAll("'", String.raw`'\''`));
}

/** The same for PowerShell, where `curl` alone may be another command. */
export function formatPowershell(links: readonly NamedLink[]): string {
  return commands(links, 'curl.exe', (text) => text.replace(POWERSHELL_QUOTES, '$&$&'));
}

/** `inQuotes`: what a text becomes between two apostrophes, so that nothing in it means anything. */
function commands(links: readonly NamedLink[], curl: string, inQuotes: (text: string) => string): string {
  const names = unlikeFileNames(links.map(({ name }) => name));
  const quoted = (text: string) => `'${inQuotes(text)}'`;
  return links
    .map(
      ({ url }, index) =>
        `${curl} ${OPTIONS} --output ${quoted(names[index] ?? '')} --url ${quoted(writtenUrl(url))}`,
    )
    .join('\n');
}
