import { type CallRecorder, type CallWatch, recordCall } from '@/utils/fichier/call-record';
import { classify, type JsonObject, type WireAnswer } from '@/utils/fichier/classify';
import { type ErrorCode, FichierError, isFichierError, POLICY } from '@/utils/fichier/errors';
import type { CallOptions, Governor } from '@/utils/fichier/fichier';
import { needsPlainRead, untilRouteKnown } from '@/utils/fichier/route-probe';
import { type NoAnswer, post, type TransportDeps } from '@/utils/fichier/transport';
import { PLAIN_ROUTE, READ, type Route, type WriteRoute } from '@/utils/fichier/write-route';

export type SavedKey = { readonly key: string; readonly accountId: string };

export type CallDeps = {
  readonly governor: Governor;
  /** The saved key with the salted hash that names its account; null when there is none. */
  readKey(): Promise<SavedKey | null>;
  readonly clock: { now(): number };
  hasHostPermission(): Promise<boolean>;
  isOnline(): boolean;
  readonly transport: TransportDeps;
  readonly calls?: CallRecorder;
  /** How writes leave; by default as reads do. */
  readonly writeRoute?: WriteRoute | undefined;
};

export type Endpoint<T> = {
  readonly path: string;
  /** Creates nothing at 1fichier, so that it may be cut short. */
  readonly isRead: boolean;
  /** `Resource not found` is about a folder. */
  readonly ofFolder: boolean;
  /** Sent twice, it does what nobody undoes. */
  readonly isOnce?: boolean;
  /** 1fichier is asked to fetch sources elsewhere. */
  readonly ofSources?: boolean;
  /** 1fichier allows it only so often. */
  readonly hasOwnLimit?: boolean;
  /** A read that may show at the same time how writes can leave. */
  readonly isProbe?: boolean;
  readonly body: JsonObject;
  /** Any JSON of a success is an answer, and so is an empty body: see `classify`. */
  readonly takesAnything?: boolean;
  /** What a refusal by 1fichier means here, where its text says nothing of the account; null: what the text says. */
  readonly refusalCode?: (json: JsonObject) => ErrorCode | null;
  /** The parsed answer, null when it cannot be what was asked for. `at` is when the call went out. */
  readonly read: (json: JsonObject, sent: { readonly key: string; readonly at: number }) => T | null;
  /** What was read is not what the documents promise: kept for a report. */
  readonly isOdd?: (value: T) => boolean;
};

export type Call = {
  /** Makes one call through the governor. Rejects with `FichierError`, or with what `beforeSend` threw. */
  send<T>(endpoint: Endpoint<T>, options: CallOptions): Promise<T>;
  /** The saved key, null when there is none. Rejects with `storage`. */
  savedKey(): Promise<SavedKey | null>;
};

/** What a header can carry. A key with anything else in it was never one of 1fichier's. */
const SENDABLE_KEY = /^[\x21-\x7e]+$/;

/** How long 1fichier remembers that the account was used from another address, as users report. */
const OTHER_LOCATION_MS = 5 * 60_000;

/** How often one write measures the way for writes, since the network may change while it waits. */
const TURNS_MAX = 3;
/** How long a write waits while the network does not come to rest. */
const RESTLESS_MS = 5_000;

