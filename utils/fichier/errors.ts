/**
 * Every way in which a call or a transfer can end badly, and what follows from it. Imports nothing, so that the
 * pure rooms may use it. How an answer becomes a code: `classify.ts`.
 */
export const ERROR_CODES = [
  // The key and the account.
  'no-key',
  'not-authenticated',
  'no-such-user',
  'not-customer',
  'needs-cdn',
  'one-location',
  'upload-forbidden',
  'over-quota',
  'open-limit',
  'other-key',
  // Locks.
  'flood-ip',
  'flood-user',
  'flood-key',
  'too-many-requests',
  'ip-locked',
  'lock-page',
  // The thing asked for.
  'not-found',
  'gone',
  'folder-not-found',
  'file-too-large',
  'not-allowed',
  'password-required',
  'password-wrong',
  'owner-locked',
  'nothing-renamed',
  'no-changes',
  'not-confirmed',
  'name-empty',
  'name-too-long',
  'name-characters',
  'password-short',
  'content-type',
  'already-requested',
  'not-ready',
  'refused',
  // The way there.
  'server',
  'maintenance',
  'network',
  'offline',
  'timeout',
  'no-permission',
  'bad-answer',
  'redirected',
  'no-id',
  // Our own gate.
  'held',
  'budget',
  'paused',
  'other-profile',
  'aborted',
  'skipped',
  'stopped',
  'not-tried',
  // A source that is not sent at all.
  'not-a-link',
  'scheme',
  'private-address',
  'removal-link',
  'folder-link',
  'service-link',
  // The end of a transfer.
  'source-failed',
  'unsure',
  'vanished',
  'no-answer',
  'storage',
  'storage-full',
  // The links of a page, and where they go.
  'restricted-page',
  'page-silent',
  'not-kept',
  'no-site-permission',
  'not-local-address',
  'no-aria2',
  'no-aria2-permission',
  'aria2-unreachable',
  'aria2-secret',
  'aria2-refused',
  'no-download-permission',
  'download-refused',
  // A file on its way from this computer.
  'no-node-permission',
  'empty-file',
  'file-unreadable',
  'no-space',
  'upload-refused',
  'node-trouble',
  'upload-cut',
  'upload-interrupted',
  'upload-missing',
  'upload-untold',
  'upload-as-guest',
  // The extension itself.
  'unanswered',
  'broken',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Why nothing is sent for now. `null` in a policy: the error holds nothing. */
export type HoldReason =
  | 'flood'
  | 'ip-locked'
  | 'no-key'
  | 'key'
  | 'plan'
  | 'quota'
  | 'forbidden'
  | 'limit'
  | 'network'
  | 'permission'
  | 'refused'
  | 'budget'
  | 'paused'
  | 'profile';

/** What follows from an error code. */
export type Policy = {
  /** May the machine repeat the call by itself? Applies only to calls that create nothing. */
  readonly retry: boolean;
  /** What the error holds: every call (`flood`, `ip-locked`), or the sending of links (all others). */
  readonly hold: HoldReason | null;
  /** Does the error speak of the account rather than of the source? Then transfers stay queued. */
  readonly ofAccount: boolean;
};

const FINAL: Policy = { retry: false, hold: null, ofAccount: false };
const RETRY: Policy = { retry: true, hold: null, ofAccount: false };
const account = (hold: HoldReason | null): Policy => ({ retry: false, hold, ofAccount: true });

/** One row for each code: a new code does not compile without it. Texts: `error_<code>` and `advice_<code>`. */
export const POLICY: Readonly<Record<ErrorCode, Policy>> = {
  'no-key': account('no-key'),
  'not-authenticated': account('key'),
  'no-such-user': account('key'),
  'not-customer': account('plan'),
  'needs-cdn': account('plan'),
  'one-location': account('plan'),
  'upload-forbidden': account('forbidden'),
  'over-quota': account('quota'),
  'open-limit': account('limit'),
  'other-key': account(null),
  'flood-ip': account('flood'),
  'flood-user': account('flood'),
  'flood-key': account('flood'),
  'too-many-requests': account('flood'),
  'ip-locked': account('ip-locked'),
  'lock-page': account('ip-locked'),
  'not-found': FINAL,
  gone: FINAL,
  'folder-not-found': FINAL,
  'file-too-large': FINAL,
  'not-allowed': FINAL,
  'password-required': FINAL,
  'password-wrong': FINAL,
  'owner-locked': FINAL,
  'nothing-renamed': FINAL,
  'no-changes': FINAL,
  'not-confirmed': FINAL,
  'name-empty': FINAL,
  'name-too-long': FINAL,
  'name-characters': FINAL,
  'password-short': FINAL,
  'content-type': FINAL,
  'already-requested': FINAL,
  'not-ready': RETRY,
  refused: FINAL,
  server: RETRY,
  maintenance: RETRY,
  network: { retry: true, hold: 'network', ofAccount: false },
  offline: { retry: true, hold: 'network', ofAccount: false },
  timeout: RETRY,
  'no-permission': account('permission'),
  'bad-answer': RETRY,
  redirected: RETRY,
  'no-id': FINAL,
  held: account(null),
  budget: account('budget'),
  paused: account('paused'),
  'other-profile': account('profile'),
  aborted: RETRY,
  skipped: FINAL,
  stopped: FINAL,
  'not-tried': FINAL,
  'not-a-link': FINAL,
  scheme: FINAL,
  'private-address': FINAL,
  'removal-link': FINAL,
  'folder-link': FINAL,
  'service-link': FINAL,
  'source-failed': FINAL,
  unsure: FINAL,
  vanished: FINAL,
  'no-answer': FINAL,
  storage: FINAL,
  'storage-full': FINAL,
  'restricted-page': FINAL,
  'page-silent': FINAL,
  'not-kept': FINAL,
  'no-site-permission': FINAL,
  'not-local-address': FINAL,
  'no-aria2': FINAL,
  'no-aria2-permission': FINAL,
  'aria2-unreachable': FINAL,
  'aria2-secret': FINAL,
  'aria2-refused': FINAL,
  'no-download-permission': FINAL,
  'download-refused': FINAL,
  'no-node-permission': FINAL,
  'empty-file': FINAL,
  'file-unreadable': FINAL,
  'no-space': FINAL,
  'upload-refused': FINAL,
  'node-trouble': FINAL,
  'upload-cut': FINAL,
  'upload-interrupted': FINAL,
  'upload-missing': FINAL,
  'upload-untold': FINAL,
  'upload-as-guest': FINAL,
  unanswered: FINAL,
  broken: FINAL,
};

/**
 * What is known about the call that failed.
 * - `not-sent`: nothing left the browser (no key, a hold, no permission, given back).
 * - `refused`: 1fichier said no in readable JSON below HTTP 500; nothing was created.
 * - `unknown`: it may or may not have been carried out.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown';

/** Given up for a user's action, a lock, or the key: says nothing of what was asked for, nor of how. */
export function standsAgainstAll(code: ErrorCode): boolean {
  const { hold } = POLICY[code];
  return code === 'aborted' || hold === 'flood' || hold === 'ip-locked' || hold === 'key';
}

/** The plain facts of a failure: safe to store, to send to a page and to show. Never holds a key or a request body. */
export type FailureFacts = {
  readonly code: ErrorCode;
  readonly outcome: Outcome;
  /** 1fichier's own words without the trailing number, at most 300 characters; null when it said nothing. */
  readonly words: string | null;
  /** The trailing `#number` of 1fichier's message, for display only. */
  readonly number: string | null;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** Epoch ms at which trying again makes sense; null when unknown. */
  readonly until: number | null;
};

/** The only error that leaves the 1fichier room. Contexts compare `facts.code`, never `instanceof` across messaging. */
export class FichierError extends Error {
  override readonly name = 'FichierError';
  readonly facts: FailureFacts;

  constructor(facts: Partial<FailureFacts> & Pick<FailureFacts, 'code' | 'outcome'>) {
    super(facts.code);
    this.facts = { words: null, number: null, status: null, until: null, ...facts };
  }
}

/** True for a failure raised by the 1fichier room, whichever copy of the class made it. */
export function isFichierError(error: unknown): error is FichierError {
  return error instanceof Error && error.name === 'FichierError' && 'facts' in error;
}
