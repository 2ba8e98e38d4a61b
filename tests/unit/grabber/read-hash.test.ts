import { expect, it } from 'vitest';
import { readHash } from '@/entrypoints/grabber/read-hash';

const FOLDER = 'https://1fichier.com/dir/GwAVeQxR?a=1&b=é#x';
const encoded = encodeURIComponent(FOLDER);

it.each([
  ['', { kind: 'nothing' }],
  ['#', { kind: 'nothing' }],
  ['#0a1b-2c', { kind: 'catch', id: '0a1b-2c' }],
  [`#folder=${encoded}`, { kind: 'folder', url: FOLDER, isPrivate: false }],
  [`#private&folder=${encoded}`, { kind: 'folder', url: FOLDER, isPrivate: true }],
  ['#folder=%', { kind: 'nothing' }],
])('%s asks for what it names', (hash, wanted) => {
  expect(readHash(hash)).toEqual(wanted);
});
