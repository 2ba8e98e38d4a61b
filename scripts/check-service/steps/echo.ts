import { randomBytes } from 'node:crypto';
import { write as endpoint } from '@/utils/fichier/endpoints';
import { readRemoteRequest } from '@/utils/fichier/wire-remote';
import { linkId } from '@/utils/links/link-id';
import { isKo, isObject } from '../evidence.ts';
import { type Followed, follow, sendAndFollow } from './follow.ts';
import { type Bench, lastExchange } from './step.ts';
import type { Trial } from './trial.ts';
import { askDirectLink, readBytes } from './write.ts';

/** What a browser would send to a source, each with a marker that the page shows again. */
function markedHeaders(marker: string): Readonly<Record<string, string>> {
  return {
    Cookie: `check=${marker}cookie`,
    Referer: `https://check-service.invalid/${marker}referer`,
    Authorization: `Bearer ${marker}authorization`,
    'User-Agent': `check-service ${marker}user-agent`,
    'X-Check': `${marker}x-check`,
  };
}

/** Has the page of the person's own fetched, with headers in both forms that somebody has described. */
export async function echo(bench: Bench, trial: Trial, folderId: number, address: string): Promise<void> {
  for (const form of ['object', 'lines'] as const) {
    bench.print(`  headers as ${form === 'object' ? 'an object' : 'a list of lines'}`);
    const marker = `m${randomBytes(6).toString('hex')}`;
    const headers = markedHeaders(marker);
    trial.open += 1;
    const followed =
      form === 'object'
        ? await sendAndFollow(bench, { source: address, folderId, headers }, () => undefined)
        : await sendLines(bench, { source: address, folderId, headers });
    if (!followed.isOpen) trial.open -= 1;
    const { arrived, why } = await readArrived(bench, trial, followed, marker, Object.keys(headers));
    bench.notebook.echoes.push({ form, arrived, why });
  }
}

async function sendLines(
  bench: Bench,
  {
    source,
    folderId,
    headers,
  }: { source: string; folderId: number; headers: Readonly<Record<string, string>> },
): Promise<Followed> {
  const since = bench.clock.now();
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const body = { urls: [source], folder_id: folderId, headers: lines };
  const request = await bench.ask('remote/request', 'a remote upload (remote/request)', (options) =>
    bench.call.send(endpoint('remote/request.cgi', body, readRemoteRequest), options),
  );
  const answer = lastExchange(bench, 'remote/request')?.json;
  const id = isObject(answer) ? answer.id : null;
  const isUsable = request !== null && (typeof id === 'number' || typeof id === 'string');
  if (isUsable) return follow(bench, { source, answer, id, since });
  return { seen: { source, answer: null, looks: [] }, info: null, isOpen: !isKo(answer) };
}

async function readArrived(
  bench: Bench,
  trial: Trial,
  { seen, info, isOpen }: Followed,
  marker: string,
  names: readonly string[],
): Promise<{ arrived: Readonly<Record<string, boolean>> | null; why: string }> {
  if (seen.answer === null) return { arrived: null, why: 'the request was refused' };
  const link = info?.results.find((result) => result.link !== null)?.link ?? null;
  if (link === null) return { arrived: null, why: isOpen ? 'it did not end' : 'it brought no file' };
  trial.links.add(linkId(link));
  const direct = await askDirectLink(bench, link, null);
  const page = direct === null ? null : await readBytes(bench, direct);
  if (page === null) return { arrived: null, why: 'its file could not be read: that takes a direct link' };
  const text = page.toString('utf8').toLowerCase();
  return {
    arrived: Object.fromEntries(names.map((name) => [name, text.includes(`${marker}${name.toLowerCase()}`)])),
    why: '',
  };
}
