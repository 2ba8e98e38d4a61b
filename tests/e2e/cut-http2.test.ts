import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUTS, type CutStage, eachOnce, IN_LONG_TURN, openCutStage } from './cut-stage.ts';
import { rounds } from './cut-states.ts';
import { IN_TURN, KINDS } from './stage.ts';

const FEW = 5;

/** Over HTTP/2 Chromium repeats a POST when its session dies, unless the body is a stream. */
describe.concurrent.each(KINDS)('A session of HTTP/2 destroyed after the work in %s', (kind) => {
  let stage: CutStage;
  beforeAll(async () => {
    stage = await openCutStage(kind, ['h2', 'http/1.1']);
  });
  afterAll(() => stage?.close());

  it('leads to one call when a read went before on it', IN_LONG_TURN, async () => {
    for (const round of rounds(CUTS)) {
      await stage.createCut(`used ${round}`);
    }
    expect(stage.counts('used')).toEqual(eachOnce('used'));
    expect(stage.sent('used').every(({ connection }) => connection.carried > 0)).toBe(true);
  });

  it('leads to one call when it was new', IN_LONG_TURN, async () => {
    for (const round of rounds(CUTS)) {
      stage.connectAnew();
      await stage.createCut(`new ${round}`);
    }
    expect(stage.counts('new')).toEqual(eachOnce('new'));
    expect(stage.sent('new').every(({ connection }) => connection.carried === 0)).toBe(true);
  });

  it('leads to one call when it came slowly, and another with it', IN_LONG_TURN, async () => {
    for (const round of rounds(CUTS)) {
      await stage.connectSlowly();
      await stage.createCut(`slow ${round}`);
    }
    expect(stage.counts('slow')).toEqual(eachOnce('slow'));
    expect(stage.sent('slow').every(({ connection }) => connection.carried === 0)).toBe(true);
  });

  it('leads to one call when it goes away', IN_LONG_TURN, async () => {
    for (const round of rounds(FEW)) await stage.createCut(`gone ${round}`, 'goaway-after-work');
    expect(stage.counts('gone')).toEqual(eachOnce('gone', FEW));
  });

  it(
    'is not one call but as many as it takes only where the first were refused, and so not worked on',
    IN_LONG_TURN,
    async () => {
      for (const round of rounds(FEW)) await stage.createCut(`refused ${round}`, 'refused-stream');
      const counts = Object.values(stage.counts('refused'));
      // A stream cannot be repeated, not even then.
      expect(counts).toEqual(rounds(FEW).map(() => (kind === 'chromium' ? [1, 0] : [2, 1])));
    },
  );

  it('goes out as a stream wherever the browser knows streams, and never over HTTP/1.1', IN_TURN, () => {
    const calls = stage.simulator.callsTo('folder/mkdir');
    expect(calls.every(({ connection }) => connection.protocol === 'h2')).toBe(true);
    expect(calls.every(({ isStreamed }) => isStreamed === (kind === 'chromium'))).toBe(true);
  });
});
