import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fichier } from '@/utils/fichier/fichier';
import { createBriefRoute } from '@/utils/fichier/write-route';
import { type ClientBench, createClientBench, USER } from './client-bench';

/** Longer than a request may take in Firefox over HTTP/1.1, and far shorter than any other call. */
const LATE_MS = 1_200;

let bench: ClientBench;
let fichier: Fichier;
/** What Firefox adds to answers. */
let spdy: string | null;

beforeEach(async () => {
  bench = await createClientBench();
  fichier = bench.create({ writeRoute: createBriefRoute() });
  bench.api.answer = (response, { path }) => {
    if (spdy !== null) response.setHeader('x-firefox-spdy', spdy);
    if (path.includes('ls.cgi')) response.end('{"status":"OK","data":[]}');
    else setTimeout(() => response.end('{"status":"OK","id":5,"folder_id":7,"name":"A"}'), LATE_MS);
  };
});
afterEach(() => bench.close());

const send = () => fichier.addUrl({ urls: ['http://a.example/b'], folderId: 0, headers: null }, USER);
const paths = () => bench.api.seen.map(({ path }) => path);

it('a read goes before the first write, and a source is given up in time over HTTP/1.1', async () => {
  spdy = null;
  expect(await bench.facts(send())).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  expect(paths()).toEqual(['/v1/remote/ls.cgi', '/v1/remote/request.cgi']);
});

it('one that never arrived is waited for when it is sent again, else it might never get out', async () => {
  spdy = null;
  const again = { urls: ['http://a.example/b'], folderId: 0, headers: null, isResend: true };
  expect(await fichier.addUrl(again, USER)).toMatchObject({ ids: [5] });
});

it('over HTTP/2 it is waited for', async () => {
  spdy = 'h2';
  expect(await send()).toMatchObject({ ids: [5] });
});

it('what does no harm twice is waited for', async () => {
  spdy = null;
  expect(await fichier.createFolder({ parentId: 0, name: 'A' }, USER)).toMatchObject({ id: 7 });
});
