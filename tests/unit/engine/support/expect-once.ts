import { expect } from 'vitest';
import type { VirtualWorld } from './virtual-world';

/** Nothing was sent twice, nothing lost, and every end is what 1fichier did. */
export function expectOnce(world: VirtualWorld): void {
  const rows = world.disk.allTransfers();
  for (const { url, state, failure } of rows) {
    const accepted = world.fichier.acceptedOf(url);
    const end = failure ? `${state} ${failure.code}` : state;
    const label = `${url} is ${end}`;
    expect(accepted, `${label}: accepted at most once`).toBeLessThanOrEqual(1);
    if (end === 'done') expect(accepted, label).toBe(1);
    else if (end === 'failed vanished' || end === 'failed no-answer') expect.unreachable(label);
    else if (end !== 'failed unsure') expect(accepted, label).toBe(0);
    expect(['done', 'failed', 'cancelled'], label).toContain(state);
  }
  const stored = new Set(rows.map((row) => row.url));
  for (const request of world.fichier.jobs.filter((job) => job.isOurs)) {
    for (const url of request.urls) expect(stored, 'what was sent is stored').toContain(url);
  }
  expect(world.broken).toEqual([]);
}
