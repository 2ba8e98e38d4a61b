import { formatAria2 } from '@/utils/links/shapes/format-aria2';
import { formatBbcode } from '@/utils/links/shapes/format-bbcode';
import { formatCsv } from '@/utils/links/shapes/format-csv';
import { formatCurl, formatPowershell } from '@/utils/links/shapes/format-curl';
import { formatHtml } from '@/utils/links/shapes/format-html';
import { formatJson } from '@/utils/links/shapes/format-json';
import { formatMarkdown } from '@/utils/links/shapes/format-markdown';
import type { NamedLink } from '@/utils/links/shapes/named-link';
import { writtenUrl } from '@/utils/links/shapes/written-url';

export type { NamedLink } from '@/utils/links/shapes/named-link';

/** The formats that links can be written in. `aria2`: for `aria2c --input-file`; `curl`: for POSIX shells; `powershell`: for curl, too. */
export const SHAPES = [
  'plain',
  'markdown',
  'html',
  'bbcode',
  'json',
  'csv',
  'aria2',
  'curl',
  'powershell',
] as const;
export type Shape = (typeof SHAPES)[number];

const FORMATS: Readonly<Record<Shape, (links: readonly NamedLink[], locale: string) => string>> = {
  plain: (links) => links.map(({ url }) => writtenUrl(url)).join('\n'),
  markdown: formatMarkdown,
  html: formatHtml,
  bbcode: formatBbcode,
  json: formatJson,
  csv: formatCsv,
  aria2: formatAria2,
  curl: formatCurl,
  powershell: formatPowershell,
};

/**
 * Links as text in a format, in the order given, without a line end at the end. Whatever is in a name, it stays a name, and
 * an address stays the same address for a browser (`writtenUrl`). Plain text has no names. What a format cannot hold, and
 * what it becomes: see the function of the format. `locale`: the language of who reads numbers in it.
 */
export function formatLinks(shape: Shape, links: readonly NamedLink[], locale: string): string {
  return FORMATS[shape](links, locale);
}

/** How links are saved as a file. */
export type ShapeFile = {
  /** Without a dot. */
  readonly extension: string;
  readonly mimeType: string;
  /** Comes before what `formatLinks` gives, and makes a file of it that is read with the right letters. */
  readonly lead: string;
};

/** Without it, spreadsheets and PowerShell take UTF-8 for the letters of the system. */
const BYTE_ORDER_MARK = '\ufeff';

const TEXT = { extension: 'txt', mimeType: 'text/plain', lead: '' };
const FILES: Readonly<Record<Shape, ShapeFile>> = {
  plain: TEXT,
  markdown: { extension: 'md', mimeType: 'text/markdown', lead: '' },
  html: { extension: 'html', mimeType: 'text/html', lead: '<!doctype html>\n<meta charset="utf-8">\n' },
  bbcode: TEXT,
  json: { extension: 'json', mimeType: 'application/json', lead: '' },
  csv: { extension: 'csv', mimeType: 'text/csv', lead: BYTE_ORDER_MARK },
  aria2: TEXT,
  curl: { extension: 'sh', mimeType: 'application/x-sh', lead: '' },
  powershell: { extension: 'ps1', mimeType: 'text/plain', lead: BYTE_ORDER_MARK },
};

/** The kind of file that a format is saved as, in UTF-8. */
export function shapeFile(shape: Shape): ShapeFile {
  return FILES[shape];
}
