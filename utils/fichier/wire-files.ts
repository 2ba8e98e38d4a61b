import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import type {
  CopiedFile,
  CopyOutcome,
  FileListing,
  FileRow,
  Folder,
  FolderListing,
} from '@/utils/fichier/fichier-files';
import { wireFileLink, wireFolderLink } from '@/utils/fichier/wire-links';
import {
  readableRows,
  wireDate,
  wireFlag,
  wireId,
  wireList,
  wireNumber,
  wireRows,
  wireText,
} from '@/utils/fichier/wire-values';

/** As documented. */
const LISTED_FILES_MAX = 5_000;

const fileRowSchema = z.object({
  url: wireFileLink,
  filename: wireText,
  size: wireNumber,
  date: wireDate,
  checksum: wireText,
  'content-type': wireText,
  content_type: wireText,
  pass: wireFlag,
  acl: wireFlag,
});

const fileLsSchema = z.object({ status: wireText, count: wireNumber, items: wireRows });

const folderRowSchema = z.object({
  id: wireId,
  folder_id: wireId,
  name: wireText,
  pass: wireFlag,
  create_date: wireDate,
});

const folderLsSchema = z.object({
  status: wireText,
  folder_id: wireNumber,
  name: wireText,
  shared: wireFolderLink,
  shares: wireList,
  files: wireNumber,
  sub_folders: wireRows,
  items: wireRows,
});

const copySchema = z.object({ status: wireText, copied: wireNumber, urls: wireRows });

const copiedRowSchema = z.object({ from_url: wireFileLink, to_url: wireFileLink });

/** `file/ls.cgi`; a row without a link is left out. Null when the answer is no listing, or tells of files and none can be read. */
export function readFileLs(json: JsonObject): FileListing | null {
  const list = z.safeParse(fileLsSchema, json).data;
  if (list === undefined) return null;
  const rows = list.items ?? [];
  const files = readableRows(rows, readFileRow);
  const told = Math.max(rows.length, list.count ?? 0);
  if (files.length > 0) return files.length < told ? { files, hasUnreadFiles: true } : { files };
  if (told > 0) return null;
  return list.items !== null || list.count === 0 || isOk(list.status) ? { files } : null;
}

/**
 * `folder/ls.cgi` of folder `id`, asked for its files as well or not; unreadable rows are left out. Null when the answer
 * is no listing, or tells of files or folders and none can be read.
 */
export function readFolderLs(json: JsonObject, id: number, withFiles: boolean): FolderListing | null {
  const list = z.safeParse(folderLsSchema, json).data;
  if (list === undefined) return null;
  if (list.folder_id === null && list.sub_folders === null && !isOk(list.status)) return null;
  const rows = list.items?.length ?? 0;
  const folders = readableRows(list.sub_folders ?? [], readFolderRow);
  const files = readableRows(list.items ?? [], readFileRow);
  const hasFiles = rows > 0 || (withFiles && (list.files ?? 0) > 0);
  if (hasFiles && files.length === 0) return null;
  if (list.sub_folders?.length && folders.length === 0 && files.length === 0) return null;
  const hasAllFolders = folders.length === list.sub_folders?.length;
  return {
    id: list.folder_id ?? id,
    name: list.name,
    sharedWith: list.shares?.length ?? null,
    folders,
    ...(hasAllFolders ? {} : { hasUnreadFolders: true }),
    files,
    shared: list.shared,
    isCut: list.items !== null && (list.files === null ? rows >= LISTED_FILES_MAX : list.files > rows),
  };
}

/** `file/cp.cgi`; null when it does not tell what became of the files. */
export function readCopied(json: JsonObject): CopyOutcome | null {
  const answer = z.safeParse(copySchema, json).data;
  if (answer === undefined || answer.urls === null) return null;
  const copies = readableRows(answer.urls, readCopiedRow);
  return copies.length === 0 && answer.copied !== 0 ? null : { copies, count: answer.copied };
}

function readFileRow(row: unknown): FileRow | null {
  const file = z.safeParse(fileRowSchema, row).data;
  if (file === undefined || file.url === null) return null;
  return {
    url: file.url,
    filename: file.filename ?? '',
    size: file.size,
    date: file.date,
    contentType: file['content-type'] ?? file.content_type,
    checksum: file.checksum,
    hasPassword: file.pass,
    hasAccessList: file.acl,
  };
}

/** Sub-folders name their id `id`; one description of the service says `folder_id`. */
function readFolderRow(row: unknown): Folder | null {
  const folder = z.safeParse(folderRowSchema, row).data;
  const id = folder?.id ?? folder?.folder_id ?? null;
  if (folder === undefined || id === null) return null;
  return { id, name: folder.name ?? '', date: folder.create_date, hasPassword: folder.pass };
}

function readCopiedRow(row: unknown): CopiedFile | null {
  const copied = z.safeParse(copiedRowSchema, row).data;
  if (copied === undefined || copied.from_url === null || copied.to_url === null) return null;
  return { from: copied.from_url, to: copied.to_url };
}

function isOk(status: string | null): boolean {
  return status?.toUpperCase() === 'OK';
}
