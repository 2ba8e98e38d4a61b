import { expect, it, vi } from 'vitest';

vi.mock('#i18n', async () => (await import('../components/english-texts')).i18nIn('fr'));
const { sumWords } = await import('@/components/upload/upload-words');

const sum = { ended: 0, failed: 0, sent: 0, size: 0, speed: null, leftMs: null };

it.each([
  [0, 3, '0 sur 3 terminé'],
  [1, 1, '1 sur 1 terminé'],
  [1, 3, '1 sur 3 terminé'],
  [2, 3, '2 sur 3 terminés'],
])('counts %d of %d in French as French does', (done, total, words) => {
  expect(sumWords({ ...sum, total, done, ended: total }, 'fr')).toBe(words);
});
