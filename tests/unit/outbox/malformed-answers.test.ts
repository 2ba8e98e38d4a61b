import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FaultAction } from '../../simulator/model/faults.ts';
import { type Answer, answersToNothing, hugeText } from '../fichier/malformed';
import { objections } from './support/demands';
import type { LinkSpec } from './support/links';
import { haste } from './support/pace';
import { type Played, play } from './support/play';
import type { Command } from './support/script';
import { PLAIN } from './support/setting';
import { spoil } from './support/spoil';

const ANSWERS = 200;
/** So many in one world, and no more worlds than this to place them all. */
const IN_A_ROW = 6;
const WORLDS = 80;
const MINUTE_MS = 60_000;
const TIMEOUT_MS = 120_000;

const add = (folderId: number, ...links: readonly LinkSpec[]): Command => ({
  do: 'add',
  links,
  folderId,
  isPrivate: false,
});
const file = (n: number): LinkSpec => ({ kind: 'file', n, spelling: 0 });
const COPY: LinkSpec = { kind: 'copy', n: 0, spelling: 0 };
const pass = (ms: number): Command => ({ do: 'pass', ms });

/** Links of both kinds, for two folders, so that every call is made. */
const LINKS: readonly Command[] = [
  add(0, file(1), file(2)),
  add(0, COPY),
  pass(3 * MINUTE_MS),
  add(7, file(3), COPY),
  pass(3 * MINUTE_MS),
  add(0, COPY),
  add(7, COPY),
  pass(10 * MINUTE_MS),
];

const asFault = ({ body, status, contentType }: Answer, afterWork: boolean): FaultAction => ({
  type: 'answer',
  body: Buffer.from(body),
  status,
  contentType,
  afterWork,
});

const malformed: fc.Arbitrary<FaultAction> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(answersToNothing, fc.boolean()).map((given) => asFault(...given)) },
  // The true answer, but for one thing in it.
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat({ max: 1_000 }), fc.nat({ max: 1_000 }))
      .map(([where, how]): FaultAction => ({ type: 'edit', edit: (json) => spoil(json, where, how) })),
  },
);

const huge: FaultAction = {
  type: 'answer',
  body: hugeText(),
  contentType: 'application/json',
  afterWork: true,
};

async function playWith(endpoint: string, actions: readonly FaultAction[]): Promise<Played> {
  return play({
    setting: { ...PLAIN, latencyMs: 100 },
    earlier: 1,
    answers: [],
    commands: [
      ...actions.map((action): Command => ({ do: 'fault', match: endpoint, action, times: 1 })),
      ...LINKS,
    ],
    isMended: false,
  });
}

const struckIn = ({ world }: Played): number =>
  world.host.recorder.calls.filter(({ fault }) => fault === 'answer' || fault === 'edit').length;

it.each(['remote/request', 'remote/ls', 'remote/info', 'file/ls', 'file/cp'])(
  'brings every link to its end, once, through 200 malformed answers to %s',
  { timeout: TIMEOUT_MS },
  async (endpoint) => {
    const samples = fc.sample(fc.array(malformed, { minLength: IN_A_ROW, maxLength: IN_A_ROW }), {
      numRuns: WORLDS,
      seed: 1,
    });
    let struck = 0;
    for (const [index, actions] of samples.entries()) {
      const played = await playWith(endpoint, index === 0 ? [huge, ...actions] : actions);
      expect([...objections(played), ...haste(played)], `answers of world ${index}`).toEqual([]);
      struck += struckIn(played);
      if (struck >= ANSWERS) return;
    }
    expect(struck).toBeGreaterThanOrEqual(ANSWERS);
  },
);
