import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallTimings } from '@/utils/fichier/connect-timing';
import type { Fichier } from '@/utils/fichier/fichier';
import { createWriteRoute, type WriteRoute } from '@/utils/fichier/write-route';
import type { SeenRequest } from './api-server';
import { type ClientBench, createClientBench, USER } from './client-bench';

const HANG_UP = 'hang up';
const SOME_MS = 30_000;
/** Up to 64 KiB, and the read of 16 KiB that begins just below. */
const KEPT_BYTES = (64 + 16) * 1024;

let bench: ClientBench;
let routes: WriteRoute;
let fichier: Fichier;
/** How calls were connected, one by one; the last goes on. */
let connects: ('fast' | 'slow' | 'reused')[];
let protocol: string;
/** What is answered to a stream, and to the next plain calls; the last goes on. */
let toStream: string | number;
let toPlain: (string | number)[];
/** The credentials of every request. */
const credentials: string[] = [];
const calls = () =>
  bench.api.seen.map((request) => `${isStream(request) ? 'stream' : 'plain'} ${nameOf(request)}`);

const isStream = ({ headers }: SeenRequest) => headers['transfer-encoding'] === 'chunked';
const nameOf = ({ path }: SeenRequest) => path.replace('/v1/', '').replace('.cgi', '');
const next = <T>(list: T[]): T => (list.length > 1 ? list.shift() : list[0]) as T;

beforeEach(async () => {
  bench = await createClientBench();
  connects = ['fast'];
  protocol = 'http/1.1';
  toStream = '{"status":"OK","data":[]}';
  toPlain = ['{"status":"OK","data":[]}'];
  credentials.length = 0;
  bench.api.answer = (response, request) => {
    const answer = isStream(request) ? toStream : next(toPlain);
    if (answer === HANG_UP) response.destroy();
    else if (request.path.includes('mkdir')) response.end('{"status":"OK","folder_id":7,"name":"A"}');
    else if (typeof answer === 'number') response.writeHead(answer).end('{"status":"KO","message":"No #1"}');
    else response.end(answer);
  };
  const timings: CallTimings = {
    getEntriesByName: () => {
      const kind = next(connects);
      const [start, end] = { reused: [1, 1], fast: [2, 3], slow: [2, 900] }[kind] as [number, number];
      const startTime = performance.now();
      const entry = {
        startTime,
        fetchStart: 1,
        connectStart: start,
        secureConnectionStart: 0,
        connectEnd: end,
      };
      return [{ ...entry, nextHopProtocol: protocol } as PerformanceResourceTiming];
    },
    clearResourceTimings: () => undefined,
  };
  routes = createWriteRoute(() => bench.now);
  fichier = bench.create({
    writeRoute: routes,
    timings,
    fetch: (input, init) => {
      const request = new Request(input, init);
      credentials.push(request.credentials);
      return fetch(request);
    },
  });
});
afterEach(() => bench.close());

const create = () => fichier.createFolder({ parentId: 0, name: 'A' }, USER);

describe('a host that takes streams', () => {
  it('is asked once by a read, before the first write; then all writes are streams', async () => {
    await create();
    await create();
    await fichier.userInfo(USER).catch(() => undefined);
    expect(calls()).toEqual([
      'stream remote/ls',
      'stream folder/mkdir',
      'stream folder/mkdir',
      'plain user/info',
    ]);
    expect(new Set(credentials)).toEqual(new Set(['omit']));
    expect(bench.api.seen.every(({ headers }) => headers['content-type'] === 'application/json')).toBe(true);
  });

  it('is given streams longer than what Chromium keeps of one so as to repeat it, and the same JSON', async () => {
    await create();
    const bodies = bench.api.seen.map(({ body }) => body);
    expect(bodies.map((body) => JSON.parse(body))).toEqual([{}, { name: 'A' }]);
    expect(Math.min(...bodies.map((body) => body.length))).toBeGreaterThan(KEPT_BYTES);
  });

  it('is not asked apart where a listing of the jobs goes first', async () => {
    expect((await fichier.remoteLs(USER)).rows).toEqual([]);
    await create();
    expect(calls()).toEqual(['stream remote/ls', 'stream folder/mkdir']);
  });

  it('is asked in turns of the gate, each a read that may be given up', async () => {
    await fichier.createFolder({ parentId: 0, name: 'A' }, { lane: 'background' });
    expect(bench.granted).toEqual([
      { lane: 'background', isRead: true, throughHold: false, hasOwnLimit: false },
      { lane: 'background', isRead: false, throughHold: false, hasOwnLimit: false },
    ]);
  });

  it('is asked again when the network has changed while a write waited for its turn', async () => {
    await fichier.remoteLs(USER);
    bench.whileWaiting = async () => {
      bench.whileWaiting = async () => undefined;
      routes.forget();
    };
    let begun = 0;
    await fichier.createFolder(
      { parentId: 0, name: 'A' },
      {
        lane: 'user',
        beforeSend: async () => {
          begun += 1;
        },
      },
    );
    expect(calls()).toEqual(['stream remote/ls', 'stream remote/ls', 'stream folder/mkdir']);
    expect(begun).toBe(1);
  });

  it('is asked three times at most for one write, which then waits', async () => {
    bench.whileWaiting = async () => routes.forget();
    expect(await bench.facts(create())).toMatchObject({
      code: 'held',
      outcome: 'not-sent',
      until: bench.now + 5_000,
    });
    expect(calls()).toEqual(Array(3).fill('stream remote/ls'));
  });

  it('is asked again after a write without an answer, which is not sent again', async () => {
    await fichier.remoteLs(USER);
    toStream = HANG_UP;
    expect(await bench.facts(create())).toMatchObject({ code: 'network', outcome: 'unknown' });
    expect(calls()).toEqual(['stream remote/ls', 'stream folder/mkdir']);
    expect(routes.probe()).toMatchObject({ isStream: true });
  });
});

