import { type ErrorCode, FichierError, type Outcome } from '@/utils/fichier/errors';
import type { Account, CallOptions, Fichier, RemoteResult } from '@/utils/fichier/fichier';
import type { VirtualTime } from './virtual-time';

/** What becomes of one `remote/request`. */
export type Answer =
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse'; readonly code: ErrorCode }
  /** The answer is lost; the job exists if `isTaken`, and is listed only after `lateMs`. */
  | { readonly kind: 'lose'; readonly code: ErrorCode; readonly isTaken: boolean; readonly lateMs: number }
  /** Given up before or after the job was stored, before anything left. */
  | { readonly kind: 'return'; readonly isStored: boolean };

export type FakeJob = {
  readonly id: number;
  readonly urls: readonly string[];
  readonly isOurs: boolean;
  readonly accountId: string | null;
  readonly listedAt: number;
  readonly finishedAt: number;
  readonly vanishesAt: number;
};

type Copied = { readonly from: string; readonly to: string };

/** Each call waits for its turn at the gate first. */
const QUEUE_MS = 300;
const CALL_MS = 200;
const fail = (code: ErrorCode, outcome: Outcome) => new FichierError({ code, outcome });

/** 1fichier as the engine meets it: remote uploads that finish after a while, with lost and refused answers at will. */
export class FakeFichier {
  readonly jobs: FakeJob[] = [];
  readonly calls: string[] = [];
  readonly answers: Answer[] = [];
  /** URLs that 1fichier refuses alone and in company. */
  readonly refusedUrls = new Map<string, { code: ErrorCode; words: string }>();
  /** URLs that it takes and cannot fetch. */
  readonly deadUrls = new Set<string>();
  readonly copied: Copied[] = [];
  /** Files that are copied with their password alone, and all passwords that came, of any call. */
  readonly passwords = new Map<string, string>();
  readonly passwordsSent: string[] = [];
  accountId: string | null = 'account-1';
  listFailure: FichierError | null = null;
  namesFailure: FichierError | null = null;
  /** Some files of a folder could not be read. */
  hasUnreadFiles: true | undefined;
  /** So many listings of the background get no answer in time. */
  hangingLists = 0;
  /** What the client last read of the account. */
  known: Account | null = null;
  rowLimit = Number.POSITIVE_INFINITY;
  workMs = 20_000;
  vanishMs = Number.POSITIVE_INFINITY;
  /** The browser's clock, by which the client tells the age of an answer. */
  wallNow = (): number => this.time.now;
  private lastId = 500;

  private readonly time: VirtualTime;

  constructor(time: VirtualTime) {
    this.time = time;
  }

  /** Ids go up and down, as 1fichier promises nothing about them. */
  private nextId(): number {
    this.lastId += 1;
    return this.lastId % 2 === 0 ? this.lastId : 10_000 - this.lastId;
  }

  take(urls: readonly string[], isOurs = true, lateMs = 0): FakeJob {
    const finishedAt = this.time.now + this.workMs;
    const job = {
      id: this.nextId(),
      urls,
      isOurs,
      accountId: this.accountId,
      listedAt: this.time.now + lateMs,
      finishedAt,
      vanishesAt: finishedAt + this.vanishMs,
    };
    this.jobs.unshift(job);
    return job;
  }

  acceptedOf(url: string): number {
    return this.jobs.filter((job) => job.isOurs && job.urls.includes(url)).length;
  }

  /** Ends the listing that hangs, if nobody but the background waits for it. */
  hurry = (): void => undefined;

  private async call(name: string, options: CallOptions): Promise<void> {
    await this.time.sleep(QUEUE_MS);
    if (this.accountId === null) throw fail('no-key', 'not-sent');
    await options.beforeSend?.({ accountId: this.accountId, at: this.time.now });
    this.calls.push(name);
  }

  private listed(): FakeJob[] {
    const { now } = this.time;
    return this.jobs
      .filter((job) => job.accountId === this.accountId)
      .filter((job) => job.listedAt <= now && now < job.vanishesAt)
      .slice(0, this.rowLimit);
  }

  private resultsOf(job: FakeJob): RemoteResult[] {
    return job.urls.map((url) =>
      this.deadUrls.has(url)
        ? { url, ok: false, link: null, message: 'Not found' }
        : { url, ok: true, link: linkOf(url), message: null },
    );
  }

