import type { JsonObject } from '@/utils/fichier/classify';
import type { CallTimings } from '@/utils/fichier/connect-timing';
import { type CallDeps, createCall, type Endpoint } from '@/utils/fichier/create-call';
import { createFilesClient } from '@/utils/fichier/create-files-client';
import { createLimitedRead } from '@/utils/fichier/create-limited-read';
import { createListingCache } from '@/utils/fichier/create-listing-cache';
import { inFolder, ofFolder, ownFolder, read, write } from '@/utils/fichier/endpoints';
import { FichierError, isFichierError, POLICY } from '@/utils/fichier/errors';
import type { DirectLinkOptions, Fichier, RemoteListing } from '@/utils/fichier/fichier';
import { type CacheStore, createLimitedCache } from '@/utils/fichier/limited-cache';
import { accountQuestion, filesQuestion, folderQuestion } from '@/utils/fichier/limited-questions';
import type { Clock } from '@/utils/fichier/moved-clock';
import { readAccount } from '@/utils/fichier/wire-account';
import { readFileLs, readFolderLs } from '@/utils/fichier/wire-files';
import { isNotReady, readDirectLink } from '@/utils/fichier/wire-link';
import { readRemoteLs, readRemoteRequest } from '@/utils/fichier/wire-remote';
import { isOddInfo, readRemoteInfo } from '@/utils/fichier/wire-remote-info';
import { readUploadServer } from '@/utils/fichier/wire-upload-server';

export type FichierDeps = Omit<CallDeps, 'transport' | 'clock'> & {
  readonly clock: Clock & { sleep(ms: number): Promise<void> };
  /** Keeps answers and the times of limited calls over restarts. */
  readonly cache: CacheStore;
  readonly fetch?: typeof fetch;
  /** Tells how calls were connected, where the browser does. */
  readonly timings?: CallTimings | undefined;
  /** Without a slash at the end. */
  readonly baseUrl?: string;
  /** For one call, body included; below the 30 s after which a browser may stop the background. */
  readonly timeoutMs?: number;
};

