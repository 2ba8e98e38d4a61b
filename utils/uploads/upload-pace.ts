/** How much had gone out at a time. Bytes and epoch ms. */
export type PaceSample = { readonly at: number; readonly sent: number };

/** Long enough that the figure does not jump, short enough that it follows the line. */
const WINDOW_MS = 10_000;
const SHORTEST_MS = 1_000;
const SECOND_MS = 1_000;

/** The samples with one more, without those that no longer count. A new file, or one begun anew, forgets the old ones. */
export function addSample(samples: readonly PaceSample[], sample: PaceSample): readonly PaceSample[] {
  const last = samples.at(-1);
  if (last === undefined || sample.sent < last.sent || sample.at < last.at) return [sample];
  const from = sample.at - WINDOW_MS;
  const old = samples.findLastIndex(({ at }) => at <= from);
  // The last of the old ones is where the window begins.
  return [...samples.slice(Math.max(0, old)), sample];
}

/** Bytes a second; null until there is enough to tell. `now`: a line that stands still slows the figure. */
export function paceOf(samples: readonly PaceSample[], now: number): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return null;
  const spent = Math.max(now, last.at) - first.at;
  return spent < SHORTEST_MS ? null : ((last.sent - first.sent) * SECOND_MS) / spent;
}

/** Ms until the rest is out; null when the pace is unknown or nothing moves. */
export function timeLeft(rest: number, pace: number | null): number | null {
  return pace === null || pace <= 0 ? null : Math.ceil((Math.max(0, rest) * SECOND_MS) / pace);
}
