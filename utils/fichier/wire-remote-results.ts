import * as z from 'zod/mini';
import { isObject, type JsonObject, readWords } from '@/utils/fichier/classify';
import type { RemoteResult } from '@/utils/fichier/fichier';
import { saysFailure } from '@/utils/fichier/result-words';
import { fileLink, namedFile } from '@/utils/fichier/wire-links';
import { readableRows, wireFlag, wireText } from '@/utils/fichier/wire-values';
import { findTextLinks } from '@/utils/links/find-text-links';

const LINK_FIELDS = ['download_link', 'link', 'download'] as const;
const WORD_FIELDS = ['message', 'error', 'msg', 'reason'] as const;
const ROW_FIELDS = ['status', 'url', ...LINK_FIELDS, ...WORD_FIELDS];

const OK = /^(?:(?:1|true|done|success|successful|succeeded|finished|completed?|terminée?)$|ok\b)/i;
const KO = /^(?:(?:error|erreur|err|fail|failed|failure|échec|echec|invalid|refused)$|n?ko\b)/i;
/** A failure, or that it has not begun. */
const ZERO = /^(?:0|false)$/i;
/** Not the end of a source. */
const PENDING =
  /^(?:pending|queued|waiting|wait|running|started|starting|processing|in progress|downloading|transferring|en cours|en attente)\b/i;

const WEB_ADDRESS = /^[a-z]+:\/\//i;

/** `doubtful`: a failure, unless it goes on all the same. `zero`, `unknown`, `absent`: a link alone makes it an end. */
type Verdict = 'ok' | 'ko' | 'doubtful' | 'pending' | 'zero' | 'unknown' | 'absent';

/**
 * The `result` of a remote job: a list, a map by index or by source, or one row alone. A row that is no end of its
 * source, or tells nothing, is left out. A status of 0, and words without a status, are a failure for certain only where
 * the job has a date (`isDated`). The `key` is taken out of all messages.
 */
export function readRemoteResults(value: unknown, key: string, isDated: boolean): readonly RemoteResult[] {
  return readableRows(rowsIn(value), ([name, row]) => readResult(row, name, key, isDated));
}

/** Something is in it that gave none of the results that were read of it. */
export function hasUnreadRows(value: unknown, results: readonly RemoteResult[]): boolean {
  if (Array.isArray(value) || isObject(value)) return rowsIn(value).length > results.length;
  return z.parse(wireFlag, value);
}

/** The rows, each under the source that the map names it by; null where there is no such name. */
function rowsIn(value: unknown): readonly (readonly [string | null, unknown])[] {
  if (Array.isArray(value)) return value.map((row) => [null, row]);
  if (!isObject(value)) return [];
  if (ROW_FIELDS.some((field) => field in value && !isObject(value[field]))) return [[null, value]];
  return Object.entries(value).map(([name, row]) => [/^\d+$/.test(name) ? null : name, row]);
}

function readResult(value: unknown, name: string | null, key: string, isDated: boolean): RemoteResult | null {
  // A row that is a text alone is the link, or says why there is none.
  const row = isObject(value) ? value : typeof value === 'string' ? { message: value } : null;
  if (row === null) return null;
  const words = wordsOf(row, key);
  const verdict = verdictOf(row, words, isDated);
  if (verdict === 'pending') return null;
  const link = linkOf(row, verdict);
  const url = sourceOf(row, link) ?? name;
  if (link !== null) return { url, ok: true, link, message: words };
  if (verdict === 'doubtful') return { url, ok: false, link: null, message: words, mayGoOn: true };
  if (verdict !== 'ok' && verdict !== 'ko') return null;
  return { url, ok: verdict === 'ok', link: null, message: words };
}

/** By its status; without one that tells, by its words, which may be how far a transfer has come. */
function verdictOf(row: JsonObject, words: string | null, isDated: boolean): Verdict {
  const { status } = row;
  const told = typeof status === 'boolean' ? String(status) : z.parse(wireText, status)?.trim();
  const text = told ?? words;
  if (text === null) return 'absent';
  if (PENDING.test(text)) return 'pending';
  if (OK.test(text)) return 'ok';
  if (KO.test(text)) return 'ko';
  const isZero = told !== undefined && ZERO.test(told);
  const isOneWord = told !== undefined && !isZero && !/\s/.test(told);
  if (saysFailure(isZero ? (words ?? '') : text)) return isDated || isOneWord ? 'ko' : 'doubtful';
  if (isZero && isDated) return words === null ? 'ko' : 'doubtful';
  if (isZero) return 'zero';
  return told === undefined ? 'absent' : 'unknown';
}

/**
 * The share link of the stored file. A field for a link is believed whatever the status says; the other texts of a
 * refusal may speak of any link.
 */
function linkOf(row: JsonObject, verdict: Verdict): string | null {
  const named = LINK_FIELDS.map((field) => shareLink(row[field], true));
  const isRefusal = verdict === 'ko' || verdict === 'doubtful' || verdict === 'zero';
  const others = isRefusal ? [] : Object.values(row).map((value) => shareLink(value, false));
  return [...named, ...others].find((link) => link !== null) ?? null;
}

function shareLink(value: unknown, isLinkField: boolean): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const named = isLinkField ? namedFile(text) : null;
  if (named !== null) return named;
  // One source may hold another in its query; a text may hold a link among words.
  const addresses = text.startsWith('//') ? [text] : findTextLinks(text);
  return addresses.map(fileLink).find((link) => link !== null) ?? null;
}

function sourceOf(row: JsonObject, link: string | null): string | null {
  const source = z.parse(wireText, row.url) ?? z.parse(wireText, row.source);
  if (source !== null) return link !== null && shareLink(source, false) === link ? null : source;
  const other = typeof row.link === 'string' ? row.link.trim() : '';
  return WEB_ADDRESS.test(other) && shareLink(other, false) === null ? other : null;
}

/** 1fichier's words; where there are none, what the status says beyond its verdict. */
function wordsOf(row: JsonObject, key: string): string | null {
  for (const field of [...WORD_FIELDS, 'status']) {
    const value = row[field];
    const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join(' ') : value;
    const { words } = readWords(text, key);
    if (words !== null && (field !== 'status' || /\s/.test(words))) return words;
  }
  return null;
}
