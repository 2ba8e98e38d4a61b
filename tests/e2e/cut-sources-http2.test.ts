import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEW, IN_LONG_TURN, openSourcesStage, type SourcesStage } from './cut-sources-stage.ts';
import { rounds } from './cut-states.ts';
import { IN_TURN, KINDS } from './stage.ts';

/** As `cut-http2.test.ts`, with what must never be sent twice. */
describe.concurrent.each(KINDS)('Sources over HTTP/2, each cut after the work, in %s', (kind) => {
  let stage: SourcesStage;
  const carried = (prefix: string) => stage.requests(prefix).map(({ connection }) => connection.carried);
  beforeAll(async () => {
    stage = await openSourcesStage(kind, 'h2');
  });
  afterAll(() => stage?.close());

  it('are sent once on a session on which others went before', IN_LONG_TURN, async () => {
    for (const round of rounds(FEW)) await stage.sendCut(`used-${round}.bin`);
    expect(stage.counts()).toEqual(stage.eachOnce());
    expect(carried('used').every((before) => before > 0)).toBe(true);
  });

  it('are sent once on a new one', IN_LONG_TURN, async () => {
    for (const round of rounds(FEW)) await stage.sendCut(`new-${round}.bin`, stage.simulator.cutConnections);
    expect(stage.counts()).toEqual(stage.eachOnce());
    expect(carried('new').every((before) => before === 0)).toBe(true);
  });

  it(
    'are sent once on one that comes slowly, and where such a one has left another over',
    IN_LONG_TURN,
    async () => {
      for (const round of rounds(FEW)) {
        await stage.sendCut(`slow-${round}.bin`, stage.slowDown);
        await stage.sendCut(`after-${round}.bin`);
      }
      expect(stage.counts()).toEqual(stage.eachOnce());
      expect(carried('slow').every((before) => before === 0)).toBe(true);
    },
  );

  it('are sent once on one that goes away', IN_LONG_TURN, async () => {
    for (const round of rounds(FEW)) await stage.sendCut(`gone-${round}.bin`, undefined, 'goaway-after-work');
    expect(stage.counts()).toEqual(stage.eachOnce());
  });

  it('are sent once on one that is cut late', IN_LONG_TURN, async () => {
    for (const round of rounds(FEW)) await stage.sendCutLate(`late-${round}.bin`);
    expect(stage.counts()).toEqual(stage.eachOnce());
  });

  it('are all found again, and stay sent once', IN_LONG_TURN, async () => {
    await stage.untilAllFound();
    expect(stage.counts()).toEqual(stage.eachOnce());
    expect(stage.simulator.state.jobs).toHaveLength(stage.requests('').length);
    expect(stage.simulator.rejected()).toEqual([]);
  });

  it('go out as streams wherever the browser knows streams', IN_TURN, () => {
    const sends = stage.requests('');
    expect(sends.map(({ connection }) => connection.protocol)).toEqual(sends.map(() => 'h2'));
    expect(sends.map(({ isStreamed }) => isStreamed)).toEqual(sends.map(() => kind === 'chromium'));
  });

  it('go out in English, and without the cookie of the website', IN_TURN, () => {
    const api = stage.simulator.calls.filter(({ host }) => host === 'api.1fichier.com');
    const site = stage.simulator.calls.filter(({ host }) => host === '1fichier.com');
    expect(new Set(api.map(({ headers }) => headers['accept-language']))).toEqual(new Set(['en']));
    expect(api.flatMap(({ headers }) => headers.cookie ?? [])).toEqual([]);
    expect(site.length).toBeGreaterThan(0);
  });
});
