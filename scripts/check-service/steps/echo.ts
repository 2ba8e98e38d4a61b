import { randomBytes } from 'node:crypto';
import { write } from '@/utils/fichier/endpoints';
import { readRemoteRequest } from '@/utils/fichier/wire-remote';
import { linkId } from '@/utils/links/link-id';
import type { Context } from './context.ts';
import type { Created } from './created.ts';
import { type Followed, request, sendAndFollow, type Upload } from './follow.ts';
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
export async function echo(
  context: Context,
  created: Created,
  folderId: number,
  address: string,
): Promise<void> {
  for (const form of ['object', 'lines'] as const) {
    context.print(`  headers as ${form === 'object' ? 'an object' : 'a list of lines'}`);
    const marker = `m${randomBytes(6).toString('hex')}`;
    const headers = markedHeaders(marker);
    const upload = { source: address, folderId, headers };
    const followed =
      form === 'object'
        ? await sendAndFollow(context, created, upload)
        : await sendLines(context, created, upload);
    const { arrived, why } = await readArrived(context, created, followed, marker, Object.keys(headers));
    context.evidence.echoes.push({ form, arrived, why });
  }
}

function sendLines(
  context: Context,
  created: Created,
  { source, folderId, headers }: Upload,
): Promise<Followed> {
  const lines = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  const body = { urls: [source], folder_id: folderId, headers: lines };
  return request(context, created, source, (options) =>
    context.call.send(write('remote/request.cgi', body, readRemoteRequest), options),
  );
}

async function readArrived(
  context: Context,
  created: Created,
  { seen, info, isOpen }: Followed,
  marker: string,
  names: readonly string[],
): Promise<{ arrived: Readonly<Record<string, boolean>> | null; why: string }> {
  if (seen.answer === null) return { arrived: null, why: 'the request was refused' };
  const link = info?.results.find((result) => result.link !== null)?.link ?? null;
  if (link === null) return { arrived: null, why: isOpen ? 'it did not end' : 'it brought no file' };
  created.links.add(linkId(link));
  const direct = await askDirectLink(context, link);
  const page = direct === null ? null : await readBytes(context, direct);
  if (page === null) return { arrived: null, why: 'its file could not be read: that takes a direct link' };
  const text = page.toString('utf8').toLowerCase();
  return {
    arrived: Object.fromEntries(names.map((name) => [name, text.includes(`${marker}${name.toLowerCase()}`)])),
    why: '',
  };
}
