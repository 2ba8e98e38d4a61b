import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { listen } from '../../simulator/net/listen.ts';
import { SAMPLE_PNG, sampleBytes } from '../../simulator/sources/sample-files.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { callApi, send } from './call.ts';

let simulator: Simulator;
let own: Awaited<ReturnType<typeof listen>>;
const seen: IncomingMessage[] = [];

beforeAll(async () => {
  own = await listen(
    createServer((message, response) => {
      seen.push(message);
      response.end('from a server of the test');
    }),
  );
  simulator = await startSimulator({
    sources: { 'own.example': { port: own.port } },
    limits: { callsPerSecond: Number.POSITIVE_INFINITY },
  });
});
afterAll(async () => {
  await simulator.stop();
  await own.stop();
});

/** Opens a tunnel through the proxy: its socket, or the status of the refusal. */
function tunnel(to: string): Promise<Socket | number> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: simulator.proxyPort, method: 'CONNECT', path: to });
    asking.on('connect', (answer, socket) => {
      if (answer.statusCode === 200) resolve(socket);
      else resolve(answer.statusCode ?? 0);
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** A plain http address, asked of the proxy. */
function throughProxy(url: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port: simulator.proxyPort, path: url, headers: { host: new URL(url).host } },
      (answer) => {
        text(answer).then((body) => resolve({ status: answer.statusCode, body }), reject);
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}

it.each(['api.1fichier.com', 'a-7.1fichier.com', 'alterupload.com', 'files.example'])(
  'tunnels to %s, whose certificate holds for that name',
  async (host) => {
    const socket = await tunnel(`${host}:443`);
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    const secure = connectTls({ socket, servername: host, ca: simulator.caCertPem });
    secure.write(`GET /p1 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await text(secure)).toMatch(/^HTTP\/1\.1 [24]0/);
  },
);

it('outlives a client that breaks off when it is refused a tunnel', async () => {
  const refused = simulator.refusedByProxy.length;
  const socket = connect(simulator.proxyPort, '127.0.0.1');
  socket.write('CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n');
  await once(socket, 'data');
  socket.resetAndDestroy();
  expect(simulator.refusedByProxy).toHaveLength(refused + 1);
  expect((await throughProxy('http://pages.example/')).status).toBe(200);
});

it('passes plain http on to the sources and to the servers of a test', async () => {
  expect((await throughProxy('http://pages.example/')).body).toContain('Send to 1fichier');
  expect(await throughProxy('http://own.example/x')).toEqual({
    status: 200,
    body: 'from a server of the test',
  });
});

it.each(['detectportal.firefox.com:443', '127.0.0.1:22', 'localhost:80'])(
  'refuses a tunnel to %s and remembers it',
  async (target) => {
    expect(await tunnel(target)).toBe(502);
    expect(simulator.refusedByProxy).toContain(target);
  },
);

it('refuses plain http to a foreign host', async () => {
  expect((await throughProxy('http://elsewhere.example/')).status).toBe(502);
  expect(simulator.refusedByProxy).toContain('elsewhere.example:80');
});

it('fetches over TLS and from the servers of a test, with the headers it was given', async () => {
  const urls = ['https://files.example/over-tls.bin', 'http://own.example/a?b=c', 'http://nowhere.example/'];
  const { json } = await callApi(simulator, 'remote/request', {
    urls,
    headers: { Referer: 'http://r.example/' },
  });
  await simulator.until(() => simulator.state.jobs.every((job) => job.finishedAt !== null));
  const info = await callApi(simulator, 'remote/info', { id: json.id });
  expect(info.json.result).toMatchObject([{ status: 'OK' }, { status: 'OK' }, { status: 'KO' }]);
  expect(seen.at(-1)?.url).toBe('/a?b=c');
  expect(seen.at(-1)?.headers).toMatchObject({ referer: 'http://r.example/', host: 'own.example' });
});

it('serves sample pages and files that are the same each time', async () => {
  const page = await send(simulator, 'https://pages.example/');
  for (const id of [
    'plain-link',
    'linked-image',
    'fichier-link',
    'mail-link',
    'script-link',
    'magnet-link',
    'video',
  ]) {
    expect(page.text).toContain(`id="${id}"`);
  }
  const file = await send(simulator, 'https://files.example/a.bin?size=999');
  expect(file.bytes.equals(sampleBytes('/a.bin', 999))).toBe(true);
  expect((await send(simulator, 'https://files.example/any.png')).bytes.equals(SAMPLE_PNG)).toBe(true);
  expect((await send(simulator, 'https://files.example/missing/x')).status).toBe(404);
});

it('records a call with its time, its headers, its body and its answer', async () => {
  const before = simulator.clock.now();
  await callApi(simulator, 'remote/info', { id: 1 }, { key: TEST_KEYS.gold });
  const call = simulator.callsTo('remote/info').at(-1);
  expect(call).toMatchObject({
    host: 'api.1fichier.com',
    method: 'POST',
    path: '/v1/remote/info.cgi',
    query: '',
    body: '{"id":1}',
    json: { id: 1 },
    status: 404,
    outcome: 'answered',
    answer: expect.stringContaining('Resource not found'),
    worked: false,
    rejected: null,
    fault: null,
  });
  expect(call?.headers.authorization).toBe(`Bearer ${TEST_KEYS.gold}`);
  expect(call?.at).toBeGreaterThanOrEqual(before);
});

it('says when it does not come to what a test waits for', async () => {
  await expect(simulator.until(() => false, 1)).rejects.toThrow('did not come to that');
});
