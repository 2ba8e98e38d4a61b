import type { ErrorCode } from '@/utils/fichier/errors';

type TextRule = readonly [RegExp, ErrorCode];

/**
 * Texts of a lock, also looked for in answers that are no JSON (an HTML page, a plain line). First match wins: the
 * bare `IP Locked` is a harder ban than the flood lock whose text contains it.
 */
export const LOCK_TEXTS: readonly TextRule[] = [
  [/flood detected:?\s*ip locked/i, 'flood-ip'],
  [/flood detected:?\s*user locked/i, 'flood-user'],
  [/flood detected:?\s*user apk locked/i, 'flood-key'],
  [/flood detected:?[^.<]*\blocked/i, 'too-many-requests'],
  [/\bip locked\b/i, 'ip-locked'],
];

/**
 * Texts of 1fichier's JSON refusals, as seen by working clients. First match wins, so the two password texts, which
 * end in `Resource not allowed`, stand before it. A text not listed here has no meaning of its own.
 */
export const FAILURE_TEXTS: readonly TextRule[] = [
  ...LOCK_TEXTS,
  [/not authenticated/i, 'not-authenticated'],
  [/no such user/i, 'no-such-user'],
  [/must be a customer/i, 'not-customer'],
  [/password not provided/i, 'password-required'],
  [/invalid password/i, 'password-wrong'],
  [/resource not found/i, 'not-found'],
  [/resource not allowed/i, 'not-allowed'],
  [/owner locked/i, 'owner-locked'],
  [/only \d+ locations? allowed/i, 'one-location'],
  [/must have cdn|use cdn credits/i, 'needs-cdn'],
  [/no file has been renamed/i, 'nothing-renamed'],
  [/content-type not json/i, 'content-type'],
  // Two related clients list it as an invalid key; unconfirmed.
  [/^\s*bad token\b/i, 'not-authenticated'],
];

/** A KO that changes nothing because everything is as wished: a success. */
export const NO_CHANGES = /no changes requested/i;
