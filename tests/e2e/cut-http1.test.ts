import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUTS, type CutStage, eachOnce, IN_LONG_TURN, openCutStage } from './cut-stage.ts';
import { rounds } from './cut-states.ts';
import { IN_TURN, KINDS } from './stage.ts';

/**
 * Over HTTP/1.1 browsers repeat a POST when its connection dies and had been open before. `Connection: close` lets none be
 * used twice; what a slow connect or a call given up leaves over is used up by a read before a write may go out.
 */
describe.concurrent.each(KINDS)('A connection of HTTP/1.1 cut after the work in %s', (kind) => {
  let stage: CutStage;
  beforeAll(async () => {
    stage = await openCutStage(kind, ['http/1.1']);
  });
  afterAll(() => stage?.close());

  it('leads to one call when it was new', IN_LONG_TURN, async () => {
    for (const round of rounds(CUTS)) await stage.createCut(`new ${round}`);
    expect(stage.counts('new')).toEqual(eachOnce('new'));
  });

  it(
    'leads to one call when it came slowly, and when such a one had left another over',
    IN_LONG_TURN,
    async () => {
      for (const round of rounds(CUTS)) {
        // Finds nothing left over, so that the next goes out at once.
        await stage.create(`clean ${round}`);
        await stage.connectSlowly();
        await stage.createCut(`slow ${round}`);
        await stage.createCut(`after ${round}`);
      }
      expect(stage.counts('slow')).toEqual(eachOnce('slow'));
      expect(stage.counts('after')).toEqual(eachOnce('after'));
      expect(stage.counts('clean')).toEqual(eachOnce('clean'));
    },
  );

  it('is never one that was used or left over', IN_TURN, () => {
    const writes = stage.simulator.callsTo('folder/mkdir');
    expect(writes.map(({ connection }) => connection.carried)).toEqual(writes.map(() => 0));
    if (kind === 'chromium') expect(writes.filter(({ connection }) => connection.isSpare)).toEqual([]);
    const { calls } = stage.simulator;
    expect(calls.map(({ headers }) => headers.connection)).toEqual(calls.map(() => 'close'));
  });

  if (kind === 'chromium')
    it('leaves some over, which reads use up', IN_TURN, () => {
      const spares = stage.simulator.calls.filter(({ connection }) => connection.isSpare);
      expect(spares.length).toBeGreaterThan(0);
    });
});
