import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const RECOVERY_TIMEOUT_MS = 90_000;
const PROTOCOLS = ['h2', 'http/1.1'] as const;

/** Browsers repeat a POST by themselves when the connection dies after the request went out: see `cut-http*.test.ts`. */
describe.each(PROTOCOLS)('Over %s', (protocol) => {
  describe.concurrent.each(KINDS)('a connection cut after the work in %s', (kind) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(kind, { net: { apiProtocols: [protocol] } });
      const site = await stage.browser.open('https://1fichier.com/');
      await site.evaluate(`document.cookie = 'SID=of-the-website; domain=.1fichier.com; path=/; secure';`);
      await site.close();
      await stage.saveKey();
    });
    afterAll(() => stage?.close());

    it.each(protocol === 'h2' ? (['cut', 'goaway'] as const) : (['cut'] as const))(
      'by a %s leads to one request, and the transfer is found',
      IN_TURN,
      async (how) => {
        const { simulator } = stage;
        const url = `http://files.example/${how}-connection.bin`;
        const jobs = simulator.state.jobs.length;
        const cut = simulator.faults.next({ match: 'remote/request', action: { type: `${how}-after-work` } });
        await stage.send(url);
        await stage.waitForRow(`${how}-connection.bin`, 'Done', RECOVERY_TIMEOUT_MS);
        expect(cut.struck()).toBe(1);
        expect(stage.requestsWith(url)).toBe(1);
        expect(simulator.state.jobs).toHaveLength(jobs + 1);
      },
    );

    it('carries the request as no browser repeats it, in English, and without a cookie', IN_TURN, () => {
      const { simulator } = stage;
      const calls = simulator.calls.filter(({ host }) => host === 'api.1fichier.com');
      const sends = simulator.callsTo('remote/request');
      expect(sends.length).toBeGreaterThan(0);
      expect(new Set(calls.map(({ connection }) => connection.protocol))).toEqual(new Set([protocol]));
      expect(sends.every(({ isStreamed }) => isStreamed === (protocol === 'h2' && kind === 'chromium'))).toBe(
        true,
      );
      if (protocol === 'http/1.1')
        expect(calls.every(({ connection }) => connection.carried === 0)).toBe(true);
      expect(new Set(calls.map(({ headers }) => headers['accept-language']))).toEqual(new Set(['en']));
      expect(calls.flatMap(({ headers }) => headers.cookie ?? [])).toEqual([]);
      const site = simulator.calls.filter(({ host }) => host === '1fichier.com');
      expect(site.length).toBeGreaterThan(0);
    });
  });
});
