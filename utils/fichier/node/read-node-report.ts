import * as z from 'zod/mini';
import { classify, type WireAnswer } from '@/utils/fichier/classify';
import { FichierError, POLICY } from '@/utils/fichier/errors';
import type { NodeReport, ReportedFile } from '@/utils/fichier/node/fichier-node';
import { wireFileLink } from '@/utils/fichier/wire-links';
import { readableRows, wireList, wireNumber, wireText } from '@/utils/fichier/wire-values';
import { splitFichierHost } from '@/utils/links/fichier-domains';
import { parseUrl } from '@/utils/links/parse-url';

const reportSchema = z.object({ links: wireList });
const fileSchema = z.object({
  download: wireFileLink,
  filename: wireText,
  size: wireNumber,
  whirlpool: wireText,
  remove: wireText,
});

const untoldSchema = z.object({ download: wireText });

const PLEASE_WAIT = /veuillez patienter|please wait/i;

/** Reads an answer of `end.pl`. Throws `FichierError` for one that says nothing about the upload. */
export function readNodeReport(answer: WireAnswer, key: string | null): NodeReport {
  const { status, body } = answer;
  if (status === 404 || status === 410) return { state: 'unknown' };
  const classified = classify(answer, { ofFolder: false, key });
  if (classified.ok) {
    const links = z.safeParse(reportSchema, classified.json).data?.links ?? null;
    if (links === null) throw new FichierError({ code: 'bad-answer', outcome: 'unknown', status });
    const files = readableRows(links, readFile);
    if (files.length === 0 || links.some(isUntold)) return { state: 'waiting' };
    return { state: links.some(isOfGuest) ? 'guest' : 'stored', files };
  }
  const { facts } = classified;
  const isPage = body.trimStart().startsWith('<');
  const isLock = POLICY[facts.code].hold !== null;
  // The words change; any page in place of the report has meant that it is not ready.
  if (isPage && status === 200 && (PLEASE_WAIT.test(body) || !isLock)) return { state: 'waiting' };
  throw new FichierError(facts);
}

/** Only what belongs to no account has a link that removes it. The link itself is handed to nobody. */
function isOfGuest(row: unknown): boolean {
  return (z.safeParse(fileSchema, row).data?.remove ?? '') !== '';
}

/** A share link without an id, as it is before the file has one. */
function isUntold(row: unknown): boolean {
  const url = parseUrl(z.safeParse(untoldSchema, row).data?.download ?? '');
  if (url === null || url.pathname !== '/' || url.search !== '') return false;
  return splitFichierHost(url.hostname)?.label === '';
}

function readFile(row: unknown): ReportedFile | null {
  const file = z.safeParse(fileSchema, row).data;
  if (file === undefined || file.download === null) return null;
  const { filename, size, whirlpool } = file;
  return { url: file.download, filename: filename ?? '', size, checksum: whirlpool };
}
