import type { PlantedBug } from './planted-bug.ts';

/** Each breaks what holds when a storage of the browser vanishes, or is put back. */
export const STORAGE_BUGS: readonly PlantedBug[] = [
  {
    name: 'a list that may be a copy is sent unasked',
    file: 'utils/transfers/state.ts',
    from: 'pausedAt !== null || profileDoubtedAt !== null',
    to: 'pausedAt !== null',
  },
  {
    name: 'a lost link that is there is taken up again',
    file: 'utils/engine/create-engine.ts',
    from: 'present[index] === null',
    to: 'present[index] !== undefined',
  },
  {
    name: 'the backup takes a link that goes out for one that waits',
    file: 'utils/store/backup/back-up-outbox.ts',
    from: 'if (ids.length > 0) await inTurn(() => noteSent(ids));',
    to: 'if (ids.length > 0) schedule(LATER_MS);',
  },
];
