import * as z from 'zod/mini';
import { type JsonObject, readWords } from '@/utils/fichier/classify';
import type {
  RemoteId,
  RemoteJobInfo,
  RemoteJobRow,
  RemoteListing,
  RemoteResult,
} from '@/utils/fichier/fichier';
import { readableRows, wireAddress, wireDate, wireId, wireList, wireText } from '@/utils/fichier/wire-values';

const requestSchema = z.object({ id: wireId, date: wireText, urls: wireList });

const listSchema = z.object({ status: wireText, data: z.optional(z.unknown()) });

const rowSchema = z.object({ id: wireId, request_date: wireDate, execution_date: wireDate });

const infoSchema = z.object({
  id: z.optional(z.unknown()),
  request_date: wireDate,
  execution_date: wireDate,
  links: z.optional(z.unknown()),
  result: wireList,
});

const resultSchema = z.object({
  status: wireText,
  url: wireText,
  download_link: wireAddress,
  message: z.optional(z.unknown()),
});

/** `remote/request.cgi`: `id` null when 1fichier named none. */
export function readRemoteRequest(
  json: JsonObject,
): { id: number | null; date: string | null; urls: readonly unknown[] | null } | null {
  return z.safeParse(requestSchema, json).data ?? null;
}

/**
 * `remote/ls.cgi`; null when not one row can be read. An account without jobs may answer without `data`, if it says OK.
 */
export function readRemoteLs(json: JsonObject): RemoteListing | null {
  const list = z.safeParse(listSchema, json).data;
  if (list === undefined) return null;
  if (list.data === undefined || list.data === null)
    return list.status?.toUpperCase() === 'OK' ? { rows: [], isList: false, isWhole: false } : null;
  if (!Array.isArray(list.data)) return null;
  const rows = readableRows(list.data, readJobRow);
  const isWhole = rows.length === list.data.length;
  return rows.length > 0 || isWhole ? { rows, isList: true, isWhole } : null;
}

/** `remote/info.cgi`; null when the answer is about another job than `id`. The `key` is taken out of all messages. */
export function readRemoteInfo(json: JsonObject, id: RemoteId, key: string): RemoteJobInfo | null {
  const info = z.safeParse(infoSchema, json).data;
  if (info === undefined) return null;
  if (info.id !== undefined && info.id !== null && z.parse(wireId, info.id) !== id) return null;
  if (info.links === undefined && info.result === null && info.request_date === null) return null;
  return {
    id,
    requestDate: info.request_date,
    finished: info.execution_date !== null,
    links: readLinks(info.links),
    results: readableRows(info.result ?? [], (row) => readResult(row, key)),
  };
}

function readJobRow(row: unknown): RemoteJobRow | null {
  const parsed = z.safeParse(rowSchema, row).data;
  if (parsed === undefined || parsed.id === null) return null;
  return { id: parsed.id, requestDate: parsed.request_date, finished: parsed.execution_date !== null };
}

/** An unreadable link stays as an empty text: it equals no source, so a job of strangers never looks like ours. */
function readLinks(links: unknown): readonly string[] {
  if (typeof links === 'string') return links.split(/\r?\n/).filter((link) => link !== '');
  if (!Array.isArray(links)) return [];
  return links.map((link: unknown) => {
    if (typeof link === 'string') return link;
    const url = typeof link === 'object' && link !== null && 'url' in link ? link.url : null;
    return typeof url === 'string' ? url : '';
  });
}

/** A result without a readable status and without a link tells nothing about its source and is left out. */
function readResult(row: unknown, key: string): RemoteResult | null {
  const parsed = z.safeParse(resultSchema, row).data;
  if (parsed === undefined) return null;
  const status = parsed.status?.trim().toUpperCase() ?? null;
  const link = status === 'KO' ? null : parsed.download_link;
  if (status !== 'OK' && status !== 'KO' && link === null) return null;
  return { url: parsed.url, ok: status !== 'KO', link, message: readWords(parsed.message, key).words };
}
