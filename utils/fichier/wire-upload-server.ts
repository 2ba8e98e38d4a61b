import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import type { UploadServer } from '@/utils/fichier/fichier';
import { wireText } from '@/utils/fichier/wire-values';

const serverSchema = z.object({ url: wireText, id: wireText });

/** Beyond these nobody gets the key. */
const NODE_HOST = /^[a-z0-9-]+\.1fichier\.com$/;
const UPLOAD_ID = /^[A-Za-z0-9]{1,64}$/;

/** `upload/get_upload_server.cgi`; null when it names no server of 1fichier, or no id. */
export function readUploadServer(json: JsonObject): UploadServer | null {
  const { url = null, id = null } = z.safeParse(serverSchema, json).data ?? {};
  if (url === null || id === null) return null;
  // Given without a scheme, so far.
  const node = url
    .trim()
    .replace(/^https:\/\//i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
  return NODE_HOST.test(node) && UPLOAD_ID.test(id) ? { node, id } : null;
}
