import { FichierError } from '@/utils/fichier/errors';
import {
  type GovernorState,
  moveState,
  parseGovernorState,
  settleState,
} from '@/utils/fichier/governor-state';
import { aheadOf, aheadSince, type Clock, clockMovedBy } from '@/utils/fichier/moved-clock';

export type GovernorStore = { read(): Promise<unknown>; write(state: GovernorState): Promise<void> };

/** The governor's state: read once, then kept in memory and written through in order. */
export type GovernorRecord = {
  /** The state as of now. Rejects with `storage` while the store cannot be read. */
  current(): Promise<GovernorState>;
  /** The state as of now if it was read already, else null. */
  known(): GovernorState | null;
  /** A state that was held on to, by the clock as it is set now. */
  moved(state: GovernorState): GovernorState;
  /** Takes over `state` at once; resolves when it is stored, rejects when it could not be. */
  save(state: GovernorState): Promise<void>;
};

export function createGovernorRecord(
  store: GovernorStore,
  clock: Clock,
  onHoldChanged: () => void,
): GovernorRecord {
  let state: GovernorState | null = null;
  let reading: Promise<GovernorState> | null = null;
  let written: Promise<void> = Promise.resolve();

  /** A lock may stand in what could not be read: nothing is assumed then, and the next to ask reads again. */
  async function read(): Promise<GovernorState> {
    try {
      const stored = parseGovernorState(await store.read(), clock.now());
      return follow(stored, clockMovedBy(stored.ahead, aheadOf(clock), false));
    } catch {
      reading = null;
      throw new FichierError({ code: 'storage', outcome: 'not-sent' });
    }
  }

  function take(next: GovernorState): void {
    const isHoldChanged = state !== null && state.hold !== next.hold;
    state = next;
    if (isHoldChanged) queueMicrotask(onHoldChanged);
  }

  function save(next: GovernorState): Promise<void> {
    take(next);
    written = written.catch(() => undefined).then(() => store.write(next));
    return written;
  }

  /** Moves all times to the clock as it is set now. */
  function follow(last: GovernorState, byMs: number): GovernorState {
    const ahead = aheadSince(last.ahead, aheadOf(clock));
    const moved = byMs === 0 ? last : moveState(last, byMs);
    return ahead === last.ahead ? moved : { ...moved, ahead };
  }

  const moved = (last: GovernorState) => follow(last, clockMovedBy(last.ahead, aheadOf(clock), true));

  function settle(last: GovernorState): GovernorState {
    const settled = settleState(moved(last), clock.now());
    // Stored, so that a time brought back from the future is not brought back again at every start. Failing to is no
    // loss: the next write holds it too, and the write before a call is not forgiven.
    if (settled !== last) save(settled).catch(() => undefined);
    return settled;
  }

  async function loaded(): Promise<GovernorState> {
    reading ??= read();
    const first = await reading;
    state ??= first;
    return state;
  }

  return {
    async current() {
      return settle(await loaded());
    },
    known() {
      return state === null ? null : settle(state);
    },
    moved,
    save,
  };
}
