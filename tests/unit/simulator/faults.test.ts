import { Agent } from 'node:https';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultAction } from '../../simulator/model/faults.ts';
import { NO_LIMITS } from '../../simulator/model/switches.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { callApi } from './call.ts';

const SEND = 'remote/request';
const BODY = { urls: ['http://files.example/one.bin'] };
let simulator: Simulator;
let agent: Agent;

beforeEach(async () => {
  simulator = await startSimulator({ limits: NO_LIMITS });
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
});
afterEach(async () => {
  agent.destroy();
  await simulator.stop();
});

const strike = (action: FaultAction, more: object = {}) =>
  simulator.faults.next({ match: SEND, action, ...more });
const jobs = (): number => simulator.state.jobs.length;

describe('a connection', () => {
  it('is kept alive, and each call tells which one it came on and what that had carried', async () => {
    for (let call = 0; call < 3; call += 1) await callApi(simulator, 'remote/ls', {}, { agent });
    await callApi(simulator, 'remote/ls', {}, { headers: { connection: 'close' } });
    const [first, , , other] = simulator.calls;
    expect(simulator.calls.slice(0, 3).map(({ connection }) => connection)).toEqual(
      [0, 1, 2].map((carried) => ({ ...first?.connection, carried })),
    );
    expect(other?.connection.id).not.toBe(first?.connection.id);
    expect(other?.headers.connection).toBe('close');
  });

  it.each([
    ['cut-before-work', 0],
    ['cut-after-work', 1],
  ] as const)('hit by %s leaves %i job behind and no answer', async (type, expected) => {
    strike({ type });
    await expect(callApi(simulator, SEND, BODY)).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(jobs()).toBe(expected);
    expect(simulator.callsTo(SEND)).toMatchObject([
      { outcome: 'cut', status: null, worked: expected === 1, fault: type },
    ]);
    expect((await callApi(simulator, SEND, BODY)).status).toBe(200);
  });

  it('is cut only when it is a reused one, where that is asked for', async () => {
    strike({ type: 'cut-after-work' }, { connection: 'reused', times: Number.POSITIVE_INFINITY });
    expect((await callApi(simulator, SEND, BODY, { agent })).status).toBe(200);
    await expect(callApi(simulator, SEND, BODY, { agent })).rejects.toThrow();
    expect((await callApi(simulator, SEND, BODY, { agent })).status).toBe(200);
    expect(jobs()).toBe(3);
  });

  it('is cut only when it is a fresh one, where that is asked for', async () => {
    await callApi(simulator, 'remote/ls', {}, { agent });
    strike({ type: 'cut-before-work' }, { connection: 'fresh' });
    expect((await callApi(simulator, SEND, BODY, { agent })).status).toBe(200);
    await expect(callApi(simulator, SEND, BODY)).rejects.toThrow();
  });

  it('may be cut in the middle of an answer', async () => {
    strike({ type: 'cut-in-answer' });
    await expect(callApi(simulator, SEND, BODY)).rejects.toThrow('aborted');
    expect(jobs()).toBe(1);
  });
});

describe('an answer', () => {
  it.each([
    ['hang-before-work', 0],
    ['hang-after-work', 1],
  ] as const)('may never come (%s)', async (type, expected) => {
    strike({ type });
    const call = callApi(simulator, SEND, BODY, { agent });
    await simulator.until(() => simulator.callsTo(SEND)[0]?.outcome === 'hung');
    expect(jobs()).toBe(expected);
    agent.destroy();
    await expect(call).rejects.toThrow();
  });

  it.each([
    ['delay-before-work', 0],
    ['delay-after-work', 1],
  ] as const)('may come late, by the clock of the simulator (%s)', async (type, expected) => {
    strike({ type, ms: 3_600_000 });
    const call = callApi(simulator, SEND, BODY);
    await simulator.until(() => simulator.callsTo(SEND).length === 1);
    await new Promise(setImmediate);
    expect(jobs()).toBe(expected);
    simulator.clock.advance(3_600_000);
    expect((await call).status).toBe(200);
    expect(jobs()).toBe(1);
  });

  it.each([
    [{ type: 'answer', status: 503 }, 503, /<h1>503/, 0],
    [{ type: 'answer', status: 500, body: '{"status":"KO"}', afterWork: true }, 500, /KO/, 1],
    [{ type: 'answer', status: 200, body: Buffer.from('raw bytes') }, 200, /^raw bytes$/, 0],
    [{ type: 'ko', message: 'Link refused #900' }, 200, /"message":"Link refused #900","status":"KO"/, 0],
    [{ type: 'ko', message: 'Gone #1', status: 410, afterWork: true }, 410, /Gone #1/, 1],
    [{ type: 'cut-json' }, 200, /^\{"status":"OK"[^}]*$/, 1],
    [{ type: 'edit', edit: (json) => [json.status] }, 200, /^\["OK"\]$/, 1],
  ] satisfies [FaultAction, number, RegExp, number][])(
    'may be another one: %j',
    async (action, status, text, expected) => {
      strike(action);
      const answer = await callApi(simulator, SEND, BODY);
      expect(answer.status).toBe(status);
      expect(answer.text).toMatch(text);
      expect(jobs()).toBe(expected);
    },
  );

  it('may be OK without an id', async () => {
    strike({ type: 'no-id' });
    const { json } = await callApi(simulator, SEND, BODY);
    expect(json.status).toBe('OK');
    expect(json).not.toHaveProperty('id');
    expect(jobs()).toBe(1);
  });
});

describe('the queue of faults', () => {
  it('strikes as often as asked, after as many calls as asked, and only what it matches', async () => {
    const fault = strike({ type: 'answer', status: 502 }, { times: 2, after: 1 });
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await callApi(simulator, SEND, BODY)).status);
    expect(statuses).toEqual([200, 502, 502, 200]);
    expect(fault.struck()).toBe(2);
  });

  it('can be cleared, one or all', async () => {
    const one = strike({ type: 'answer', status: 502 }, { times: Number.POSITIVE_INFINITY });
    one.clear();
    expect((await callApi(simulator, SEND, BODY)).status).toBe(200);
    strike({ type: 'answer', status: 502 });
    simulator.faults.clear();
    expect((await callApi(simulator, SEND, BODY)).status).toBe(200);
  });

  it.each([
    ['*', true],
    ['api.1fichier.com', true],
    ['remote/ls.cgi', true],
    ['remote/info', false],
  ])('takes the match %s', async (match, isStruck) => {
    simulator.faults.next({ match, action: { type: 'answer', status: 502 } });
    expect((await callApi(simulator, 'remote/ls')).status).toBe(isStruck ? 502 : 200);
  });

  it('takes a function for a match', async () => {
    const match = ({ body }: { body: Buffer }): boolean => body.includes('two.bin');
    simulator.faults.next({ match, action: { type: 'answer', status: 502 } });
    expect((await callApi(simulator, SEND, BODY)).status).toBe(200);
    expect((await callApi(simulator, SEND, { urls: ['http://files.example/two.bin'] })).status).toBe(502);
  });
});

it('stops loudly when the simulator itself has failed', async () => {
  const broken = await startSimulator();
  broken.faults.next({
    match: '*',
    action: {
      type: 'edit',
      edit: () => {
        throw new Error('a mistake in a test');
      },
    },
  });
  await expect(callApi(broken, 'remote/ls')).rejects.toThrow();
  await expect(broken.stop()).rejects.toThrow('The simulator itself failed.');
});
