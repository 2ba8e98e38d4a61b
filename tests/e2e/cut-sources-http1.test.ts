import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEW, IN_LONG_TURN, openSourcesStage, type SourcesStage } from './cut-sources-stage.ts';
import { rounds } from './cut-states.ts';
import { IN_TURN, KINDS } from './stage.ts';

/** As `cut-http1.test.ts`, with what must never be sent twice. No connection is ever used twice. */
describe.concurrent.each(KINDS)('Sources over HTTP/1.1, each cut after the work, in %s', (kind) => {
  let stage: SourcesStage;
  beforeAll(async () => {
    stage = await openSourcesStage(kind, 'http/1.1');
  });
  afterAll(() => stage?.close());

  it('are sent once on a new connection', IN_LONG_TURN, async () => {
    for (const round of rounds(FEW)) await stage.sendCut(`new-${round}.bin`);
    expect(stage.counts()).toEqual(stage.eachOnce());
  });

  if (kind === 'chromium')
    it(
      'are sent once on one that comes slowly, and where such a one has left another over',
      IN_LONG_TURN,
      async () => {
        for (const round of rounds(FEW)) {
          await stage.sendCut(`slow-${round}.bin`, stage.slowDown);
          await stage.sendCut(`after-${round}.bin`);
        }
        expect(stage.counts()).toEqual(stage.eachOnce());
      },
    );

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

  // Firefox gives a request up before it has such a connection, and does not tell that nothing left.
  if (kind === 'firefox')
    it(
      'are told as unknown on one that comes slowly, and not sent again by themselves',
      IN_LONG_TURN,
      async () => {
        await stage.sendSlowly('unsent.bin');
        expect(stage.requests('unsent')).toEqual([]);
      },
    );

  it('never go out on a connection that was used or left over, while there are such', IN_TURN, () => {
    const calls = stage.simulator.calls.filter(({ host }) => host === 'api.1fichier.com');
    const sends = stage.requests('');
    expect(calls.map(({ connection }) => connection.carried)).toEqual(calls.map(() => 0));
    expect(sends.filter(({ connection }) => connection.isSpare)).toEqual([]);
    if (kind === 'chromium') expect(calls.some(({ connection }) => connection.isSpare)).toBe(true);
  });

  it('go out in English, and without the cookie of the website', IN_TURN, () => {
    const api = stage.simulator.calls.filter(({ host }) => host === 'api.1fichier.com');
    const site = stage.simulator.calls.filter(({ host }) => host === '1fichier.com');
    expect(new Set(api.map(({ headers }) => headers['accept-language']))).toEqual(new Set(['en']));
    expect(api.flatMap(({ headers }) => headers.cookie ?? [])).toEqual([]);
    expect(site.length).toBeGreaterThan(0);
  });
});
