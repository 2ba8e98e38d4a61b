import { expect, it, vi } from 'vitest';
import { AROUND, NOW } from '../components/samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { ageWords } = await import('@/components/files/toolbar-words');

it.each([
  [null, NOW + 5000, ''],
  [NOW, NOW, 'As of 12:00.'],
  [NOW, NOW + 4001, 'As of 12:00. Again in 5 s.'],
])('the age of a list read at %s', (at, refreshAt, words) => {
  expect(ageWords({ at, refreshAt }, AROUND)).toBe(words);
});
