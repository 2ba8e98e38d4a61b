import type { SimClock } from './clock.ts';
import type { Account } from './records.ts';
import { Refusal } from './refusal.ts';
import type { Limits } from './switches.ts';

const SECOND_MS = 1000;

export type LockKind = 'flood-ip' | 'flood-user' | 'flood-key' | 'ip-locked' | 'html';

/** What each lock says. */
export const LOCK_TEXTS: Readonly<Record<LockKind, string>> = {
  'flood-ip': 'Flood detected: IP Locked #374',
  'flood-user': 'Flood detected: User Locked #223',
  // Only the start of this text is known.
  'flood-key': 'Flood detected: User APK Locked #224',
  'ip-locked': 'IP Locked #79',
  html: 'IP Locked',
};

/** The flood clocks and locks of the one address that all callers share. */
export type Locks = {
  /** `status`: 403 as seen since 2020, or 429 as documented. */
  lock(kind: LockKind, ms: number, status?: number): void;
  /** The lock in force, or null. */
  current(): { readonly kind: LockKind; readonly status: number } | null;
  /** Counts one call; a call too many within a second locks. */
  countCall(): void;
  /** Counts an answer that repeated counts as abuse. */
  countBadAnswer(): void;
  checkUserInfo(account: Account): void;
  checkListing(endpoint: string, account: Account, folderId: number): void;
  /** Lifts every lock and forgets every clock, as after a long quiet time. */
  forget(): void;
};

export function createLocks(clock: SimClock, limits: Limits): Locks {
  let inForce: { kind: LockKind; status: number; until: number } | null = null;
  let calls: number[] = [];
  let badAnswers = 0;
  const last = new Map<string, number>();

  const lock: Locks['lock'] = (kind, ms, status = 403) => {
    inForce = { kind, status, until: clock.now() + ms };
  };
  const current: Locks['current'] = () => {
    if (inForce !== null && inForce.until <= clock.now()) inForce = null;
    return inForce;
  };
  /** Within the limit: remembers the time. Over it: refuses, and perhaps locks everything. */
  const check = (name: string, limitMs: number, kind: LockKind, text: string): void => {
    const before = last.get(name);
    if (before !== undefined && clock.now() - before < limitMs) {
      if (limits.limitLocks === 'everything') lock(kind, limits.lockMs);
      throw new Refusal(403, text, true);
    }
  };
  const remember = (...names: string[]): void => {
    for (const name of names) last.set(name, clock.now());
  };
  return {
    lock,
    current,
    countCall() {
      calls = calls.filter((at) => clock.now() - at < SECOND_MS);
      if (calls.length >= limits.callsPerSecond) {
        lock('flood-ip', limits.lockMs);
        throw new Refusal(403, LOCK_TEXTS['flood-ip'], true);
      }
      calls.push(clock.now());
    },
    countBadAnswer() {
      badAnswers += 1;
      if (badAnswers >= limits.abuseAnswers) {
        badAnswers = 0;
        lock('ip-locked', limits.lockMs);
      }
    },
    checkUserInfo(account) {
      const user = `user ${account.email}`;
      check('user/info', limits.userInfoPerIpMs, 'flood-ip', 'Flood detected: IP Locked #38');
      check(user, limits.userInfoPerUserMs, 'flood-user', LOCK_TEXTS['flood-user']);
      remember('user/info', user);
    },
    checkListing(endpoint, account, folderId) {
      const folder = `${endpoint} ${account.email} ${folderId}`;
      const limitMs = folderId === -1 ? limits.listAllMs : limits.listingMs;
      check('listing', limits.anyListingMs, 'flood-ip', LOCK_TEXTS['flood-ip']);
      check(folder, limitMs, 'flood-user', LOCK_TEXTS['flood-user']);
      remember('listing', folder);
    },
    forget() {
      inForce = null;
      calls = [];
      badAnswers = 0;
      last.clear();
    },
  };
}
