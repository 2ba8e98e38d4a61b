import { formatAria2 } from '@/utils/links/shapes/format-aria2';
import { formatBbcode } from '@/utils/links/shapes/format-bbcode';
import { formatCsv } from '@/utils/links/shapes/format-csv';
import { formatCurl } from '@/utils/links/shapes/format-curl';
import { formatHtml } from '@/utils/links/shapes/format-html';
import { formatMarkdown } from '@/utils/links/shapes/format-markdown';
import type { NamedLink } from '@/utils/links/shapes/named-link';
import { writtenUrl } from '@/utils/links/shapes/written-url';

export type { NamedLink } from '@/utils/links/shapes/named-link';

/** The formats that links can be written in. `aria2`: an input file for `aria2c --input-file`; `curl`: commands for a shell. */
export const SHAPES = ['plain', 'markdown', 'html', 'bbcode', 'json', 'csv', 'aria2', 'curl'] as const;
export type Shape = (typeof SHAPES)[number];

const JSON_INDENT = 2;

const FORMATS: Readonly<Record<Shape, (links: readonly NamedLink[]) => string>> = {
  plain: (links) => links.map(({ url }) => writtenUrl(url)).join('\n'),
  markdown: formatMarkdown,
  html: formatHtml,
  bbcode: formatBbcode,
  json: (links) =>
    JSON.stringify(
      links.map(({ name, url, size }) => ({ name, url: writtenUrl(url), size })),
      null,
      JSON_INDENT,
    ),
  csv: formatCsv,
  aria2: formatAria2,
  curl: formatCurl,
};

/**
 * Links as text in a format, in the order given, without a line end at the end. Whatever is in a name, it stays a name, and
 * an address stays the same address for a browser (`writtenUrl`). Plain text has no names. What a format cannot hold, and
 * what it becomes: see the function of the format.
 */
export function formatLinks(shape: Shape, links: readonly NamedLink[]): string {
  return FORMATS[shape](links);
}

/** How links are saved as a file. */
export type ShapeFile = {
  /** Without a dot. */
  readonly extension: string;
  readonly mimeType: string;
  /** Comes before what `formatLinks` gives, and makes a file of it that is read with the right letters. */
  readonly lead: string;
};

const TEXT = { extension: 'txt', mimeType: 'text/plain', lead: '' };
const FILES: Readonly<Record<Shape, ShapeFile>> = {
  plain: TEXT,
  markdown: { extension: 'md', mimeType: 'text/markdown', lead: '' },
  html: { extension: 'html', mimeType: 'text/html', lead: '<!doctype html>\n<meta charset="utf-8">\n' },
  bbcode: TEXT,
  json: { extension: 'json', mimeType: 'application/json', lead: '' },
  // Without the mark, spreadsheets take UTF-8 for the letters of the system.
  csv: { extension: 'csv', mimeType: 'text/csv', lead: '\ufeff' },
  aria2: TEXT,
  curl: { extension: 'sh', mimeType: 'application/x-sh', lead: '' },
};

/** The kind of file that a format is saved as, in UTF-8. */
export function shapeFile(shape: Shape): ShapeFile {
  return FILES[shape];
}
