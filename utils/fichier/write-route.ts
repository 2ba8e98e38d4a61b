import type { Connect } from '@/utils/fichier/connect-timing';

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
};

/** What became of a call: `status` null when no answer could be read, `code` null when it was a success. */
export type RouteResult = {
  readonly status: number | null;
  readonly code: string | null;
  readonly connect: Connect | null;
};

export type RouteState =
  /** `broken`: how many streamed reads got no answer although a plain one did. */
  | { readonly kind: 'unknown'; readonly broken: number }
  /** A streamed read ended so; a plain one tells whether the stream was to blame. */
  | {
      readonly kind: 'doubted';
      readonly broken: number;
      readonly status: number | null;
      readonly code: string | null;
    }
  | { readonly kind: 'streams' }
  /** `mayStream`: only because HTTP/1.1 is spoken. */
  | { readonly kind: 'plain'; readonly mayStream: boolean };

/** Connections that may be left over in the pool of writes, and since when, epoch ms. */
export type Spares = { readonly most: number; readonly since: number };

/** Chromium drops a connection that nothing was sent on after a minute. */
export const SPARE_LIFE_MS = 65_000;
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
export function afterRead(state: RouteState, { isStream }: Route, result: RouteResult): RouteState {
  const { status, code, connect } = result;
  if (code === 'aborted') return state;
  if (state.kind === 'unknown' && isStream)
    return code === null ? { kind: 'streams' } : { kind: 'doubted', broken: state.broken, status, code };
  if (isStream || status === null) return state;
  if (state.kind === 'doubted') return afterComparison(state, result);
  return state.kind === 'plain' && state.mayStream && connect?.protocol === 'h2' ? UNKNOWN : state;
}

/** A plain read was answered where a streamed one failed. */
function afterComparison(
  { broken, status, code }: Extract<RouteState, { kind: 'doubted' }>,
  plain: RouteResult,
): RouteState {
  if (status !== null) {
    // The same answer to both: the stream was read, and there is no list, as perhaps for an account without jobs.
    const isSame = status === plain.status && code === plain.code;
    return isSame ? { kind: 'streams' } : { kind: 'plain', mayStream: false };
  }
  if (plain.connect?.protocol === 'http/1.1') return { kind: 'plain', mayStream: true };
  // Not refused by the browser, so cut, or the host breaks off every stream.
  return broken === 0 ? { kind: 'unknown', broken: 1 } : { kind: 'plain', mayStream: false };
}

/**
 * A write without an answer: it may be that another protocol is spoken now. Where writes go out apart, the read that must
 * use up what this one left over tells that.
 */
export function afterWrite(state: RouteState, { status, connect }: RouteResult): RouteState {
  if (state.kind !== 'plain') return status === null ? UNKNOWN : state;
  return state.mayStream && connect?.protocol === 'h2' ? UNKNOWN : state;
}

/** A call of either kind in the pool of writes leaves at most so many connections. */
export function afterCall(spares: Spares, connect: Connect | null, now: number): Spares {
  if (connect?.kind === 'fast') return { most: 0, since: now };
  if (connect?.kind === 'slow') return { most: 1, since: now };
  if (connect?.kind === 'reused') return { ...spares, most: Math.max(0, sparesLeft(spares, now) - 1) };
  return { most: UNKNOWN_SPARES, since: now };
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
  /** How long until no left-over connection can be in the pool of writes, ms. */
  cleanInMs(): number;
  /** The network has changed: all is measured again. */
  forget(): void;
};

/** What is known of the way for writes, in one life of the background. `now` is steady, in ms. */
export function createWriteRoute(now: () => number): WriteRoute {
  let state = UNKNOWN;
  // An earlier life of the background may have left some.
  let spares: Spares = { most: UNKNOWN_SPARES, since: now() };
  return {
    probe: () => probeRoute(state, spares, now()),
    forWrite: () => writeRoute(state),
    ended(isRead, route, result) {
      if (route.pool === 'writes') spares = afterCall(spares, result.connect, now());
      state = isRead ? afterRead(state, route, result) : afterWrite(state, result);
    },
    cleanInMs: () => Math.max(0, spares.since + SPARE_LIFE_MS - now()),
    forget() {
      state = UNKNOWN;
      spares = { most: UNKNOWN_SPARES, since: now() };
    },
  };
}

/** Where a body cannot be a stream, as in Firefox: there a call is never repeated on a connection of its own. */
export const PLAIN_ROUTE: WriteRoute = {
  probe: () => null,
  forWrite: () => READ,
  ended: () => undefined,
  cleanInMs: () => 0,
  forget: () => undefined,
};
