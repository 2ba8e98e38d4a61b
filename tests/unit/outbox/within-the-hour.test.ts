import { expect, it } from 'vitest';
import { objections } from './support/demands';
import { haste } from './support/pace';
import { play } from './support/play';
import { PLAIN } from './support/setting';

const LINKS = 16;
const PASTES = 5;
const HOUR_MS = 3_600_000;
/** On a machine that is busy with other things. */
const TIMEOUT_MS = 60_000;

it('sends more links than an hour allows to a free account without ever going beyond it', {
  timeout: TIMEOUT_MS,
}, async () => {
  const links = Array.from({ length: LINKS }, (_, n) => ({ kind: 'file' as const, n, spelling: 0 }));
  const paste = { do: 'add' as const, links, folderId: 0, isPrivate: false };
  const played = await play({
    setting: { ...PLAIN, key: 'free', batchSize: 1, latencyMs: 100, isStoppedWhenIdle: true },
    earlier: 0,
    answers: [],
    commands: [
      ...Array.from({ length: PASTES }, () => paste),
      { do: 'pass', ms: HOUR_MS },
      { do: 'closeBrowser' },
      { do: 'lookNow' },
      { do: 'pass', ms: 5 * HOUR_MS },
    ],
    isMended: true,
  });
  expect(played.world.outgoing.length).toBeGreaterThan(2 * LINKS * PASTES);
  expect([...objections(played), ...haste(played)]).toEqual([]);
});
