import { classify, type JsonObject } from '@/utils/fichier/classify';
import { type ErrorCode, FichierError, POLICY } from '@/utils/fichier/errors';
import type { CallOptions, Governor } from '@/utils/fichier/fichier';
import { post, type TransportDeps } from '@/utils/fichier/transport';

export type SavedKey = { readonly key: string; readonly accountId: string };

export type CallDeps = {
  readonly governor: Governor;
  /** The saved key with the salted hash that names its account; null when there is none. */
  readKey(): Promise<SavedKey | null>;
  readonly clock: { now(): number };
  hasHostPermission(): Promise<boolean>;
  isOnline(): boolean;
  readonly transport: TransportDeps;
};

export type Endpoint<T> = {
  readonly path: string;
  /** Creates nothing at 1fichier, so that it may be cut short. */
  readonly isRead: boolean;
  /** `Resource not found` is about a folder. */
  readonly ofFolder: boolean;
  readonly body: JsonObject;
  /** Any JSON of a success is an answer, and so is an empty body: see `classify`. */
  readonly takesAnything?: boolean;
  /** What a refusal by 1fichier means here, where its text says nothing of the account; null: what the text says. */
  readonly refusalCode?: (json: JsonObject) => ErrorCode | null;
  /** The parsed answer, null when it cannot be what was asked for. `at` is when the call went out. */
  readonly read: (json: JsonObject, sent: { readonly key: string; readonly at: number }) => T | null;
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

export function createCall(deps: CallDeps): Call {
  const savedKey = () => orStorageError(() => deps.readKey());

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

  async function exchange<T>(endpoint: Endpoint<T>, options: CallOptions, signal: AbortSignal): Promise<T> {
    const { key, accountId } = await ready();
    const at = deps.clock.now();
    await options.beforeSend?.({ accountId, at });
    if (signal.aborted) throw notSent('aborted');
    const answer = await post(deps.transport, { path: endpoint.path, key, body: endpoint.body, signal });
    if ('failed' in answer) {
      throw new FichierError({ code: await causeOf(answer.failed), outcome: 'unknown' });
    }
    const classified = classify(answer, {
      ofFolder: endpoint.ofFolder,
      key,
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
    return value;
  }

  return {
    savedKey,
    async send(endpoint, options) {
      // Known before the queue is joined; looked at again in the slot, since the wait may be long.
      await ready();
      const { lane, throughHold = false } = options;
      return deps.governor.run({ lane, isRead: endpoint.isRead, throughHold }, (signal) =>
        exchange(endpoint, options, signal),
      );
    },
  };
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
