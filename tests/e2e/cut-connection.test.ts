import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const RECOVERY_TIMEOUT_MS = 60_000;

/** Browsers repeat a POST by themselves when a reused connection dies after the request went out. */
describe.concurrent.each(KINDS)('A connection cut after the work in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  it('leads to one request, and the transfer is found', IN_TURN, async () => {
    const { simulator } = stage;
    const url = 'http://files.example/cut-connection.bin';
    const cut = simulator.faults.next({ match: 'remote/request', action: { type: 'cut-after-work' } });
    await stage.send(url);
    await stage.waitForRow('cut-connection.bin', 'Done', RECOVERY_TIMEOUT_MS);
    expect(cut.struck()).toBe(1);
    expect(stage.requestsWith(url)).toBe(1);
    expect(simulator.state.jobs).toHaveLength(1);
  });

  it('never happens on a reused one: every call has a connection of its own', IN_TURN, () => {
    const { calls } = stage.simulator;
    expect(calls.length).toBeGreaterThan(3);
    expect(calls.map(({ connection }) => connection.carried)).toEqual(calls.map(() => 0));
  });
});
