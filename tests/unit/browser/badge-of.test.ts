import { describe, expect, it } from 'vitest';
import { badgeOf } from '@/utils/browser/badge-of';
import type { ErrorCode } from '@/utils/fichier/errors';

const WORDS = {
  name: 'Send to 1fichier',
  waiting: 'Waiting',
  active: 'At 1fichier',
  failed: 'Failed',
  reason: (code: ErrorCode) => `because ${code}`,
};
const counts = (waiting: number, active: number, failed = 0) => ({ waiting, active, failed });
const hold = (code: ErrorCode) => ({ code });

describe('the badge', () => {
  it.each([
    ['nothing stored', counts(0, 0), null, '', 'busy'],
    ['some waiting', counts(2, 0), null, '2', 'busy'],
    ['some waiting, some at 1fichier', counts(2, 3), null, '5', 'busy'],
    ['all at 1fichier during a lock', counts(0, 3), hold('flood-ip'), '3', 'busy'],
    ['waiting during a lock', counts(2, 1), hold('flood-ip'), '3', 'held'],
    ['waiting for the network', counts(2, 0), hold('network'), '2', 'held'],
    ['waiting for the budget', counts(2, 0), hold('budget'), '2', 'held'],
    ['waiting in a pause', counts(2, 1), hold('paused'), '3', 'held'],
    ['waiting without a key', counts(2, 0), hold('no-key'), '!', 'alert'],
    ['waiting with a bad key', counts(2, 1), hold('not-authenticated'), '!', 'alert'],
    ['waiting without access', counts(2, 0), hold('no-permission'), '!', 'alert'],
    ['waiting for room', counts(2, 0), hold('over-quota'), '!', 'alert'],
    ['nothing to send, and no key', counts(0, 0), hold('no-key'), '', 'busy'],
    ['only failures', counts(0, 0, 4), null, '4', 'alert'],
    ['failures beside open ones', counts(1, 0, 4), null, '1', 'busy'],
    ['very many', counts(60, 40), null, '99+', 'busy'],
    ['as many as fit', counts(60, 39), null, '99', 'busy'],
  ] as const)('with %s', (_what, stored, held, text, tone) => {
    expect(badgeOf(stored, held, WORDS)).toMatchObject({ text, tone });
  });

  it('says in its tooltip what there is, and why it waits', () => {
    expect(badgeOf(counts(0, 0), null, WORDS).title).toBe('Send to 1fichier');
    expect(badgeOf(counts(2, 1, 3), hold('flood-ip'), WORDS).title).toBe(
      'Send to 1fichier\nWaiting: 2\nAt 1fichier: 1\nFailed: 3\nbecause flood-ip',
    );
  });
});