  readonly client: Fichier = {
    addUrl: async ({ urls }, options) => {
      const answer = this.answers.shift() ?? { kind: 'accept' };
      if (answer.kind === 'return' && !answer.isStored) throw fail('held', 'not-sent');
      await this.call(`request ${urls.join(' ')}`, options);
      if (answer.kind === 'return') {
        this.calls.pop();
        throw fail('offline', 'not-sent');
      }
      const refused = urls.map((url) => this.refusedUrls.get(url)).find((found) => found !== undefined);
      if (refused) throw new FichierError({ ...refused, outcome: 'refused' });
      if (answer.kind === 'refuse') throw fail(answer.code, 'refused');
      if (answer.kind === 'lose') {
        if (answer.isTaken) this.take(urls, true, answer.lateMs);
        await this.time.sleep(CALL_MS);
        throw fail(answer.code, 'unknown');
      }
      const job = this.take(urls);
      await this.time.sleep(CALL_MS);
      return { ids: [job.id], date: `date-${job.id}`, accepted: [...urls] };
    },
    copyFiles: async ({ urls, password }, options) => {
      const answer = this.answers.shift() ?? { kind: 'accept' };
      if (answer.kind === 'return' && !answer.isStored) throw fail('held', 'not-sent');
      await this.call(`copy ${urls.join(' ')}`, options);
      if (answer.kind === 'return') throw fail('offline', 'not-sent');
      if (password !== undefined) this.passwordsSent.push(password);
      if (answer.kind === 'refuse') throw fail(answer.code, 'refused');
      const open = urls.filter((url) => (this.passwords.get(url) ?? password) === password);
      if (open.length === 0)
        throw fail(password === undefined ? 'password-required' : 'password-wrong', 'refused');
      const refused = urls.map((url) => this.refusedUrls.get(url)).find((found) => found !== undefined);
      if (refused) throw new FichierError({ ...refused, outcome: 'refused' });
      const copies = open.map((url) => ({ from: url, to: linkOf(url) }));
      if (answer.kind !== 'lose' || answer.isTaken) this.copied.push(...copies);
      if (answer.kind === 'lose') throw fail(answer.code, 'unknown');
      return { copies, count: copies.length };
    },
    remoteLs: async (options) => {
      await this.call('list', options);
      if (options.lane === 'background' && this.hangingLists > 0) return this.hang();
      await this.time.sleep(CALL_MS);
      if (this.listFailure) throw this.listFailure;
      return { rows: this.listed().map((job) => this.rowOf(job)), isList: true, isWhole: true };
    },
    remoteInfo: async (id, options) => {
      await this.call(`info ${id}`, options);
      await this.time.sleep(CALL_MS);
      const job = this.jobs.find((other) => other.id === id);
      if (job?.accountId !== this.accountId || this.time.now >= job.vanishesAt)
        throw fail('not-found', 'refused');
      const row = this.rowOf(job);
      return { ...row, links: job.urls, results: row.finished ? this.resultsOf(job) : [] };
    },
    fileLs: async ({ folderId, sentAfter }, options) => {
      if (this.namesFailure) throw this.namesFailure;
      await this.call(`files ${folderId} ${sentAfter}`, options);
      const finished = this.jobs.filter((job) => job.finishedAt <= this.time.now);
      return {
        at: this.wallNow(),
        value: {
          files: finished.flatMap((job) => job.urls.map((url) => fileOf(url))),
          hasUnreadFiles: this.hasUnreadFiles,
        },
      };
    },
    getLink: notAsked,
    userInfo: notAsked,
    uploadServer: notAsked,
    knownAccount: async () => this.known && { value: this.known, at: this.time.now },
    ...NOT_USED,
  };

  private async hang(): Promise<never> {
    this.hangingLists -= 1;
    let code: ErrorCode = 'timeout';
    await new Promise<void>((resolve) => {
      const stop = this.time.after(25_000, resolve);
      this.hurry = () => {
        code = 'aborted';
        stop();
        resolve();
      };
    });
    this.hurry = () => undefined;
    throw fail(code, 'unknown');
  }

  private rowOf(job: FakeJob) {
    return { id: job.id, requestDate: `date-${job.id}`, finished: job.finishedAt <= this.time.now };
  }
}

/** The share link that a source ends up behind. */
export function linkOf(url: string): string {
  const letters = [...url].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1e9, 7);
  return `https://1fichier.com/?file${letters.toString(36)}`;
}

function fileOf(url: string) {
  return {
    url: linkOf(url),
    filename: url.split('/').at(-1) ?? url,
    size: 1234,
    date: null,
    contentType: null,
    checksum: null,
    hasPassword: false,
    hasAccessList: false,
  };
}

/** What the engine does not use. */
const NOT_USED = {
  folderLs: notAsked,
  fileInfo: notAsked,
  renameFiles: notAsked,
  moveFiles: notAsked,
  deleteFiles: notAsked,
  protectFiles: notAsked,
  createFolder: notAsked,
  renameFolder: notAsked,
  moveFolder: notAsked,
  deleteFolder: notAsked,
  shareFolder: notAsked,
  listableAt: notAsked,
  knownListing: notAsked,
  knownFiles: notAsked,
  amend: notAsked,
  doubt: notAsked,
};

async function notAsked(): Promise<never> {
  throw new Error('The engine does not ask for this');
}
