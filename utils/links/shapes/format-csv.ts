import type { NamedLink } from '@/utils/links/shapes/named-link';
import { writtenUrl } from '@/utils/links/shapes/written-url';

/** What makes a spreadsheet take a cell for a formula, also in full width, and those that already stand behind an apostrophe. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const LINE_END = '\r\n';

/**
 * Name, address and bytes with a line of headings (RFC 4180), separated as spreadsheets of the language expect it. A name
 * that a spreadsheet would compute gets an apostrophe in front, which it hides; half characters, which UTF-8 cannot hold,
 * become `�`.
 */
export function formatCsv(links: readonly NamedLink[], locale: string): string {
  const rows = links.map(({ name, url, size }) => [cell(name), quoted(writtenUrl(url)), size ?? '']);
  const separator = separatorIn(locale);
  return [['name', 'url', 'size'], ...rows].map((row) => row.join(separator)).join(LINE_END);
}

/** A comma that stands in numbers separates nothing. */
function separatorIn(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value !== '.') ? ';' : ',';
}

function cell(name: string): string {
  return quoted(FORMULA.test(name) ? `'${name}` : name);
}

function quoted(text: string): string {
  return `"${text.toWellFormed().replaceAll('"', '""')}"`;
}
