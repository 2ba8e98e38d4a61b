import * as z from 'zod/mini';
import { isObject, type JsonObject } from '@/utils/fichier/classify';
import type { RemoteId, RemoteJobRow, RemoteListing } from '@/utils/fichier/fichier';
import {
  readableRows,
  wireIsDated,
  wireNumber,
  wireRemoteId,
  wireRows,
  wireText,
} from '@/utils/fichier/wire-values';

const rowSchema = z.object({ id: wireRemoteId, request_date: wireText, execution_date: wireIsDated });

const countSchema = z.object({ count: wireNumber, total: wireNumber });

/** An answer in which the rows lie deeper is not known. */
const ROWS_WITHIN = 3;

/** `remote/request.cgi`: without ids when 1fichier named none. */
export function readRemoteRequest(json: JsonObject): {
  readonly ids: readonly RemoteId[];
  readonly date: string | null;
  readonly accepted: readonly string[] | null;
} {
  const nested = isObject(json.data) ? json.data : {};
  const rows = [json.data, json.urls, json.links].flatMap((value) => (Array.isArray(value) ? value : []));
  const ids = firstFilled([
    idsIn(json.id),
    idsIn(json.ids),
    idsIn(nested.id),
    idsIn(nested.ids),
    rows.flatMap((row) => (isObject(row) ? idsIn(row.id) : [])),
  ]);
  const isNamed = Array.isArray(json.data) && json.data.length > 0;
  const lists = [json.urls, json.links, nested.urls, nested.links, isNamed ? json.data : null];
  return {
    ids: [...new Set(ids)],
    date: z.parse(wireText, json.date) ?? z.parse(wireText, nested.date),
    accepted: lists.map(textsIn).find((texts) => texts !== null) ?? null,
  };
}

/**
 * `remote/ls.cgi`. Nobody has recorded what an account without jobs is told, so every answer is a listing: of the rows
 * that can be found in it, under whichever name. It is a list, and can be whole, only under the documented `data`.
 */
export function readRemoteLs(json: JsonObject): RemoteListing {
  const { data } = json;
  if (Array.isArray(data)) {
    const rows = readableRows(data, readJobRow);
    const { count, total } = z.parse(countSchema, json);
    const isWhole = rows.length === data.length && Math.max(count ?? 0, total ?? 0) <= data.length;
    return { rows, isList: rows.length > 0 || data.length === 0, isWhole };
  }
  const rows = new Map(findJobRows(json, ROWS_WITHIN).map((row) => [row.id, row]));
  return { rows: [...rows.values()], isList: false, isWhole: false };
}

/** The first collection of jobs in an answer: a list, a map by index or by id, or one job alone. */
function findJobRows(value: unknown, within: number): readonly RemoteJobRow[] {
  if (Array.isArray(value)) return readableRows(value, readJobRow);
  if (!isObject(value)) return [];
  if ('request_date' in value || 'execution_date' in value) return readableRows([value], readJobRow);
  const named = readableRows(Object.values(value), readJobRow);
  const rows = named.length > 0 ? named : readableRows(Object.entries(value), readJobByKey);
  if (rows.length > 0 || within === 0) return rows;
  return firstFilled(Object.values(value).map((inner) => findJobRows(inner, within - 1)));
}

/** A row without an id of its own is that of its key, if it looks like a job. */
function readJobByKey([id, row]: [string, unknown]): RemoteJobRow | null {
  if (!isObject(row) || !('request_date' in row || 'execution_date' in row)) return null;
  return readJobRow({ ...row, id });
}

function readJobRow(row: unknown): RemoteJobRow | null {
  const parsed = z.safeParse(rowSchema, row).data;
  if (parsed === undefined || parsed.id === null) return null;
  return { id: parsed.id, requestDate: parsed.request_date, finished: parsed.execution_date };
}

function idsIn(value: unknown): readonly RemoteId[] {
  return readableRows(z.parse(wireRows, value) ?? [value], (id) => z.parse(wireRemoteId, id));
}

/** The sources in a list of texts or of rows with an `url`; null when it is none, or one of them cannot be read. */
function textsIn(value: unknown): readonly string[] | null {
  const rows = z.parse(wireRows, value);
  if (rows === null || (rows.length === 0 && !Array.isArray(value))) return null;
  const texts = readableRows(rows, (row) => textIn(row));
  return texts.length === rows.length ? texts : null;
}

function textIn(row: unknown): string | null {
  const text = isObject(row) ? row.url : row;
  return typeof text === 'string' && text !== '' ? text : null;
}

function firstFilled<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find((list) => list.length > 0) ?? [];
}
