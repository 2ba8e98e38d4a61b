import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CallRecord, recordCall } from '@/utils/fichier/call-record';
import type { Fichier } from '@/utils/fichier/fichier';
import { createFichierNode } from '@/utils/fichier/node/create-fichier-node';
import { createFichierWeb } from '@/utils/fichier/web/create-fichier-web';
import { type ClientBench, createClientBench, USER } from './client-bench';

let bench: ClientBench;
let calls: CallRecord[];
let fichier: Fichier;
const recorder = () => ({ record: (call: CallRecord) => void calls.push(call), now: () => bench.now });
beforeEach(async () => {
  calls = [];
  bench = await createClientBench();
  fichier = bench.create({ calls: recorder() });
});
afterEach(() => bench.close());

const addUrl = (urls: readonly string[], options = USER) =>
  fichier.addUrl({ urls, folderId: 0, headers: null }, options);
const ended = (promise: Promise<unknown>) => promise.catch(() => undefined);

describe('the record of a call', () => {
  it('tells when it left, how long it took, and the shape of the answer', async () => {
    const body = JSON.stringify({ status: 'OK', data: [{ id: 4711, request_date: '2026-11-28 10:00:00' }] });
    bench.api.answer = (response) => {
      bench.now += 132;
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    };
    const at = bench.now;
    await fichier.remoteLs(USER);
    expect(calls).toEqual([
      {
        endpoint: 'remote/ls.cgi',
        at,
        durationMs: 132,
        status: 200,
        protocol: null,
        code: null,
        shape: '{status:"OK", data:[1 × {id:int(4), request_date:date}]}',
        isOdd: false,
      },
    ]);
  });

  it('is made of what the call ends with, once', async () => {
    bench.api.answerJson({ status: 'KO', message: 'Resource not found #469' }, 404);
    await ended(fichier.fileInfo({ url: 'https://1fichier.com/?abcde' }, USER));
    bench.api.answer = (response) => response.destroy();
    await ended(fichier.remoteLs(USER));
    expect(calls).toMatchObject([
      { status: 404, code: 'not-found', isOdd: false },
      { status: null, code: 'network', shape: null, isOdd: false },
    ]);
  });

  it('is not made of a call that never left', async () => {
    const beforeSend = async () => {
      throw new Error('given back');
    };
    await ended(addUrl(['http://a.example/1'], { ...USER, ...{ beforeSend } }));
    bench.saved = null;
    await ended(fichier.remoteLs(USER));
    expect(bench.api.seen).toEqual([]);
    expect(calls).toEqual([]);
  });

  it.each<[string, (api: ClientBench['api']) => void]>([
    ['a refusal in words that nobody knows', (api) => api.answerJson({ status: 'KO', message: 'Zounds' })],
    ['an answer that cannot be read', (api) => api.answerText('{"data":[')],
    ['a list under another name', (api) => api.answerJson({ status: 'OK', jobs: [] })],
    [
      'a list with a row that cannot be read',
      (api) => api.answerJson({ status: 'OK', data: [{ id: 1 }, 7] }),
    ],
  ])('marks %s', async (_what, prepare) => {
    prepare(bench.api);
    await ended(fichier.remoteLs(USER));
    expect(calls.map(({ isOdd }) => isOdd)).toEqual([true]);
  });

  it.each<[string, unknown, boolean]>([
    ['all sources', { id: 1, urls: ['http://a.example/1', 'http://a.example/2'] }, false],
    ['fewer sources than were sent', { id: 1, urls: ['http://a.example/1'] }, true],
    ['no sources', { id: 1 }, true],
    ['no id', { urls: ['http://a.example/1', 'http://a.example/2'] }, true],
  ])('of a request that repeats %s is marked if that is odd', async (_what, answer, isOdd) => {
    bench.api.answerJson(answer);
    await ended(addUrl(['http://a.example/1', 'http://a.example/2']));
    expect(calls.map((call) => call.isOdd)).toEqual([isOdd]);
  });

  const url = 'http://a.example/1';
  const link = 'https://1fichier.com/?jxbpw7mo2qfc3ayoz701';
  const row = { url, status: 'OK', download_link: link };
  const job = { id: 9, execution_date: '2026-11-28 10:00:00', links: [url] };
  it.each<[string, unknown, boolean]>([
    ['a result for each source', { ...job, result: [row, { url, status: 'KO', message: 'No' }] }, false],
    ['no result yet', { ...job, execution_date: '', result: [] }, false],
    ['an empty map for the result', { ...job, result: {} }, false],
    ['an empty text for the result', { ...job, result: '' }, false],
    ['no field for the result', job, false],
    ['all in data', { data: { ...job, result: [row] } }, false],
    ['a row that tells nothing', { ...job, result: [row, { url, state: 'COMPLETE', file: 'abc' }] }, true],
    ['a row with a strange status', { ...job, result: [{ url, status: 'strange' }] }, true],
    ['a map of strange rows', { ...job, results: { [url]: { state: 3, percent: 12 } } }, true],
    ['a text for the result', { ...job, result: 'all done' }, true],
    ['no id of its own', { ...job, id: undefined, result: [row] }, true],
    ['no links', { ...job, links: undefined, result: [row] }, true],
    ['a link that cannot be read', { ...job, links: [url, { href: url }], result: [row] }, true],
  ])('of a job with %s is marked if that is odd', async (_what, answer, isOdd) => {
    bench.api.answerJson(answer);
    await fichier.remoteInfo(9, USER);
    expect(calls.map((call) => call.isOdd)).toEqual([isOdd]);
  });

  it('tells the protocol where the answer does', async () => {
    const connect = { protocol: 'h2', kind: 'fast' } as const;
    const connected = { status: 200, contentType: null, body: '[]', connect };
    await recordCall(recorder(), 'end.pl', (watch) => watch.answered(Promise.resolve(connected)));
    expect(calls).toMatchObject([{ protocol: 'h2' }]);
  });

  it('names a call of the website and of an upload node without what it is about', async () => {
    const fetch = async () => new Response('[]', { headers: { 'content-type': 'application/json' } });
    const around = { isOnline: () => true, calls: recorder(), fetch };
    const governor = {
      run: <T>(_: unknown, send: (signal: AbortSignal) => Promise<T>) => send(bench.stop.signal),
    };
    const web = createFichierWeb({ ...around, governor, hasSitePermission: async () => true });
    await ended(web.readFolder({ url: 'https://1fichier.com/dir/AbCdEf12', password: null }));
    await ended(web.readFolder({ url: 'https://1fichier.com/dir/AbCdEf12', password: 'open' }));
    await ended(web.checkLinks(['https://1fichier.com/?abcde']));
    const node = createFichierNode({ ...around, hasNodePermission: async () => true });
    await ended(node.report({ node: 'up2.1fichier.com', id: '9kGjlUU2CV', key: null }));
    expect(calls.map(({ endpoint, shape }) => [endpoint, shape])).toEqual([
      ['dir', '[0]'],
      ['dir', '[0]'],
      ['check_links.pl', '[0]'],
      ['end.pl', '[0]'],
    ]);
  });
});
