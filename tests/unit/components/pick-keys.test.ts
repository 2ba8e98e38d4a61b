import { expect, it } from 'vitest';
import { pickForKey } from '@/components/list/pick-keys';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  pickForKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })?.kind ?? null;

it('picks all or nothing from anywhere on the page', () => {
  expect(press('a', { ctrlKey: true })).toBe('all');
  expect(press('A', { metaKey: true })).toBe('all');
  expect(press('Escape')).toBe('clear');
  expect([
    press('a'),
    press('Escape', { ctrlKey: true }),
    press('a', { ctrlKey: true, altKey: true }),
  ]).toEqual([null, null, null]);
});
