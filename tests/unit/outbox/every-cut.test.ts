import { describe, expect, it } from 'vitest';
import { objections } from './support/demands';
import type { LinkSpec } from './support/links';
import { haste } from './support/pace';
import { play } from './support/play';
import type { Command, Script } from './support/script';
import { PLAIN } from './support/setting';

const STORY_MS = 240_000;
const file = (n: number): LinkSpec => ({ kind: 'file', n, spelling: 0 });
const add = (...links: readonly LinkSpec[]): Command => ({ do: 'add', links, folderId: 0, isPrivate: false });
const LATE = { showJobAfterMs: 40_000 };

type Story = Pick<Script, 'answers' | 'commands'> & {
  readonly name: string;
  readonly switches?: Script['setting']['switches'];
};

const STORIES: readonly Story[] = [
  { name: 'a link is accepted', answers: [], commands: [add(file(1))] },
  {
    name: 'an answer is lost, and the job listed late',
    answers: [{ type: 'cut-after-work' }],
    commands: [add(file(1), file(2))],
    switches: LATE,
  },
  {
    name: 'an answer never comes, and the request arrives late',
    answers: [{ type: 'delay-before-work', ms: 40_000 }],
    commands: [add(file(1))],
    switches: LATE,
  },
  { name: 'a request is lost on its way', answers: [{ type: 'cut-before-work' }], commands: [add(file(1))] },
  {
    name: 'one bad link among good ones',
    answers: [],
    commands: [add(file(1), file(2), { kind: 'refused', n: 3, spelling: 0 }, file(4), file(5), file(6))],
  },
  {
    name: 'links of 1fichier are copied, and one of them is dead',
    answers: [],
    commands: [add({ kind: 'copy', n: 1, spelling: 0 }, { kind: 'trouble', n: 2, spelling: 0 })],
  },
  {
    name: 'the key is revoked and comes back',
    answers: [],
    commands: [
      { do: 'account', trouble: 'revoked' },
      add(file(1)),
      { do: 'pass', ms: 60_000 },
      { do: 'account', trouble: 'none' },
      { do: 'tryNow' },
    ],
  },
];

function scriptOf({ answers, commands, switches = {} }: Story, points: number): Script {
  return {
    setting: { ...PLAIN, latencyMs: 100, switches },
    earlier: 0,
    answers,
    commands: [{ do: 'dieSoon', points }, ...commands, { do: 'pass', ms: 600_000 }],
    isMended: false,
  };
}

describe.each(STORIES)('$name', (story) => {
  it('ends well wherever the background is cut', { timeout: STORY_MS }, async () => {
    const whole = await play(scriptOf(story, Number.POSITIVE_INFINITY));
    expect([...objections(whole), ...haste(whole)]).toEqual([]);
    const cuts = Array.from({ length: whole.world.points }, (_, index) => index + 1);
    expect(cuts.length).toBeGreaterThan(20);
    for (const cut of cuts) {
      const played = await play(scriptOf(story, cut));
      expect([...objections(played), ...haste(played)], `cut at point ${cut}`).toEqual([]);
    }
  });
});
