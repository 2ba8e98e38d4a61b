import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../../scripts/root.ts';
import { PLANTED_BUGS } from './planted/bugs.ts';
import { plant } from './planted/planted-bug.ts';

it.each(PLANTED_BUGS)('is planted in one place of the code of today: $name', (bug) => {
  const sound = readFileSync(join(ROOT, bug.file), 'utf8');
  const planted = plant(sound, bug);
  expect(planted).not.toBeNull();
  expect(planted).not.toBe(sound);
});

it('each planted bug has a name of its own', () => {
  expect(new Set(PLANTED_BUGS.map(({ name }) => name)).size).toBe(PLANTED_BUGS.length);
});
