import { describe, expect, it, vi } from 'vitest';
import { headLine } from '@/components/grabber/head-line';
import { head } from './rows';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());

const URL = 'https://forum.example/thread';

describe('what the grabber says of its links', () => {
  it.each([
    [{ total: 1000 }, null, 'forum.example · 1,000 links'],
    [{ total: 1 }, null, 'forum.example · 1 link'],
    [{ total: 1000 }, 50, 'forum.example · 50 of 1,000 links'],
    [{ total: 1000 }, 0, 'forum.example · 0 of 1,000 links'],
    [{ total: 2, folded: 3 }, null, 'forum.example · 2 links · 3 duplicates folded'],
    [{ total: 2, source: 'selection' }, 1, 'forum.example · 1 of 2 links · Only the selection was grabbed.'],
    [{ total: 0, failure: 'restricted-page' }, null, 'forum.example'],
  ] as const)('%o, shown %s', (given, shown, words) => {
    expect(headLine(head({ url: URL, folded: 0, ...given }), shown, 'en')).toBe(words);
  });
});
