import { expect, it } from 'vitest';
import { nameClash } from '@/components/folders/name-clash';

it.each([
  ['Été', { kind: 'taken' }],
  [' E\u0301te\u0301 ', { kind: 'taken' }],
  ['été', { kind: 'alike', name: 'Été' }],
  ['ETE', { kind: 'alike', name: 'Été' }],
  ['Lodz', { kind: 'alike', name: 'Łódź' }],
  ['Łódz\u0301', { kind: 'taken' }],
  ['Ét', null],
  ['\u200b', null],
])('%j beside Été and Łódź: %j', (typed, clash) => {
  expect(nameClash([{ name: 'Été' }, { name: 'Łódź' }], typed)).toEqual(clash);
});
