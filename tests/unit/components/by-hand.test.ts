import { describe, expect, it, vi } from 'vitest';
import { ERROR_CODES } from '@/utils/fichier/errors';
import { AROUND, NOW } from './samples';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { failureByHand, reasonByHand } = await import('@/components/texts/by-hand');

/** What only transfers do. */
const GOES_ON = /by itself|goes on|go(?:es)? out|is followed/;

describe('why something done by hand failed', () => {
  // A link that another key sent is always a transfer.
  it.each(ERROR_CODES.filter((code) => code !== 'other-key'))('promises nothing for %s', (code) => {
    expect(reasonByHand({ code, words: null })).not.toMatch(GOES_ON);
    for (const until of [null, NOW - 1, NOW + 120_000])
      expect(failureByHand({ code, words: null, until }, AROUND)).not.toMatch(GOES_ON);
  });

  it('tells the time until which it would be in vain', () => {
    const reason = { code: 'flood-user', words: null } as const;
    expect(failureByHand({ ...reason, until: NOW + 120_000 }, AROUND)).toBe(
      '1fichier asks your account to slow down. Nothing goes to 1fichier until 12:02; try again then.',
    );
    expect(failureByHand({ ...reason, until: NOW }, AROUND)).toBe(
      '1fichier asks your account to slow down. Nothing goes to 1fichier for now; try again later.',
    );
  });
});
