import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import { wireFolderLink } from '@/utils/fichier/wire-links';
import { wireId, wireText } from '@/utils/fichier/wire-values';

const createdSchema = z.object({ folder_id: wireId, id: wireId, name: wireText });
const changedSchema = z.object({ status: wireText, message: wireText, new_name: wireText });
const sharedSchema = z.object({ status: wireText, message: wireText, url: wireFolderLink });

/** `folder/mkdir.cgi`; null without an id. */
export function readCreatedFolder(json: JsonObject, name: string): { id: number; name: string } | null {
  const folder = z.safeParse(createdSchema, json).data;
  const id = folder?.folder_id ?? folder?.id ?? null;
  return id === null ? null : { id, name: folder?.name ?? name };
}

/** `folder/mv.cgi` and `folder/rm.cgi`; null when nothing in the answer says that it was done. */
export function readChangedFolder(json: JsonObject): { newName: string | null } | null {
  const answer = z.safeParse(changedSchema, json).data;
  if (answer === undefined) return null;
  const { status, message, new_name: newName } = answer;
  return status === null && message === null && newName === null ? null : { newName };
}

/** `folder/share.cgi`; null when a folder that is shared got no address. */
export function readSharedFolder(json: JsonObject, isShared: boolean): { url: string | null } | null {
  const answer = z.safeParse(sharedSchema, json).data;
  if (answer === undefined) return null;
  if (isShared) return answer.url === null ? null : { url: answer.url };
  return answer.status === null && answer.message === null ? null : { url: null };
}
