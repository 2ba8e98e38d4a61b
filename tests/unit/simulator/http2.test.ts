import { type ClientHttp2Session, connect } from 'node:http2';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import type { FaultAction } from '../../simulator/model/faults.ts';
import { NO_LIMITS } from '../../simulator/model/switches.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { callApi } from './call.ts';

let simulator: Simulator;
const sessions: ClientHttp2Session[] = [];

beforeEach(async () => {
  simulator = await startSimulator({ limits: NO_LIMITS });
});
afterEach(async () => {
  for (const session of sessions.splice(0)) session.destroy();
  await simulator.stop();
});

function open(host = 'api.1fichier.com'): ClientHttp2Session {
  const session = connect(`https://${host}`, {
    createConnection: () =>
      connectTls({
        host: '127.0.0.1',
        port: simulator.apiPort,
        servername: host,
        ca: simulator.caCertPem,
        ALPNProtocols: ['h2'],
      }),
  });
  // It ends with every cut.
  session.on('error', () => undefined);
  sessions.push(session);
  return session;
}

async function call(session: ClientHttp2Session, endpoint: string, body: unknown, more: object = {}) {
  const stream = session.request({
    ':method': 'POST',
    ':path': `/v1/${endpoint}.cgi`,
    'content-type': 'application/json',
    authorization: `Bearer ${TEST_KEYS.premium}`,
    ...more,
  });
  stream.end(JSON.stringify(body));
  const answer = await text(stream);
  if (answer === '') throw new Error(`no answer (${stream.rstCode})`);
  return JSON.parse(answer) as Record<string, unknown>;
}

const BODY = { urls: ['http://files.example/one.bin'] };
const strike = (action: FaultAction, times = 1) =>
  simulator.faults.next({ match: 'remote/request', action, times });

it('speaks HTTP/2 where it is asked to, and records what came as a stream', async () => {
  const session = open();
  expect(await call(session, 'remote/ls', {})).toMatchObject({ status: 'OK' });
  await call(session, 'remote/ls', {}, { 'content-length': '2' });
  await callApi(simulator, 'remote/ls');
  expect(simulator.calls).toMatchObject([
    { host: 'api.1fichier.com', connection: { protocol: 'h2', carried: 0 }, isStreamed: true },
    { connection: { protocol: 'h2', carried: 1 }, isStreamed: false },
    { connection: { protocol: 'http/1.1', carried: 0 }, isStreamed: false },
  ]);
  expect(simulator.calls[0]?.connection.id).toBe(simulator.calls[1]?.connection.id);
});

it.each([
  ['cut-after-work', 1],
  ['cut-before-work', 0],
  ['goaway-after-work', 1],
  ['refused-stream', 0],
] as const)('%s leaves %i job behind and no answer', async (type, jobs) => {
  strike({ type });
  await expect(call(open(), 'remote/request', BODY)).rejects.toThrow();
  expect(simulator.state.jobs).toHaveLength(jobs);
  expect(simulator.calls).toMatchObject([{ outcome: 'cut', worked: jobs === 1 }]);
});

it('ends the session with a cut, and goes on with it after a refused stream', async () => {
  const session = open();
  strike({ type: 'refused-stream' }, 2);
  await expect(call(session, 'remote/request', BODY)).rejects.toThrow('REFUSED_STREAM');
  await expect(call(session, 'remote/request', BODY)).rejects.toThrow('REFUSED_STREAM');
  expect(await call(session, 'remote/request', BODY)).toMatchObject({ status: 'OK' });
  strike({ type: 'cut-after-work' });
  await expect(call(session, 'remote/request', BODY)).rejects.toThrow();
  expect(session.destroyed).toBe(true);
});

it.each([
  ['the host of the API, told to', 'api.1fichier.com'],
  ['a node', 'up2.1fichier.com'],
])('speaks HTTP/1.1 alone on %s', async (_, host) => {
  simulator.net.apiProtocols = ['http/1.1'];
  const session = open(host);
  await expect(call(session, 'remote/ls', {})).rejects.toThrow();
  await callApi(simulator, 'remote/ls');
  expect(simulator.calls).toMatchObject([{ connection: { protocol: 'http/1.1' } }]);
});

/** Open for a while, with nothing sent on it. */
async function openSpare(): Promise<ClientHttp2Session> {
  const spare = open();
  await callOnce(spare, 'remoteSettings');
  simulator.clock.advance(1_000);
  return spare;
}

const callOnce = (session: ClientHttp2Session, event: 'remoteSettings') =>
  new Promise<void>((resolve) => session.once(event, () => resolve()));

it('tells a spare connection, which was opened for no request, by its first one', async () => {
  const spare = await openSpare();
  await callApi(simulator, 'remote/ls');
  await call(spare, 'remote/ls', {});
  await call(spare, 'remote/ls', {});
  expect(simulator.calls.map(({ connection }) => connection.isSpare)).toEqual([false, true, false]);
});

it('strikes a spare one alone where that is asked for', async () => {
  simulator.faults.next({ match: '*', action: { type: 'cut-after-work' }, connection: 'spare' });
  const spare = await openSpare();
  await callApi(simulator, 'remote/ls');
  await expect(call(spare, 'remote/ls', {})).rejects.toThrow();
});

it('cuts every connection at once', async () => {
  const session = open();
  await call(session, 'remote/ls', {});
  const closed = new Promise((resolve) => session.once('close', resolve));
  simulator.cutConnections();
  await closed;
  await expect(call(session, 'remote/ls', {})).rejects.toThrow();
});
