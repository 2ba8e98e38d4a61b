/**
 * The names that the formats of *Copy as* write beside an address, each with what shows that it is one. Without an end, a name in
 * a text of many megabytes would be more than regular expressions can hold.
 */
const NAMES: readonly (readonly [pattern: RegExp, kept: string])[] = [
  // Markdown
  [/(?<!\\)\[(?:\\.|[^[\]\\\n]){0,4096}\](?=\(<(?:https?|ftp):)/gi, '[]'],
  // BBCode
  [/(\[url=[^[\]\s]{1,16384}\])[^[\]\n]{0,4096}(?=\[\/url\])/gi, '$1'],
  // JSON
  [/"name"\s*:\s*"(?:\\.|[^"\\]){0,4096}"(?=\s*,\s*"url"\s*:)/g, '"name":""'],
  // CSV
  [/^"(?:[^"]|""){0,4096}"(?=[,;]"(?:https?|ftp):)/gim, '""'],
  // An input file of aria2
  [/^[ \t]+out=.*$/gm, ''],
  // curl in a POSIX shell, in PowerShell
  [/--output '(?:[^']|'\\''|''){0,4096}'(?= --url )/g, ''],
];

/** A list of links as *Copy as* writes it without the names in it: they may look like addresses, or like markup. */
export function withoutNames(text: string): string {
  return NAMES.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), text);
}
