import { describe, expect, it } from 'vitest';
import type { Switches } from '../../simulator/model/switches.ts';
import { objections } from './support/demands';
import type { LinkSpec } from './support/links';
import { play } from './support/play';
import type { Command, Script } from './support/script';
import { PLAIN } from './support/setting';

const MINUTE_MS = 60_000;
const file = (n: number): LinkSpec => ({ kind: 'file', n, spelling: 0 });
const add = (...links: readonly LinkSpec[]): Command => ({ do: 'add', links, folderId: 0, isPrivate: false });
const pass = (minutes: number): Command => ({ do: 'pass', ms: minutes * MINUTE_MS });
/** Two links come to their end first, so that it is known what lists of the account show; the answer to the third is lost. */
const KNOWN = 2;

function scriptOf(switches: Partial<Switches>, isTaken: boolean, known = KNOWN): Script {
  const before = Array.from({ length: known }, (_, index) => [add(file(index + 1)), pass(4)]).flat();
  return {
    setting: { ...PLAIN, latencyMs: 100, switches: { executionDelayMs: 20_000, ...switches } },
    earlier: 0,
    answers: [...before.filter((each) => each.do === 'add').map(() => null), lost(isTaken)],
    commands: [...before, add(file(9)), pass(10)],
    isMended: false,
  };
}

/** The answer to a later one of several links, in the first minute of an account. */
const inTheFirstMinute = (switches: Partial<Switches>, isTaken: boolean): Script => ({
  ...scriptOf(switches, isTaken, 0),
  answers: [null, null, null, lost(isTaken)],
  commands: [add(file(1), file(2), file(3), file(4), file(5)), pass(10)],
});

const lost = (isTaken: boolean) => ({ type: isTaken ? 'cut-after-work' : 'cut-before-work' }) as const;

async function endOf(script: Script) {
  const played = await play(script);
  const row = played.world.ledger.rows().at(-1);
  return { wrong: objections(played), end: row?.failure?.code ?? row?.state, resends: row?.resends };
}

it('sends a lost link again, once, for an account whose lists are known', async () => {
  expect(await endOf(scriptOf({}, false))).toEqual({ wrong: [], end: 'done', resends: 1 });
});

it('does so once a single link of ours has shown what lists hold', async () => {
  expect(await endOf(scriptOf({}, false, 1))).toEqual({ wrong: [], end: 'done', resends: 1 });
  expect(await endOf({ ...scriptOf({}, false, 1), earlier: 3 }), 'beside those of another client').toEqual({
    wrong: [],
    end: 'done',
    resends: 1,
  });
});

it('does so in the first minute of an account, while the links before have not come to an end', async () => {
  const played = await play(inTheFirstMinute({}, false));
  expect(objections(played)).toEqual([]);
  const rows = played.world.ledger.rows();
  expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'done'));
  expect(rows.map(({ resends }) => resends)).toEqual([0, 0, 0, 1, 0]);
});

it('leaves the first lost link of an account to the user', async () => {
  expect(await endOf(scriptOf({}, false, 0))).toEqual({ wrong: [], end: 'unsure', resends: 0 });
});

const VARIANTS: readonly (readonly [string, Partial<Switches>])[] = [
  ['as they are documented', {}],
  ['showing a job after 40 s', { showJobAfterMs: 40_000 }],
  ['showing a job after 5 min', { showJobAfterMs: 5 * MINUTE_MS }],
  ['dropping what has ended', { vanishFromListAfterMs: 0 }],
  ['dropping what has ended after a minute', { vanishFromListAfterMs: MINUTE_MS }],
  ['dropping what has ended after 3 min', { vanishFromListAfterMs: 3 * MINUTE_MS }],
  ['showing a job after 40 s, for a minute', { showJobAfterMs: 40_000, vanishFromListAfterMs: MINUTE_MS }],
  ['cut to one row', { listRows: 1 }],
  ['oldest first', { jobOrder: 'oldest-first' }],
  ['shuffled', { jobOrder: 'shuffled' }],
  ['with links fully decoded', { rewriteLinks: decodeURIComponent }],
  ['with links without scheme', { rewriteLinks: (url) => url.replace(/^https?:\/\//, '') }],
  ['with bare file names', { rewriteLinks: (url) => url.split('/').at(-1)?.split('?')[0] ?? url }],
];

describe.each(VARIANTS)('with lists %s', (_, switches) => {
  it('never sends twice what was taken', async () => {
    const { wrong, end } = await endOf(scriptOf(switches, true));
    expect(wrong).toEqual([]);
    expect(['done', 'unsure']).toContain(end);
  });

  it('nor does so in the first minute of an account', async () => {
    for (const isTaken of [true, false]) {
      const played = await play(inTheFirstMinute(switches, isTaken));
      expect(objections(played)).toEqual([]);
      for (const { state, failure } of played.world.ledger.rows())
        expect(['done', 'unsure']).toContain(failure?.code ?? state);
    }
  });

  it('loses nothing that was not', async () => {
    const { wrong, end } = await endOf(scriptOf(switches, false));
    expect(wrong).toEqual([]);
    expect(['done', 'unsure']).toContain(end);
  });
});
