import { createFichier, type FichierDeps } from '@/utils/fichier/create-fichier';
import { type FailureFacts, FichierError, isFichierError } from '@/utils/fichier/errors';
import type { CallOptions, Fichier, Governor } from '@/utils/fichier/fichier';
import { type ApiServer, startApiServer } from './api-server';

export const KEY = 'abcDEF012-_=abcDEF012-_=abcDEF01';
export const USER: CallOptions = { lane: 'user' };
const NOW = 1_800_000_000_000;

export type ClientBench = {
  readonly api: ApiServer;
  now: number;
  saved: { key: string; accountId: string } | null;
  hasPermission: boolean;
  isOnline: boolean;
  /** What the cache holds, by name, as JSON. */
  readonly cached: Map<string, unknown>;
  failsToCache: boolean;
  /** What the governor was asked for, and the signal of the last call. */
  readonly granted: Parameters<Governor['run']>[0][];
  /** Runs while a call waits for its slot. */
  whileWaiting: () => Promise<void>;
  stop: AbortController;
  readonly fichier: Fichier;
  create(extra: Partial<FichierDeps>): Fichier;
  facts(promise: Promise<unknown>): Promise<FailureFacts>;
  close(): Promise<void>;
};

/** The client against a loopback server, through a gate that lets every call out, one by one. */
export async function createClientBench(): Promise<ClientBench> {
  const api = await startApiServer();
  let last: Promise<unknown> = Promise.resolve();
  const governor: Governor = {
    run(request, send) {
      bench.granted.push(request);
      const result = last.then(bench.whileWaiting).then(() => send(bench.stop.signal));
      last = result.catch(() => undefined);
      return result;
    },
    hold: async () => null,
    nextBackgroundAt: async () => 0,
    hurry: () => undefined,
    backgroundBudgetPerHour: async () => 50,
    tryNowAt: async () => 0,
  };
  const create = (extra: Partial<FichierDeps>) =>
    createFichier({
      governor,
      readKey: async () => bench.saved,
      cache: {
        read: async (name) => structuredClone(bench.cached.get(name)),
        write: async (name, value) => {
          if (bench.failsToCache) throw new Error('broken store');
          bench.cached.set(name, JSON.parse(JSON.stringify(value)));
        },
      },
      clock: { now: () => bench.now },
      hasHostPermission: async () => bench.hasPermission,
      isOnline: () => bench.isOnline,
      baseUrl: api.baseUrl,
      ...extra,
    });
  const bench: ClientBench = {
    api,
    now: NOW,
    saved: { key: KEY, accountId: 'account-1' },
    hasPermission: true,
    isOnline: true,
    cached: new Map(),
    failsToCache: false,
    granted: [],
    whileWaiting: async () => undefined,
    stop: new AbortController(),
    fichier: create({}),
    create,
    async facts(promise) {
      const error = await promise.then(
        () => new Error('ended well'),
        (reason: unknown) => reason,
      );
      if (isFichierError(error) && error instanceof FichierError) return error.facts;
      throw error;
    },
    close: () => api.close(),
  };
  return bench;
}

/** Every operation that calls 1fichier, with plain arguments. */
export const OPERATIONS: readonly (readonly [
  string,
  (fichier: Fichier, options: CallOptions) => Promise<unknown>,
])[] = [
  ['addUrl', (f, o) => f.addUrl({ urls: ['http://a.example/1'], folderId: 0, headers: null }, o)],
  ['getLink', (f, o) => f.getLink({ url: 'https://1fichier.com/?abcde' }, o)],
  ['userInfo', (f, o) => f.userInfo(o)],
  ['remoteLs', (f, o) => f.remoteLs(o)],
  ['remoteInfo', (f, o) => f.remoteInfo(7, o)],
  ['fileLs', (f, o) => f.fileLs({ folderId: 1, sentAfter: null }, o)],
  ['folderLs', (f, o) => f.folderLs({ folderId: 2 }, o)],
  ['copyFiles', (f, o) => f.copyFiles({ urls: ['https://1fichier.com/?abcde'], folderId: 0 }, o)],
];
