import * as z from 'zod/mini';
import { parseJson } from '@/utils/fichier/parse-json';
import type { FolderFile } from '@/utils/fichier/web/fichier-web';
import { sharedLink, wireSharedLink } from '@/utils/fichier/wire-links';
import { readableRows, wireFlag, wireNumber, wireRows, wireText } from '@/utils/fichier/wire-values';
import { recogniseFichierLink } from '@/utils/links/fichier-link';
import { parseUrl } from '@/utils/links/parse-url';
import { readHtmlTags } from '@/utils/links/read-html-tags';

const rowSchema = z.object({
  filename: wireText,
  link: wireSharedLink,
  size: wireNumber,
  password: wireFlag,
  acl: wireFlag,
});

const PASSWORD_FIELDS = ['pass', 'password'];

/** The id of a public folder, whatever the language in its address; null for any other address. */
export function publicFolderId(url: string): string | null {
  const parsed = parseUrl(url.trim());
  const link = parsed === null ? null : recogniseFichierLink(parsed);
  return link?.kind === 'folder' ? link.id : null;
}

/** The JSON of a folder, a list or a map by index: null when it is neither, or one without a single row that can be read. */
export function readFolderJson(body: string): readonly FolderFile[] | null {
  const value = parseJson(body);
  const rows = z.safeParse(wireRows, value).data ?? null;
  if (rows === null) return null;
  const files = readableRows(rows, readRow);
  const isEmpty = Array.isArray(value) && rows.length === 0;
  return files.length === 0 && !isEmpty ? null : eachOnce(files);
}

/** The share links of a folder's page, for folders that come as a page only. */
export function readFolderPage(html: string): readonly FolderFile[] {
  const files: FolderFile[] = [];
  let open: { url: string; text: string } | null = null;
  const close = () => {
    if (open === null) return;
    const name = open.text.replace(/\s+/g, ' ').trim();
    files.push({ url: open.url, name: name === '' ? null : name, size: null, isProtected: null });
    open = null;
  };
  for (const piece of readHtmlTags(html)) {
    if (piece.kind === 'text') {
      if (open !== null) open.text += piece.text;
    } else if (piece.name === 'a') {
      close();
      const url = piece.kind === 'open' ? sharedLink(piece.attributes.get('href') ?? '') : null;
      if (url !== null) open = { url, text: '' };
    }
  }
  close();
  return eachOnce(files);
}

export function asksForPassword(html: string): boolean {
  return readHtmlTags(html).some(
    (piece) =>
      piece.kind === 'open' &&
      piece.name === 'input' &&
      ['type', 'name'].some((name) =>
        PASSWORD_FIELDS.includes(piece.attributes.get(name)?.toLowerCase() ?? ''),
      ),
  );
}

function readRow(row: unknown): FolderFile | null {
  const file = z.safeParse(rowSchema, row).data;
  if (file === undefined || file.link === null) return null;
  const { filename, link, size, password, acl } = file;
  const bytes = size !== null && Number.isSafeInteger(size) && size >= 0 ? size : null;
  return { url: link, name: filename, size: bytes, isProtected: password || acl };
}

function eachOnce(files: readonly FolderFile[]): readonly FolderFile[] {
  const first = new Map<string, FolderFile>();
  for (const file of files) if (!first.has(file.url)) first.set(file.url, file);
  return [...first.values()];
}
