import type { Group, Transfer } from '@/utils/transfers/schema';
import { isOpenTransfer, type OutboxState, patchContext } from '@/utils/transfers/state';

/** Queued transfers of a group, oldest first. */
export function queuedOfGroup(state: OutboxState, group: string): readonly Transfer[] {
  return Object.values(state.transfers)
    .filter((transfer) => transfer.state === 'queued' && transfer.group === group)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

export function patchGroup(state: OutboxState, key: string, patch: Partial<Group>): OutboxState {
  const group = state.context.groups[key];
  if (!group) return state;
  return patchContext(state, { groups: { ...state.context.groups, [key]: { ...group, ...patch } } });
}

/** Forgets the groups without a transfer on its way. */
export function dropEmptyGroups(state: OutboxState): OutboxState {
  const keys = Object.keys(state.context.groups);
  if (keys.length === 0) return state;
  const used = new Set(
    Object.values(state.transfers)
      .filter(isOpenTransfer)
      .map((row) => row.group),
  );
  if (keys.every((key) => used.has(key))) return state;
  const kept = Object.entries(state.context.groups).filter(([key]) => used.has(key));
  return patchContext(state, { groups: Object.fromEntries(kept) });
}
