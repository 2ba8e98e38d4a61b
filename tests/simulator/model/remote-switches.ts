import type { RemoteJob, RemoteResultRow } from './records.ts';
import type { Spelling } from './spellings.ts';

/**
 * What nobody has recorded of `remote/request`, `remote/ls` and `remote/info`. Each switch names the readings of one
 * unknown; `variants.ts` has them under the names of the survival table.
 */
export type RemoteSwitches = WorkSwitches & RequestSwitches & ListSwitches & InfoSwitches;

type WorkSwitches = {
  /** Time from the request to the fetching of its sources; null: never by itself (`runJob`). */
  executionDelayMs: number | null;
  /** Another client with the same key sends the same (or partly the same) links right after each request. */
  otherClient: 'none' | 'identical' | 'partly-equal';
  jobIds: 'growing' | 'falling' | 'random';
  idForm: 'number' | 'text' | 'word';
};

type RequestSwitches = {
  /** A request with such a source in it is refused in these words. */
  refuseSource: {
    readonly matches: (url: string) => boolean;
    readonly status: number;
    readonly message: string;
  } | null;
  /** A link that waits or was sent before is refused. */
  refuseKnownSources: boolean;
  /** Whom the limit of open sources (`Limits.openSources`) binds. */
  openSourcesOf: 'not-premium' | 'everyone';
  /** How it is told; null: as on the website. */
  openLimitMessage: string | null;
  /** So many sources of a request are taken, the first ones; nobody says what became of the others. */
  takesAtMost: number;
  /** The `urls` of the answer. */
  echo: 'taken' | 'all' | 'first-three' | 'empty' | 'absent';
  /** Where the answer has the id. The last three: every source is a job of its own. */
  idInRequest: 'id' | 'nested' | 'zero' | 'absent' | 'list-in-id' | 'list-in-ids' | 'rows-in-data';
};

type ListSwitches = {
  /** What `remote/ls` answers when it has no job to show. */
  emptyJobList:
    | 'list'
    | 'no-data'
    | 'empty-object'
    | 'bare-list'
    | 'map'
    | 'empty-text'
    | 'null'
    | 'empty-body'
    | 'refused'
    | 'not-found';
  listShape: 'data' | 'other-name' | 'map' | 'bare-list';
  /** One row of it is no job. */
  strangeRow: 'none' | 'null' | 'text' | 'no-id';
  /** `remote/ls` shows so many jobs at most: the newest, or those that came first. */
  listRows: number;
  listKeeps: 'newest' | 'oldest';
  listShows: 'all' | 'ended' | 'open';
  jobOrder: 'newest-first' | 'oldest-first' | 'shuffled';
  /** `remote/ls` shows a job only so long after its request; `remote/info` knows it at once. */
  showJobAfterMs: number;
  /** A finished job leaves `remote/ls`, and `remote/info`, so long after its end; null: stays. */
  vanishFromListAfterMs: number | null;
  vanishFromInfoAfterMs: number | null;
};

type InfoSwitches = {
  /** When a job gets its `execution_date`. */
  executionDate: 'at-end' | 'at-start' | 'never';
  /** How it is written then. */
  dateForm: 'iso' | 'day-first' | 'epoch' | 'epoch-text';
  /** What stands for the execution date of a job not yet executed. */
  pendingDate:
    | '1970'
    | 'empty'
    | 'zero'
    | 'null'
    | 'absent'
    | '0'
    | 'number-0'
    | 'dash'
    | 'word'
    | 'false'
    | '1969'
    | '0001'
    | 'day-first';
  /** Entries of a running job show one by one. */
  progressiveResults: boolean;
  /** What the row of a source says that is not fetched yet; null: it has no row. */
  progress: { readonly status?: unknown; readonly message: string } | null;
  /** `result` is filled so long after the end of the job, and its next entry so long after the one before. */
  resultDelayMs: number;
  resultPartsMs: number;
  /** What stands for `result` until then. */
  pendingResult: 'absent' | 'empty-list' | 'null';
  resultShape: 'list' | 'map-by-index' | 'map-by-url' | 'object' | 'results';
  /** `absent`: of those that are stored; `words`: of all. */
  rowStatus: 'OK' | 'ok' | '1' | 'done' | 'absent' | 'words';
  linkField: 'download_link' | 'link' | 'download';
  linkForm: 'https' | 'without-scheme' | 'two-slashes' | 'bare-id';
  resultOrder: 'as-sent' | 'reversed' | 'by-name';
  resultUrls: Spelling;
  /** Changes what a finished job reports: drop, reorder or rewrite entries. */
  editResults: ((results: readonly RemoteResultRow[], job: RemoteJob) => readonly RemoteResultRow[]) | null;
  linksOrder: 'as-sent' | 'reversed';
  /** How `remote/request` echoes and `remote/info` lists the links. */
  linkUrls: Spelling;
  rewriteLinks: ((url: string) => string) | null;
  idInInfo: 'id' | 'absent' | 'zero' | 'nested';
};

export const DEFAULT_REMOTE_SWITCHES: Readonly<RemoteSwitches> = {
  executionDelayMs: 0,
  otherClient: 'none',
  jobIds: 'growing',
  idForm: 'number',
  refuseSource: null,
  refuseKnownSources: false,
  openSourcesOf: 'not-premium',
  openLimitMessage: null,
  takesAtMost: Number.POSITIVE_INFINITY,
  echo: 'taken',
  idInRequest: 'id',
  emptyJobList: 'list',
  listShape: 'data',
  strangeRow: 'none',
  listRows: Number.POSITIVE_INFINITY,
  listKeeps: 'newest',
  listShows: 'all',
  jobOrder: 'newest-first',
  showJobAfterMs: 0,
  vanishFromListAfterMs: null,
  vanishFromInfoAfterMs: null,
  executionDate: 'at-end',
  dateForm: 'iso',
  pendingDate: '1970',
  progressiveResults: false,
  progress: null,
  resultDelayMs: 0,
  resultPartsMs: 0,
  pendingResult: 'absent',
  resultShape: 'list',
  rowStatus: 'OK',
  linkField: 'download_link',
  linkForm: 'https',
  resultOrder: 'as-sent',
  resultUrls: 'as-sent',
  editResults: null,
  linksOrder: 'as-sent',
  linkUrls: 'as-sent',
  rewriteLinks: null,
  idInInfo: 'id',
};
