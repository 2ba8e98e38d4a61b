import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import { wireAddress } from '@/utils/fichier/wire-values';

const tokenSchema = z.object({ url: wireAddress });

/** Direct links are served by hosts of these two domains. */
const DIRECT_LINK_HOST = /^(?:[a-z0-9-]+\.)*(?:1fichier|desfichiers)\.com$/;

/** `download/get_token.cgi`: the direct link as given; null when it leads anywhere but to 1fichier. */
export function readDirectLink(json: JsonObject): string | null {
  const url = z.safeParse(tokenSchema, json).data?.url ?? null;
  return url !== null && isDirectLink(url) ? url : null;
}

function isDirectLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.username === '' && url.password === '' && DIRECT_LINK_HOST.test(url.hostname);
}