describe('a host that takes no streams', () => {
  it.each([
    ['breaks off, as a browser does over HTTP/1.1', HANG_UP],
    ['says so', 411],
  ])('%s: writes go out plain, apart from the reads', async (_, answer) => {
    toStream = answer;
    await create();
    await fichier.userInfo(USER).catch(() => undefined);
    expect(calls()).toEqual(['stream remote/ls', 'plain remote/ls', 'plain folder/mkdir', 'plain user/info']);
    expect(credentials).toEqual(['omit', 'include', 'include', 'omit']);
  });

  it.each(['no JSON', 503])(
    'answers %s each time: is asked twice, then writes go out plain',
    async (answer) => {
      toStream = answer;
      await create();
      const twice = ['stream remote/ls', 'plain remote/ls', 'stream remote/ls', 'plain remote/ls'];
      expect(calls()).toEqual([...twice, 'plain folder/mkdir']);
    },
  );

  it('breaks off over HTTP/2: is asked twice, and the write waits for an answer to a stream', async () => {
    protocol = 'h2';
    connects = ['reused'];
    toStream = HANG_UP;
    const held = { code: 'held', outcome: 'not-sent', until: bench.now + 60_000 };
    expect(await bench.facts(create())).toMatchObject(held);
    const twice = ['stream remote/ls', 'plain remote/ls', 'stream remote/ls', 'plain remote/ls'];
    expect(calls()).toEqual(twice);
    toStream = '{"status":"OK","data":[]}';
    await create();
    expect(calls().slice(twice.length)).toEqual(['stream remote/ls', 'stream folder/mkdir']);
  });

  it('gives a listing of the jobs all the same', async () => {
    toStream = HANG_UP;
    expect((await fichier.remoteLs(USER)).rows).toEqual([]);
    expect(calls()).toEqual(['stream remote/ls', 'plain remote/ls']);
  });

  it('is asked but once by Try now, which is one call', async () => {
    toStream = HANG_UP;
    await fichier.remoteLs({ lane: 'user', throughHold: true });
    expect(calls()).toEqual(['plain remote/ls']);
  });

  it('lets no write out while a connection may be left over', async () => {
    toStream = HANG_UP;
    connects = ['slow'];
    expect(await bench.facts(create())).toMatchObject({
      code: 'held',
      outcome: 'not-sent',
      until: bench.now + 65_000,
    });
    expect(calls().filter((call) => call.endsWith('mkdir'))).toEqual([]);
    bench.now += SOME_MS;
    connects = ['reused', 'fast'];
    await create();
    expect(calls().slice(-2)).toEqual(['plain remote/ls', 'plain folder/mkdir']);
  });
});

describe('a read before a write that fails', () => {
  it.each([
    ['for want of a network', [HANG_UP], 'network', 2],
    ['with a lock', [], 'flood-ip', 1],
    ['for its key', [], 'not-authenticated', 1],
  ])('%s: the write is not sent', async (_, plain, code, count) => {
    toStream = HANG_UP;
    if (plain.length > 0) toPlain = plain;
    const locked = {
      'flood-ip': 'Flood detected: IP Locked #374',
      'not-authenticated': 'Not authenticated #247',
    };
    const words = locked[code as keyof typeof locked];
    if (words !== undefined) toStream = JSON.stringify({ status: 'KO', message: words });
    expect(await bench.facts(create())).toMatchObject({ code, outcome: 'not-sent' });
    expect(calls()).toHaveLength(count);
  });

  it('since it was given up for a user: the write is not sent, nor a plain read', async () => {
    bench.api.answer = () => {
      const { stop } = bench;
      bench.stop = new AbortController();
      stop.abort();
    };
    expect(await bench.facts(create())).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    expect(calls()).toEqual(['stream remote/ls']);
  });

  it('in the same way as a stream and as a text is none of the stream', async () => {
    toStream = 404;
    toPlain = [404];
    await create();
    expect(calls()).toEqual(['stream remote/ls', 'plain remote/ls', 'stream folder/mkdir']);
  });
});

it('asks for English, whatever the browser speaks', async () => {
  await create();
  expect(bench.api.seen.map(({ headers }) => headers['accept-language'])).toEqual(['en', 'en']);
});
