import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SWITCHES } from '../simulator/model/switches.ts';
import { SURVIVAL_TABLE, type Variant } from '../simulator/model/variants.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { expectEachOnce, pasteLinks } from './many-links.ts';
import { DONE_TIMEOUT_MS, IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

type Link = { readonly name: string; readonly url: string };
type Reading = readonly [what: string, variant: Variant, links: readonly Link[]];

/** Its result is not there at the first look, 6 s after it was accepted. */
const SLOW_MS = 8_000;
/** Over before the user can have read of it. */
const LOCK_MS = 1_000;
/** Six that wait are the fewest of which some share a request. */
const SHARED = 5;
const TAKEN = 3;

const link = (name: string, path = name): Link => ({
  name,
  url: `http://files.example/${path}?size=${name.length}`,
});
const sixLinks = (name: string): readonly Link[] => [
  link(`${name} z].bin`, `${name}%20z%5D.bin`),
  link(`${name}-déjà vu.bin`, `${name}-d%C3%A9j%C3%A0%20vu.bin`),
  link(`${name}-a+c.bin`),
  link(`${name}-m.bin`),
  link(`${name}-b.bin`),
  link(`${name}-k.bin`),
];

const {
  'an account without jobs lists': emptyLists,
  'the links of a job are': jobLinks,
  'the sources in the result are': sources,
  'the execution date is': dates,
  'the list of jobs': lists,
  'the result is': results,
} = SURVIVAL_TABLE;

/** The first one needs an account that never had a job. */
const IN_EACH_RUN: readonly Reading[] = [
  ['an account without jobs lists nothing at all', emptyLists['nothing at all'], [link('first.bin')]],
  [
    'sources come decoded and in reverse order',
    jobLinks['decoded and in reverse order, as in the result'],
    sixLinks('decoded'),
  ],
  [
    'a job has a date while it runs',
    dates['set at the start'],
    [link('running.bin', `slow/${SLOW_MS}/running.bin`)],
  ],
  ['jobs stand under another name', lists['stands under another name'], [link('renamed-list.bin')]],
];

/** Where a lost answer makes no difference. */
const IN_THE_PLAIN_RUN: readonly Reading[] = [
  ['the result tells file names in reverse order', sources['file names in reverse order'], sixLinks('named')],
  ['a link is a bare id', results['a bare id'], [link('bare-id.bin')]],
];

/** Of the answer that is lost half comes; a connection that is cut may end the background, for 30 s. */
const RUNS = [
  ['is answered', null],
  ['is taken and its answer lost', { type: 'cut-json' }],
] as const;

describe.concurrent.each(KINDS)('What nobody knows of 1fichier in %s', (kind) => {
  describe.concurrent.each(RUNS)('when a request %s', (_run, lost) => {
    let stage: Stage;
    let popup: ExtensionPage;
    const sent: string[] = [];
    let copied = '';
    beforeAll(async () => {
      stage = await openStage(kind);
      await stage.saveKey();
      popup = await stage.browser.openPopup();
    });
    afterAll(() => stage?.close());

    /** Has 1fichier answer so from now on, and sends the links. */
    async function send({ switches }: Variant, links: readonly Link[]): Promise<void> {
      Object.assign(stage.simulator.switches, DEFAULT_SWITCHES, switches);
      const urls = links.map(({ url }) => url);
      sent.push(...urls);
      await pasteLinks(popup, urls);
    }

    /** Every row is done and copies the link of its own file, and 1fichier has and has fetched each source once. */
    async function expectOwnFiles(links: readonly Link[]): Promise<void> {
      for (const { name } of links) await popup.row(name).waitForText('Done', DONE_TIMEOUT_MS);
      const stored = stage.simulator.state.jobs.flatMap((job) => job.results);
      for (const { name, url } of links) {
        await popup.row(name).click('button', 'Copy link');
        copied = await until(`the link of ${name} is copied`, async () => {
          const text = await stage.browser.clipboard();
          return text !== copied && text.startsWith('https://') && text;
        });
        expect(copied, name).toBe(stored.find((result) => result.url === url)?.download_link);
      }
      expectEachOnce(stage, sent);
    }

    const requests = (links: readonly Link[]): number[] => links.map(({ url }) => stage.requestsWith(url));

    it.each(lost === null ? [...IN_EACH_RUN, ...IN_THE_PLAIN_RUN] : IN_EACH_RUN)(
      '%s',
      IN_TURN,
      async (_, variant, links) => {
        const fault =
          lost === null ? null : stage.simulator.faults.next({ match: 'remote/request', action: lost });
        await send(variant, links);
        await expectOwnFiles(links);
        expect(fault?.struck()).toBe(lost === null ? undefined : 1);
        expect(requests(links)).toEqual(links.map(() => 1));
      },
    );

    // An answer that is lost tells neither which sources were taken nor in what words they were refused.
    if (lost === null) {
      it('of five sources three are taken', IN_TURN, async () => {
        const links = sixLinks('taken');
        await send(SURVIVAL_TABLE['of 5 sources 3 are taken, and the answer repeats']['the 3'], links);
        await expectOwnFiles(links);
        const isLeftOut = (index: number) => index >= TAKEN && index < SHARED;
        expect(requests(links)).toEqual(links.map((_, index) => (isLeftOut(index) ? 2 : 1)));
      });

      it('a flood is told in French', IN_TURN, async () => {
        const { faults, locks } = stage.simulator;
        const links = [link('flood.bin')];
        faults.next({ match: 'remote/request', action: { type: 'lock', lock: 'flood-ip', ms: LOCK_MS } });
        await send(SURVIVAL_TABLE['1fichier speaks'].French, links);
        await popup.waitForText('1fichier asks your connection to slow down. On hold until');
        await until('the lock is over', () => locks.current() === null);
        await popup.click('button', 'Try now');
        await expectOwnFiles(links);
        expect(requests(links)).toEqual([2]);
      });
    }
  });
});
