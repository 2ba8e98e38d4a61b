/** How a connection came to carry a call, as far as the browser tells. */
export type Connect = {
  /** Such as `h2` or `http/1.1`; null when it is not told. */
  readonly protocol: string | null;
  /**
   * `reused`: it was open before. `fast`: opened for this call, with no other beside it. `slow`: it took so long that the
   * browser may have opened a second one, which is left over. `lost`: it broke before a second one was opened.
   */
  readonly kind: 'reused' | 'fast' | 'slow' | 'lost';
};

/** The part of the browser's `performance` that tells of calls. Only Chromium tells an extension the times of a connection. */
export type CallTimings = Pick<Performance, 'getEntriesByName' | 'clearResourceTimings'>;

/** Chromium opens a second connection after 250 ms, counted anew while the name of the host is looked up. */
const FAST_MS = 200;

/**
 * Of the call of that address that began no earlier than `since`; null when nothing is told, or not yet. Forgets all calls,
 * since a browser remembers but 250.
 */
export function takeConnect(timings: CallTimings, url: string, since: number): Connect | null {
  const entry = timings.getEntriesByName(url, 'resource').find(({ startTime }) => startTime >= since);
  timings.clearResourceTimings();
  return entry === undefined ? null : readConnect(entry as PerformanceResourceTiming);
}

function readConnect(entry: PerformanceResourceTiming): Connect | null {
  const { fetchStart, connectStart, secureConnectionStart, connectEnd, nextHopProtocol } = entry;
  // Where nothing may be told all are 0, or all the same.
  if (nextHopProtocol === '' || connectEnd === 0) return null;
  const protocol = nextHopProtocol;
  if (connectStart === connectEnd) return { protocol, kind: 'reused' };
  const reachedAt = secureConnectionStart > 0 ? secureConnectionStart : connectEnd;
  return { protocol, kind: reachedAt - fetchStart < FAST_MS ? 'fast' : 'slow' };
}

/** What is sure of a call of that length, answered or broken off, where nothing is told. */
export function quickConnect(ms: number, kind: 'reused' | 'lost'): Connect | null {
  return ms < FAST_MS ? { protocol: null, kind } : null;
}
