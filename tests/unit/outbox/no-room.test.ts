import { describe, expect, it } from 'vitest';
import { objections } from './support/demands';
import { haste } from './support/pace';
import { type Played, play } from './support/play';
import type { Command, Script } from './support/script';
import { PLAIN } from './support/setting';

const STORY_MS = 120_000;
const MINUTE_MS = 60_000;
const FULL_MS = 20 * MINUTE_MS;
const NEVER = 1e6;
const file = (n: number) => ({ kind: 'file' as const, n, spelling: 0 });
const add = (...numbers: readonly number[]): Command => ({
  do: 'add',
  links: numbers.map(file),
  folderId: 0,
  isPrivate: false,
});
const ADD = add(1, 2);

type Story = Pick<Script, 'answers'> & {
  readonly name: string;
  readonly first: readonly Command[];
  readonly switches?: Script['setting']['switches'];
};

const STORIES: readonly Story[] = [
  { name: 'links are accepted', answers: [], first: [] },
  { name: 'an answer is lost', answers: [{ type: 'cut-after-work' }], first: [] },
  {
    name: 'a request is lost',
    // Lists must have shown what they would prove.
    answers: [null, null, { type: 'cut-before-work' }],
    first: [add(8), { do: 'pass', ms: 2 * MINUTE_MS }, add(9), { do: 'pass', ms: 2 * MINUTE_MS }],
    switches: { executionDelayMs: 10_000 },
  },
  {
    name: 'the client is locked',
    answers: [],
    first: [{ do: 'lock', lock: 'flood-ip', ms: MINUTE_MS, status: 403 }],
  },
];

/** From one write on there is no room for 20 minutes; meanwhile the background may die. */
function playFrom({ answers, first, switches = {} }: Story, write: number, dies: boolean): Promise<Played> {
  return play({
    setting: { ...PLAIN, latencyMs: 100, switches },
    earlier: 0,
    answers,
    commands: [
      ...first,
      { do: 'noRoom', writes: write, ms: FULL_MS },
      ADD,
      { do: 'pass', ms: 5 * MINUTE_MS },
      { do: 'askHold' },
      ...(dies ? [{ do: 'die' } as const, { do: 'lookNow' } as const] : []),
      { do: 'pass', ms: 5 * MINUTE_MS },
      { do: 'askHold' },
      { do: 'pass', ms: FULL_MS },
      // One that could not be stored was refused; there is room now.
      ADD,
      { do: 'pass', ms: 10 * MINUTE_MS },
    ],
    isMended: false,
  });
}

describe.each(STORIES)('without room from any write on, when $name', (story) => {
  it.each([false, true])(
    'sends once, says why links wait, and goes on (dies: %s)',
    { timeout: STORY_MS },
    async (dies) => {
      const whole = await playFrom(story, NEVER, false);
      const writes = whole.world.room.writes;
      let told = 0;
      for (let write = 1; write <= writes; write += dies ? 2 : 1) {
        const played = await playFrom(story, write, dies);
        const label = `no room from write ${write} on`;
        expect([...objections(played), ...haste(played)], label).toEqual([]);
        expect(
          played.world.disk.transfers().map((row) => row.state),
          label,
        ).toEqual(played.world.disk.transfers().map(() => 'done'));
        for (const { hold, isFull, isOpen } of played.holds) {
          if (!isFull || !isOpen) continue;
          told += 1;
          expect(hold, label).toMatchObject({ reason: 'storage' });
        }
      }
      expect(told).toBeGreaterThan(10);
    },
  );
});
