import { expect, it } from 'vitest';
import { expectOnce } from './support/expect-once';
import type { Answer } from './support/fake-fichier';
import { VirtualWorld } from './support/virtual-world';

const MINUTE_MS = 60_000;

const ROWS: readonly {
  readonly name: string;
  readonly links: number;
  readonly answers: readonly Answer[];
}[] = [
  { name: 'a link is accepted', links: 1, answers: [] },
  { name: 'a batch and more are accepted', links: 7, answers: [] },
  {
    name: 'an answer is lost, the job listed late',
    links: 1,
    answers: [{ kind: 'lose', code: 'timeout', isTaken: true, lateMs: 40_000 }],
  },
  {
    name: 'a request is lost',
    links: 1,
    answers: [{ kind: 'lose', code: 'network', isTaken: false, lateMs: 0 }],
  },
  { name: 'the account is refused', links: 2, answers: [{ kind: 'refuse', code: 'over-quota' }] },
  { name: 'the call comes back unsent', links: 1, answers: [{ kind: 'return', isStored: true }] },
];

/** Plays one story with a background that dies at its `dieAt`th call; resolves with the calls that it made in all. */
async function play(row: (typeof ROWS)[number], dieAt: number): Promise<VirtualWorld> {
  const world = new VirtualWorld();
  world.fichier.take(['https://before.example/old.zip'], false);
  await world.becomeKnown();
  world.fichier.answers.push(...row.answers);
  world.dieAt = dieAt;
  await world.add(Array.from({ length: row.links }, (_, index) => `https://host.example/${index}.bin`));
  // The user presses `Try now` again if the background died at it.
  for (const minutes of [5, 5, 30]) {
    await world.pass(minutes * MINUTE_MS);
    void world.background.releaseHold();
  }
  await world.pass(30 * MINUTE_MS);
  return world;
}

it.each(ROWS)('sends once and loses nothing wherever the background dies: $name', async (row) => {
  const whole = await play(row, Number.POSITIVE_INFINITY);
  expectOnce(whole);
  expect(whole.disk.allTransfers().map((transfer) => transfer.state)).toEqual(
    Array.from({ length: 2 + row.links }, () => 'done'),
  );
  for (let dieAt = 1; dieAt <= whole.calls; dieAt += 1) expectOnce(await play(row, dieAt));
});
