import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import type { FileDetails } from '@/utils/fichier/fichier-files';
import { wireFileLink } from '@/utils/fichier/wire-links';
import { wireDate, wireFlag, wireNumber, wireText } from '@/utils/fichier/wire-values';

const infoSchema = z.object({
  url: wireFileLink,
  filename: wireText,
  size: wireNumber,
  date: wireDate,
  folder_id: wireNumber,
  path: wireText,
  checksum: wireText,
  'content-type': wireText,
  content_type: wireText,
  description: wireText,
  pass: wireFlag,
});

/** `file/info.cgi` about `url`; null when nothing in the answer speaks of a file. */
export function readFileInfo(json: JsonObject, url: string): FileDetails | null {
  const info = z.safeParse(infoSchema, json).data;
  if (info === undefined || (info.filename === null && info.size === null && info.checksum === null))
    return null;
  const { folder_id: folderId } = info;
  return {
    url: info.url ?? url,
    filename: info.filename,
    size: info.size,
    date: info.date,
    path: info.path,
    folderId: folderId !== null && Number.isSafeInteger(folderId) && folderId >= 0 ? folderId : null,
    checksum: info.checksum,
    contentType: info['content-type'] ?? info.content_type,
    description: info.description,
    hasPassword: info.pass,
  };
}