export function createCall(deps: CallDeps): Call {
  const savedKey = () => orStorageError(() => deps.readKey());
  const writeRoute = deps.writeRoute ?? PLAIN_ROUTE;

  async function ready(): Promise<SavedKey> {
    const saved = await savedKey();
    if (saved === null) throw notSent('no-key');
    if (!SENDABLE_KEY.test(saved.key)) throw notSent('not-authenticated');
    if (!(await orStorageError(() => deps.hasHostPermission()))) throw notSent('no-permission');
    if (!deps.isOnline()) throw notSent('offline');
    return saved;
  }

  /** A missing permission and a missing network look like any other network error. */
  async function causeOf(failed: ErrorCode): Promise<ErrorCode> {
    if (failed !== 'network') return failed;
    if (!(await deps.hasHostPermission().catch(() => true))) return 'no-permission';
    return deps.isOnline() ? failed : 'offline';
  }

  /** Makes the call in its slot by that route, and keeps what it shows of the way. */
  async function routed<T>(
    endpoint: Endpoint<T>,
    options: CallOptions,
    signal: AbortSignal,
    route: Route,
    watch: CallWatch,
  ): Promise<T> {
    const { path, body, isOnce = false } = endpoint;
    let code: ErrorCode | null = null;
    let answer: WireAnswer | NoAnswer | null = null;
    const send = async (key: string) => {
      answer = await watch.answered(post(deps.transport, { path, key, body, signal, route, isOnce }));
      return answer;
    };
    try {
      const { value, isOdd } = await exchange(endpoint, options, signal, send);
      if (isOdd) watch.odd();
      return value;
    } catch (error) {
      code = isFichierError(error) ? error.facts.code : 'broken';
      throw error;
    } finally {
      if (answer !== null) writeRoute.ended(endpoint.isRead, route, { ...resultOf(answer), code });
    }
  }

  async function exchange<T>(
    endpoint: Endpoint<T>,
    options: CallOptions,
    signal: AbortSignal,
    send: (key: string) => Promise<WireAnswer | NoAnswer>,
  ): Promise<{ readonly value: T; readonly isOdd: boolean }> {
    const { key, accountId } = await ready();
    const at = deps.clock.now();
    await options.beforeSend?.({ accountId, at });
    if (signal.aborted) throw notSent('aborted');
    const answer = await send(key);
    if ('failed' in answer) {
      throw new FichierError({ code: await causeOf(answer.failed), outcome: 'unknown' });
    }
    const classified = classify(answer, {
      ofFolder: endpoint.ofFolder,
      ofSources: endpoint.ofSources,
      key,
      password: typeof endpoint.body.pass === 'string' ? endpoint.body.pass : null,
      takesAnything: endpoint.takesAnything,
    });
    if (!classified.ok) {
      const { facts, json } = classified;
      const isPlain = json !== null && facts.outcome === 'refused' && !POLICY[facts.code].ofAccount;
      const code = (isPlain && endpoint.refusalCode?.(json)) || facts.code;
      const until = code === 'one-location' ? deps.clock.now() + OTHER_LOCATION_MS : null;
      throw new FichierError({ ...facts, code, until });
    }
    const value = endpoint.read(classified.json, { key, at });
    if (value === null) {
      throw new FichierError({ code: 'bad-answer', outcome: 'unknown', status: answer.status });
    }
    return { value, isOdd: endpoint.isOdd?.(value) ?? false };
  }

  function inSlot<T>(endpoint: Endpoint<T>, options: CallOptions, routeNow: () => Route): Promise<T> {
    const { lane, throughHold = false } = options;
    const { isRead, hasOwnLimit = false } = endpoint;
    return deps.governor.run({ lane, isRead, throughHold, hasOwnLimit }, (signal) =>
      recordCall(deps.calls, endpoint.path, async (watch) =>
        routed(endpoint, options, signal, routeNow(), watch),
      ),
    );
  }

  async function read<T>(endpoint: Endpoint<T>, options: CallOptions): Promise<T> {
    // `Try now` has but one call.
    const isProbe = endpoint.isProbe === true && options.throughHold !== true;
    const route = (isProbe ? writeRoute.probe() : null) ?? READ;
    try {
      return await inSlot(endpoint, options, () => route);
    } catch (error) {
      if (!needsPlainRead(route, error)) throw error;
      return inSlot(endpoint, options, () => writeRoute.probe() ?? READ);
    }
  }

  async function write<T>(endpoint: Endpoint<T>, options: CallOptions): Promise<T> {
    for (let turns = 0; turns < TURNS_MAX; turns += 1) {
      await untilRouteKnown(writeRoute, deps.clock, (route) =>
        inSlot(PROBE, { lane: options.lane }, () => route),
      );
      // In its turn it may be that nothing is known any more: the network has changed.
      const changed = notSent('held');
      try {
        return await inSlot(endpoint, options, () => {
          if (writeRoute.probe() !== null) throw changed;
          return writeRoute.forWrite();
        });
      } catch (error) {
        if (error !== changed) throw error;
      }
    }
    const until = deps.clock.now() + RESTLESS_MS;
    throw new FichierError({ code: 'held', outcome: 'not-sent', until });
  }

  return {
    savedKey,
    async send(endpoint, options) {
      // Known before the queue is joined; looked at again in the slot, since the wait may be long.
      await ready();
      return endpoint.isRead ? read(endpoint, options) : write(endpoint, options);
    },
  };
}

/** The cheapest read: whether it shows a list is all the same here. */
const PROBE: Endpoint<true> = {
  path: 'remote/ls.cgi',
  isRead: true,
  ofFolder: false,
  body: {},
  takesAnything: true,
  read: () => true,
};

function resultOf(answer: WireAnswer | NoAnswer) {
  const { connect = null } = answer;
  if ('failed' in answer) return { status: null, connect };
  const { status, spdy = null, ms = 0 } = answer;
  return { status, connect, spdy, ms };
}

export function notSent(code: ErrorCode): FichierError {
  return new FichierError({ code, outcome: 'not-sent' });
}

async function orStorageError<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw notSent('storage');
  }
}