const BASE_URL = 'https://api.1fichier.com/v1';
const TIMEOUT_MS = 25_000;
/** A file just stored has no direct link for some seconds. */
const UNREADY_LINK_MS = 3_000;
const LINK_TRIES = 3;
/** The only form of a date that 1fichier takes. One that it gave in another is not sent back. */
const WIRE_DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** The client of the 1fichier API. Its promises are those of `Fichier`. */
export function createFichier(deps: FichierDeps): Fichier {
  const {
    baseUrl = BASE_URL,
    timeoutMs = TIMEOUT_MS,
    fetch = globalThis.fetch.bind(globalThis),
    timings,
  } = deps;
  const now = () => deps.clock.now();
  const call = createCall({ ...deps, transport: { fetch, baseUrl, timeoutMs, timings } });
  const cache = createLimitedCache(deps.cache, deps.clock);
  const limited = createLimitedRead(call, cache, now);
  const listings = createListingCache(cache);

  return {
    ...createFilesClient(call),
    async addUrl({ urls, folderId, headers, isResend = false }, options) {
      const body = { urls, ...inFolder(folderId), ...(headers === null ? {} : { headers }) };
      const request = write('remote/request.cgi', body, readRemoteRequest);
      const isOdd: Endpoint<{ ids: readonly unknown[]; accepted: readonly string[] | null }>['isOdd'] = (
        told,
      ) => told.ids.length !== 1 || told.accepted?.length !== urls.length;
      const { ids, date, accepted } = await call.send(
        { ...request, isOdd, isOnce: !isResend, ofSources: true },
        options,
      );
      const [id, ...others] = ids;
      if (id === undefined) throw new FichierError({ code: 'no-id', outcome: 'unknown' });
      return { ids: [id, ...others], date, accepted };
    },
    async getLink(input, options) {
      const request = write('download/get_token.cgi', tokenBody(input), (json, { at }) => {
        const url = readDirectLink(json, input.noSsl === true);
        return url === null ? null : { url, at };
      });
      const refusalCode = (json: JsonObject) => (isNotReady(json) ? 'not-ready' : null);
      for (let tries = 1; ; tries += 1) {
        try {
          return await call.send({ ...request, refusalCode }, options);
        } catch (error) {
          if (tries === LINK_TRIES || !isFichierError(error) || error.facts.code !== 'not-ready') throw error;
          await deps.clock.sleep(UNREADY_LINK_MS);
        }
      }
    },
    uploadServer: (options) =>
      call.send(write('upload/get_upload_server.cgi', {}, readUploadServer), options),
    userInfo: (options) => limited(accountQuestion, read('user/info.cgi', {}, readAccount), options),
    async knownAccount() {
      const saved = await call.savedKey();
      return saved === null ? null : cache.peek(accountQuestion(saved.accountId));
    },
    remoteLs: (options) =>
      call
        .send(
          {
            ...read('remote/ls.cgi', {}, readRemoteLs),
            takesAnything: true,
            isProbe: true,
            isOdd: ({ isWhole }) => !isWhole,
          },
          options,
        )
        .catch(noListWhereRefused),
    async remoteInfo(id, options) {
      const endpoint = read('remote/info.cgi', { id }, (json, { key }) => {
        const info = readRemoteInfo(json, id, key);
        return info === null ? null : { info, isOdd: isOddInfo(json, info) };
      });
      const { info } = await call.send({ ...endpoint, isOdd: (told) => told.isOdd }, options);
      return info;
    },
    async fileLs({ folderId, sentAfter }, options) {
      const body = {
        folder_id: ownFolder(folderId),
        ...(sentAfter !== null && WIRE_DATE.test(sentAfter) ? { sent_after: sentAfter } : {}),
      };
      const endpoint = ofFolder(read('file/ls.cgi', body, readFileLs));
      return limited((accountId) => filesQuestion(accountId, folderId, sentAfter), endpoint, options);
    },
    async folderLs({ folderId, files = false }, options) {
      const body = { folder_id: ownFolder(folderId), ...(files ? { files: 1 } : {}) };
      const endpoint = ofFolder(read('folder/ls.cgi', body, (json) => readFolderLs(json, folderId, files)));
      return limited((accountId) => folderQuestion(accountId, folderId, files), endpoint, options);
    },
    async listableAt(folderId) {
      const saved = await call.savedKey();
      return saved === null ? now() : cache.freeAt(folderQuestion(saved.accountId, folderId, true));
    },
    async knownListing(folderId) {
      const saved = await call.savedKey();
      if (saved === null) return null;
      return (await cache.peek(folderQuestion(saved.accountId, folderId, false)))?.value ?? null;
    },
    async knownFiles(urls) {
      const saved = await call.savedKey();
      return saved === null ? new Map() : listings.knownFiles(saved.accountId, urls);
    },
    amend: listings.amend,
    async doubt(folderIds) {
      const saved = await call.savedKey();
      if (saved !== null) await listings.doubt(saved.accountId, folderIds);
    },
  };
}

/** What an account without jobs is told is not known, and may be a refusal: then there is no list, but sending goes on. */
function noListWhereRefused(error: unknown): RemoteListing {
  if (!isFichierError(error)) throw error;
  const { code, outcome, status } = error.facts;
  const { ofAccount, retry } = POLICY[code];
  if (ofAccount || !(status === 404 || (outcome === 'refused' && !retry))) throw error;
  return { rows: [], isList: false, isWhole: false };
}

/** Only what was asked for; every flag goes out as 1. To restrict addresses is for CDN links alone. */
function tokenBody(input: DirectLinkOptions): Endpoint<unknown>['body'] {
  return {
    url: input.url,
    ...(input.password === undefined ? {} : { pass: input.password }),
    ...(input.inline ? { inline: 1 } : {}),
    ...(input.cdn ? { cdn: 1 } : {}),
    ...(input.cdn && input.restrictIp ? { restrict_ip: input.restrictIp } : {}),
    ...(input.single ? { single: 1 } : {}),
    ...(input.noSsl ? { no_ssl: 1 } : {}),
  };
}
