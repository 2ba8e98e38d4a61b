import type { Call } from './recorder.ts';
import type { Trouble } from './troubles.ts';

/** What the simulated account holds. Sizes are bytes, `...At` are ms of the simulator's clock, dates Paris strings. */
export type Account = {
  readonly email: string;
  /** 0 free, 1 Premium, 2 Access, 3 Premium GOLD. */
  offer: 0 | 1 | 2 | 3;
  /** CDN credits in GB. */
  cdnCredits: number;
  /** Bytes that it may hold, hot. */
  storage: number;
  subscriptionEnd: string;
  overQuota: boolean;
  /** `0`, or 1fichier's reason. */
  uploadForbidden: 0 | 1 | string;
  /** After a forced password reset the key belongs to no usable account. */
  passwordReset: boolean;
  /** What `user/info` may set. */
  readonly options: Record<string, number>;
};

export type Folder = {
  readonly id: number;
  readonly owner: Account;
  name: string;
  parentId: number;
  readonly createDate: string;
  /** The code of its public address; null when it is not shared. */
  shareCode: string | null;
  password: string;
  shares: readonly FolderShare[];
};
export type FolderShare = { readonly email: string; readonly rw: 0 | 1; readonly hide_links: 0 | 1 };

export type Acl = {
  readonly ip?: readonly string[];
  readonly country?: readonly string[];
  readonly email?: readonly string[];
  readonly premium?: 0 | 1;
};

export type StoredFile = {
  readonly id: string;
  /** Null: uploaded by a guest. */
  readonly owner: Account | null;
  /** Host of its share link. `bound`: under any other domain the link looks dead. */
  readonly domain: string;
  readonly bound: boolean;
  folderId: number;
  filename: string;
  /** Empty where there were too many to keep; `size` and `sha256` tell of them all the same. */
  readonly bytes: Buffer;
  readonly size: number;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly contentType: string;
  readonly date: string;
  readonly storedAt: number;
  /** Stands for the Whirlpool checksum: 128 random hexadecimal digits. */
  readonly checksum: string;
  readonly removalCode: string;
  description: string;
  password: string;
  acl: Acl | null;
  cdn: 0 | 1;
  noSsl: 0 | 1;
  inline: 0 | 1;
  /** Every call about it fails in this way. */
  trouble: Trouble | null;
};

export type RemoteResultRow = {
  readonly status: 'OK' | 'KO';
  readonly url: string;
  readonly download_link?: string;
  readonly message: string;
};

export type RemoteJob = {
  readonly id: number;
  readonly owner: Account;
  /** `other`: sent by another client with the same key. */
  readonly by: 'client' | 'other';
  /** The request that it came with; null: put there by a test or by another client. */
  readonly call: Call | null;
  readonly urls: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly folderId: number;
  readonly requestDate: string;
  readonly requestedAt: number;
  /** The date that it got, and the time on the wall then, epoch ms. */
  executionDate: string | null;
  executedAt: number | null;
  finishedAt: number | null;
  results: RemoteResultRow[];
  started: boolean;
};

export type DirectLink = {
  readonly code: string;
  readonly file: StoredFile;
  readonly createdAt: number;
  readonly single: boolean;
  readonly inline: boolean;
  /** Paid for by CDN credits. */
  readonly cdn: boolean;
  readonly restrictIp: 0 | 1 | 2;
  readonly noSsl: boolean;
  startedAt: number | null;
};

export type Upload = {
  readonly id: string;
  readonly node: string;
  readonly files: StoredFile[];
  finishedAt: number | null;
  /** Bytes of a body that have come in, whatever became of it. */
  received: number;
  /** Answers of `end.pl` so far. */
  asked: number;
};

/** All of it. Plain and open, so that a test may look and reach in. */
export type State = {
  /** Key to account: revoking is deleting, several keys may lead to one account. */
  readonly keys: Map<string, Account>;
  readonly files: Map<string, StoredFile>;
  readonly folders: Map<number, Folder>;
  readonly jobs: RemoteJob[];
  readonly directLinks: Map<string, DirectLink>;
  readonly uploads: Map<string, Upload>;
};

export function createState(): State {
  return {
    keys: new Map(),
    files: new Map(),
    folders: new Map(),
    jobs: [],
    directLinks: new Map(),
    uploads: new Map(),
  };
}
