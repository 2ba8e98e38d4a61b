import type { Options } from 'ky';
import { type CallRecorder, recordCall } from '@/utils/fichier/call-record';
import { classify, type WireAnswer } from '@/utils/fichier/classify';
import { notSent } from '@/utils/fichier/create-call';
import { type ErrorCode, FichierError, POLICY } from '@/utils/fichier/errors';
import type { Governor } from '@/utils/fichier/fichier';
import { isLock } from '@/utils/fichier/governor-state';
import { exchange } from '@/utils/fichier/transport';
import type { FichierWeb, FolderFile } from '@/utils/fichier/web/fichier-web';
import { checkedLink, readLinkCheck } from '@/utils/fichier/web/link-check';
import {
  asksForPassword,
  publicFolderId,
  readFolderJson,
  readFolderPage,
} from '@/utils/fichier/web/public-folder';

export type FichierWebDeps = {
  readonly governor: Pick<Governor, 'run'>;
  hasSitePermission(): Promise<boolean>;
  isOnline(): boolean;
  readonly fetch?: typeof fetch;
  /** Without a slash at the end. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
  readonly calls?: CallRecorder;
};

const BASE_URL = 'https://1fichier.com';
const TIMEOUT_MS = 25_000;
const MAX_CHECKED = 100;

/** The client of 1fichier's website. Its promises are those of `FichierWeb`. */
export function createFichierWeb(deps: FichierWebDeps): FichierWeb {
  const { baseUrl = BASE_URL, timeoutMs = TIMEOUT_MS, fetch = globalThis.fetch.bind(globalThis) } = deps;

  async function ready(): Promise<void> {
    if (!(await deps.hasSitePermission())) throw notSent('no-site-permission');
    if (!deps.isOnline()) throw notSent('offline');
  }

  /** A missing permission and a missing network look like any other network error. */
  async function causeOf(failed: ErrorCode): Promise<ErrorCode> {
    if (failed !== 'network') return failed;
    if (!(await deps.hasSitePermission().catch(() => true))) return 'no-site-permission';
    return deps.isOnline() ? failed : 'offline';
  }

  /** One call through the governor; what `read` throws counts as its end, so that a lock holds everything. */
  async function send<T>(path: string, options: Options, read: (answer: WireAnswer) => T): Promise<T> {
    const url = `${baseUrl}${path}`;
    // Without the id of a folder.
    const endpoint = /^\/([^/?]+)/.exec(path)?.[1] ?? '';
    // Known before the queue is joined; looked at again in the slot, since the wait may be long.
    await ready();
    return deps.governor.run({ lane: 'user', isRead: true, ofWebsite: true }, (signal) =>
      recordCall(deps.calls, endpoint, async (watch) => {
        await ready();
        const answer = await watch.answered(exchange({ fetch, timeoutMs }, url, signal, options));
        if ('failed' in answer)
          throw new FichierError({ code: await causeOf(answer.failed), outcome: 'unknown' });
        return read(answer);
      }),
    );
  }

  return {
    async checkLinks(urls) {
      if (urls.length > MAX_CHECKED)
        throw new RangeError(`${urls.length} links are more than one check takes`);
      const links = new Map(urls.map((url) => [url, checkedLink(url)]));
      const asked = [...new Set(links.values())].filter((link) => link !== null);
      const body = new URLSearchParams(asked.map((link) => ['links[]', link]));
      const found =
        asked.length === 0
          ? null
          : await send('/check_links.pl', { method: 'post', body }, (answer) => {
              const verdicts = isSuccess(answer) ? readLinkCheck(answer.body, asked) : null;
              return verdicts ?? failWith(answer, null);
            });
      return urls.flatMap((url) => {
        const link = links.get(url) ?? null;
        if (link === null) return [{ url, state: 'bad' as const, name: null, size: null }];
        const verdict = found?.get(link);
        return verdict === undefined ? [] : [{ url, ...verdict }];
      });
    },
    async readFolder({ url, password }) {
      const id = publicFolderId(url);
      if (id === null) throw notSent('not-a-link');
      const pass = password === '' ? null : password;
      const read = (answer: WireAnswer) => readFolder(answer, pass);
      return pass === null
        ? send(`/dir/${id}?json=1`, { method: 'get' }, read)
        : send(`/dir/${id}`, { method: 'post', body: new URLSearchParams({ json: '1', pass }) }, read);
    },
  };
}

/** A protected folder, and after a wrong password too, answers with a page that asks for one. */
function readFolder(answer: WireAnswer, password: string | null): readonly FolderFile[] {
  const { status, body } = answer;
  if (status === 404) throw refused('not-found', status);
  if (status === 410) throw refused('gone', status);
  if (!isSuccess(answer)) return failWith(answer, password);
  const listed = readFolderJson(body);
  if (listed !== null) return listed;
  if (!body.trimStart().startsWith('<')) return failWith(answer, password);
  // Before anything else: a folder may be called as a lock is.
  if (asksForPassword(body))
    throw refused(password === null ? 'password-required' : 'password-wrong', status);
  const files = readFolderPage(body);
  return files.length > 0 ? files : failWith(answer, password);
}

const isSuccess = ({ status }: WireAnswer) => status >= 200 && status < 300;

const refused = (code: ErrorCode, status: number) => new FichierError({ code, outcome: 'refused', status });

/**
 * Names what went wrong, as for the API: a page of status 403 and the texts of a lock are a lock. What else would be about
 * the key is none of it here, since none was sent.
 */
function failWith(answer: WireAnswer, password: string | null): never {
  const classified = classify(answer, { ofFolder: false, key: password });
  if (classified.ok)
    throw new FichierError({ code: 'bad-answer', outcome: 'unknown', status: answer.status });
  const { facts } = classified;
  const code = POLICY[facts.code].ofAccount && !isLock(facts) ? 'refused' : facts.code;
  throw new FichierError({ ...facts, code });
}
