import type { Connect } from '@/utils/fichier/connect-timing';
import { type ErrorCode, standsAgainstAll } from '@/utils/fichier/errors';

/**
 * How a call leaves. A browser repeats a POST by itself when its connection dies: over HTTP/2 unless the body is a stream,
 * over HTTP/1.1 when the connection was open before the call. So writes go as streams where a read has shown that the host
 * takes one, else in a connection pool of their own that holds no left-over connection.
 */
export type Route = {
  /** The body is a stream. Over HTTP/1.1 Chromium refuses it before anything leaves. */
  readonly isStream: boolean;
  /** `credentials` decide the pool: `omit` for reads, `include` (without cookies, by rule) for writes. */
  readonly pool: 'reads' | 'writes';
  /** What must never be sent twice is given up in time: see `createBriefRoute`. */
  readonly isBrief?: boolean;
};

/** What became of a call: `status` null when no answer could be read, `code` null when it was a success. */
export type RouteResult = {
  readonly status: number | null;
  readonly code: ErrorCode | null;
  readonly connect: Connect | null;
  /** What Firefox adds to an answer that did not come over HTTP/1.1: `h2` or `h3`. */
  readonly spdy?: string | null;
  /** How long the call took, ms. */
  readonly ms?: number;
};

export type RouteState =
  /** `broken`: how many streamed reads failed in a way that proves nothing. */
  | { readonly kind: 'unknown'; readonly broken: number }
  /** A streamed read ended so; a plain one tells whether the stream was to blame. */
  | {
      readonly kind: 'doubted';
      readonly broken: number;
      readonly status: number | null;
      readonly code: ErrorCode | null;
    }
  | { readonly kind: 'streams' }
  /** `mayStream`: only because HTTP/1.1 is spoken. `until`: for now, since streams fail for a reason that is not known. */
  | { readonly kind: 'plain'; readonly mayStream: boolean; readonly until: number | null };

/** Connections that may be left over in the pool of writes, idle or not open yet, and since when at the latest, ms. */
export type Spares = { readonly most: number; readonly since: number };

/** Chromium drops a connection that nothing was sent on after a minute. */
export const SPARE_LIFE_MS = 65_000;
/**
 * What is left over may not be open yet, when the second connection was the faster one: packets that are lost are sent again
 * after 1 and 3 s. Later, a call that opens a connection of its own shows that there is none.
 */
export const SPARE_OPEN_MS = 4_000;
/** How long writes go out plain before streams, which failed without proof, are tried again. */
export const PLAIN_MS = 5 * 60_000;
/** How long writes wait over HTTP/2 for streams that get no answer, while plain reads do. */
export const RETRY_MS = 60_000;
/** What a host answers that cannot read a stream. */
const OF_BODY: readonly (number | null)[] = [400, 411, 413, 415, 501];
/** The same, for a write: 400 may speak of what it asks for. */
const OF_WRITTEN_BODY: readonly (number | null)[] = [411, 413, 415, 501];
/** Where a read takes longer, a source that is given up in time would hardly ever get out. */
const QUICK_MS = 400;
/** A call that is given up leaves its connection and the second one. */
const UNKNOWN_SPARES = 2;

export const UNKNOWN: RouteState = { kind: 'unknown', broken: 0 };

export const READ: Route = { isStream: false, pool: 'reads' };
const STREAM: Route = { isStream: true, pool: 'reads' };
const APART: Route = { isStream: false, pool: 'writes' };

/** The read that must go out before a write may; null: it may. */
export function probeRoute(state: RouteState, spares: Spares, now: number): Route | null {
  if (state.kind === 'unknown') return STREAM;
  if (state.kind === 'streams') return null;
  return state.kind === 'doubted' || sparesLeft(spares, now) > 0 ? APART : null;
}

export function writeRoute(state: RouteState): Route {
  return state.kind === 'streams' ? STREAM : APART;
}

/** What a read shows. One that was given up shows nothing. */
export function afterRead(
  state: RouteState,
  { isStream }: Route,
  result: RouteResult,
  now: number,
): RouteState {
  const { status, code, connect } = result;
  if (code === 'aborted') return state;
  if (state.kind === 'unknown' && isStream)
    return code === null ? { kind: 'streams' } : { kind: 'doubted', broken: state.broken, status, code };
  if (isStream || status === null) return state;
  if (state.kind === 'doubted') return afterComparison(state, result, now);
  // Over HTTP/1.1 a stream is refused, and does not leave.
  if (state.kind === 'streams') return connect?.protocol === 'http/1.1' ? UNKNOWN : state;
  return state.kind === 'plain' && state.mayStream && connect?.protocol === 'h2' ? UNKNOWN : state;
}

