import * as z from 'zod/mini';
import { isObject, type JsonObject } from '@/utils/fichier/classify';
import type { RemoteId, RemoteJobInfo } from '@/utils/fichier/fichier';
import { hasUnreadRows, readRemoteResults } from '@/utils/fichier/wire-remote-results';
import { wireIsDated, wireRemoteId, wireText } from '@/utils/fichier/wire-values';

const infoSchema = z.object({
  id: wireRemoteId,
  request_date: wireText,
  execution_date: wireIsDated,
  links: z.optional(z.unknown()),
  result: z.optional(z.unknown()),
  results: z.optional(z.unknown()),
});

const NAMES = Object.keys(infoSchema.shape);

/** `remote/info.cgi`; null when the answer is about another job than `id`, or about none. The `key` is taken out of all messages. */
export function readRemoteInfo(json: JsonObject, id: RemoteId, key: string): RemoteJobInfo | null {
  const job = jobIn(json);
  const info = job === null ? undefined : z.safeParse(infoSchema, job).data;
  // An answer without an id is about the one that was asked for.
  if (info === undefined || (info.id !== null && String(info.id) !== String(id))) return null;
  return {
    id,
    requestDate: info.request_date,
    finished: info.execution_date,
    links: readLinks(info.links),
    results: readRemoteResults(info.result ?? info.results, key, info.execution_date),
  };
}

/** Whether the answer of which `info` was read tells more than could be read, or less than the documents promise. */
export function isOddInfo(json: JsonObject, { links, results }: RemoteJobInfo): boolean {
  const { id, result, results: others } = z.parse(infoSchema, jobIn(json));
  return id === null || links.length === 0 || links.includes('') || hasUnreadRows(result ?? others, results);
}

/** The part of an answer that speaks of a job: itself, or what lies in its `data`. */
function jobIn(json: JsonObject): JsonObject | null {
  const inner = Array.isArray(json.data) && json.data.length === 1 ? json.data[0] : json.data;
  return [json, inner].find((part) => isObject(part) && NAMES.some((name) => speaks(part[name]))) ?? null;
}

const speaks = (value: unknown) => value !== undefined && value !== null;

/** An unreadable link stays as an empty text: it equals no source, and hides none that is ours. */
function readLinks(links: unknown): readonly string[] {
  if (typeof links === 'string') return links.split(/\r?\n/).filter((link) => link !== '');
  if (Array.isArray(links)) return links.map((link) => textOf(link) ?? '');
  if (!isObject(links)) return [];
  return Object.entries(links).map(([key, link]) => textOf(link) ?? (/^\d+$/.test(key) ? '' : key));
}

function textOf(link: unknown): string | null {
  const text = isObject(link) ? link.url : link;
  return typeof text === 'string' ? text : null;
}
