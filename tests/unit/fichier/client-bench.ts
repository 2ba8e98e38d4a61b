import { createFichier, type FichierDeps } from '@/utils/fichier/create-fichier';
import { type FailureFacts, FichierError, isFichierError } from '@/utils/fichier/errors';
import type { CallOptions, Fichier, Governor } from '@/utils/fichier/fichier';
import { memoryAnswers } from '../store/memory-answers';
import { type ApiServer, startApiServer } from './api-server';

export const KEY = 'abcDEF012-_=abcDEF012-_=abcDEF01';
export const USER: CallOptions = { lane: 'user' };
const NOW = 1_800_000_000_000;

export type ClientBench = {
  readonly api: ApiServer;
  now: number;
  /** How far the clock was set forward. */
  aheadMs: number;
  saved: { key: string; accountId: string } | null;
  hasPermission: boolean;
  isOnline: boolean;
  /** When 1fichier was asked for what, by slot, as JSON; and the answers. */
  readonly cached: Map<string, unknown>;
  readonly answers: ReturnType<typeof memoryAnswers>;
  /** Every answer that was written. */
  readonly puts: string[];
  failsToCache: boolean;
  /** Only the answers find no room. */
  failsToKeep: boolean;
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
  const answers = memoryAnswers();
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
    linkBudget: async () => ({ lane: 'background', perHour: 50, nextAt: 0, backgroundPerHour: 500 }),
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
        answers: {
          ...answers,
          put: async (rows) => {
            if (bench.failsToCache || bench.failsToKeep) throw new Error('broken store');
            bench.puts.push(...rows.map(({ subject, variant }) => `${subject} ${variant}`));
            await answers.put(rows);
          },
        },
      },
      clock: {
        now: () => bench.now,
        monotonic: () => bench.now - bench.aheadMs,
        sleep: async (ms) => {
          bench.now += ms;
        },
      },
      hasHostPermission: async () => bench.hasPermission,
      isOnline: () => bench.isOnline,
      baseUrl: api.baseUrl,
      ...extra,
    });
  const bench: ClientBench = {
    api,
    now: NOW,
    aheadMs: 0,
    saved: { key: KEY, accountId: 'account-1' },
    hasPermission: true,
    isOnline: true,
    cached: new Map(),
    answers,
    puts: [],
    failsToCache: false,
    failsToKeep: false,
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

const LINK = 'https://1fichier.com/?abcde';

/** Every operation that calls 1fichier, with plain arguments. */
export const OPERATIONS: readonly (readonly [
  string,
  (fichier: Fichier, options: CallOptions) => Promise<unknown>,
])[] = [
  ['addUrl', (f, o) => f.addUrl({ urls: ['http://a.example/1'], folderId: 0, headers: null }, o)],
  ['getLink', (f, o) => f.getLink({ url: LINK }, o)],
  ['userInfo', (f, o) => f.userInfo(o)],
  ['remoteLs', (f, o) => f.remoteLs(o)],
  ['remoteInfo', (f, o) => f.remoteInfo(7, o)],
  ['fileLs', (f, o) => f.fileLs({ folderId: 1, sentAfter: null }, o)],
  ['folderLs', (f, o) => f.folderLs({ folderId: 2 }, o)],
  ['fileInfo', (f, o) => f.fileInfo({ url: LINK }, o)],
  ['renameFiles', (f, o) => f.renameFiles({ files: [{ url: LINK, name: 'b' }] }, o)],
  ['moveFiles', (f, o) => f.moveFiles({ urls: [LINK], folderId: 3 }, o)],
  ['deleteFiles', (f, o) => f.deleteFiles({ urls: [LINK] }, o)],
  ['protectFiles', (f, o) => f.protectFiles({ urls: [LINK], password: 'opensesame' }, o)],
  ['createFolder', (f, o) => f.createFolder({ parentId: 0, name: 'Films' }, o)],
  ['renameFolder', (f, o) => f.renameFolder({ folderId: 5, parentId: 0, name: 'Series' }, o)],
  ['moveFolder', (f, o) => f.moveFolder({ folderId: 5, parentId: 0 }, o).then(() => 'done')],
  ['deleteFolder', (f, o) => f.deleteFolder({ folderId: 5 }, o).then(() => 'done')],
  ['shareFolder', (f, o) => f.shareFolder({ folderId: 5, isShared: true, password: null }, o)],
  ['copyFiles', (f, o) => f.copyFiles({ urls: [LINK], folderId: 0 }, o)],
];