/** A plain read was answered where a streamed one failed. */
function afterComparison(
  { broken, status, code }: Extract<RouteState, { kind: 'doubted' }>,
  plain: RouteResult,
  now: number,
): RouteState {
  if (status === null && plain.connect?.protocol === 'http/1.1')
    return { kind: 'plain', mayStream: true, until: null };
  // A line that breaks would break a write as well, and a plain one is repeated then: it waits for a stream that is answered.
  if (status === null && plain.connect?.protocol === 'h2') return { kind: 'unknown', broken };
  if (isLocked(code) || isLocked(plain.code)) return { kind: 'unknown', broken };
  const isTold = status !== null && !isTrouble(plain.status);
  // The same answer to both: the stream was read, and there is no list, as perhaps for an account without jobs.
  if (isTold && status === plain.status && code === plain.code) return { kind: 'streams' };
  if (isTold && OF_BODY.includes(status)) return { kind: 'plain', mayStream: false, until: null };
  return broken === 0 ? { kind: 'unknown', broken: 1 } : plainForNow(now);
}

const isLocked = (code: ErrorCode | null) => code !== null && standsAgainstAll(code);
const isTrouble = (status: number | null) => status !== null && status >= 500;

function plainForNow(now: number): RouteState {
  return { kind: 'plain', mayStream: false, until: now + PLAIN_MS };
}

/**
 * A write without an answer: it may be that another protocol is spoken now. Where writes go out apart, the read that must
 * use up what this one left over tells that.
 */
export function afterWrite(
  state: RouteState,
  { isStream }: Route,
  { status, connect }: RouteResult,
  now: number,
): RouteState {
  if (isStream && OF_WRITTEN_BODY.includes(status)) return plainForNow(now);
  if (state.kind !== 'plain') return status === null ? UNKNOWN : state;
  return state.mayStream && connect?.protocol === 'h2' ? UNKNOWN : state;
}

/** A call of either kind in the pool of writes leaves at most so many connections. */
export function afterCall(spares: Spares, connect: Connect | null, now: number): Spares {
  const left = sparesLeft(spares, now);
  if (connect?.kind === 'lost') return spares;
  if (connect?.kind === 'reused') return { ...spares, most: Math.max(0, left - 1) };
  // It found none that was open.
  const opening = now - spares.since < SPARE_OPEN_MS ? left : 0;
  if (connect?.kind === 'fast') return { ...spares, most: opening };
  return { most: opening + (connect?.kind === 'slow' ? 1 : UNKNOWN_SPARES), since: now };
}

export function sparesLeft({ most, since }: Spares, now: number): number {
  return now - since < SPARE_LIFE_MS ? most : 0;
}

export type WriteRoute = {
  /** As `probeRoute`. */
  probe(): Route | null;
  /** For a write, after `probe` gave null. */
  forWrite(): Route;
  /** A call by that route has ended. */
  ended(isRead: boolean, route: Route, result: RouteResult): void;
  /**
   * How long a write waits that may not go out now, ms: until no left-over connection can be in the pool of writes, or until
   * a stream, which was not answered, is tried again.
   */
  waitMs(): number;
  /** The network has changed: all is measured again. */
  forget(): void;
};

/** What is known of the way for writes, in one life of the background. `now` is steady, in ms. */
export function createWriteRoute(now: () => number): WriteRoute {
  let state = UNKNOWN;
  /** What was left over before that: open by now. */
  const leftBefore = (): Spares => ({ most: UNKNOWN_SPARES, since: now() - SPARE_OPEN_MS });
  // An earlier life of the background may have left some.
  let spares = leftBefore();
  const expire = () => {
    if (state.kind === 'plain' && state.until !== null && now() >= state.until) state = UNKNOWN;
  };
  return {
    probe() {
      expire();
      return probeRoute(state, spares, now());
    },
    forWrite: () => writeRoute(state),
    ended(isRead, route, result) {
      if (route.pool === 'writes') spares = afterCall(spares, result.connect, now());
      state = isRead ? afterRead(state, route, result, now()) : afterWrite(state, route, result, now());
    },
    waitMs: () => (state.kind === 'plain' ? Math.max(0, spares.since + SPARE_LIFE_MS - now()) : RETRY_MS),
    forget() {
      state = UNKNOWN;
      spares = leftBefore();
    },
  };
}

/**
 * For Firefox, which knows no streams. Over HTTP/1.1 it repeats a POST whose connection dies 950 ms or more after it was
 * opened, even for that POST; over HTTP/2 only what the host refused unread. The answers tell which of them is spoken.
 */
export function createBriefRoute(): WriteRoute {
  let isBrief: boolean | null = null;
  return {
    probe: () => (isBrief === null ? READ : null),
    forWrite: () => ({ ...READ, isBrief: isBrief !== false }),
    ended(isRead, _route, { status, spdy = null, ms = 0 }) {
      if (status !== null) isBrief = spdy === null && ms < QUICK_MS;
      else if (!isRead) isBrief = null;
    },
    waitMs: () => RETRY_MS,
    forget() {
      isBrief = null;
    },
  };
}

/** Where nothing need be known. */
export const PLAIN_ROUTE: WriteRoute = {
  probe: () => null,
  forWrite: () => READ,
  ended: () => undefined,
  waitMs: () => 0,
  forget: () => undefined,
};
