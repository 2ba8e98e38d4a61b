import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import { directLink } from '@/utils/fichier/wire-links';
import { wireText } from '@/utils/fichier/wire-values';

const tokenSchema = z.object({ url: wireText });

/** `download/get_token.cgi`; null when the link leads anywhere but to 1fichier, or by plain http unasked. */
export function readDirectLink(json: JsonObject, isPlain: boolean): string | null {
  const url = z.safeParse(tokenSchema, json).data?.url ?? null;
  return url === null ? null : directLink(url, isPlain);
}

/** A refusal that names a link nonetheless: the file is there, its link will be within seconds. */
export function isNotReady(json: JsonObject): boolean {
  return typeof json.url === 'string' && json.url.trim() !== '';
}
