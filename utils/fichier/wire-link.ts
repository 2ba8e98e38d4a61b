import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import { wireAddress } from '@/utils/fichier/wire-values';
import { splitFichierHost } from '@/utils/links/fichier-domains';

const tokenSchema = z.object({ url: wireAddress });

/** `download/get_token.cgi`: the direct link as given; null when it leads anywhere but to 1fichier. */
export function readDirectLink(json: JsonObject): string | null {
  const url = z.safeParse(tokenSchema, json).data?.url ?? null;
  return url !== null && isDirectLink(url) ? url : null;
}

function isDirectLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.username === '' && url.password === '' && splitFichierHost(url.hostname) !== null;
}

/** A refusal that names a link nonetheless: the file is there, its link will be within seconds. */
export function isNotReady(json: JsonObject): boolean {
  return typeof json.url === 'string' && json.url.trim() !== '';
}
