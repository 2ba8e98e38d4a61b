import { type DirectItem, isExpired, isLive } from '@/components/workbench/direct-item';

/** How far the files of the workbench are. */
export type DirectCounts = {
  readonly total: number;
  /** Answered, whatever the answer. */
  readonly asked: number;
  readonly live: number;
  readonly expired: number;
  readonly waitingForPassword: number;
};

/** `now`: epoch ms. */
export function countStates(items: readonly DirectItem[], now: number): DirectCounts {
  const count = (test: (item: DirectItem) => boolean) => items.filter(test).length;
  return {
    total: items.length,
    asked: count(({ state }) => state.kind !== 'waiting' && state.kind !== 'asking'),
    live: count((item) => isLive(item, now)),
    expired: count((item) => isExpired(item, now)),
    waitingForPassword: count(({ state }) => state.kind === 'password'),
  };
}
