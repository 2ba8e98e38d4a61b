import { expect, it } from 'vitest';
import { linkOf } from './support/fake-fichier';
import { VirtualWorld } from './support/virtual-world';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

it('copies links of 1fichier in their canonical form, one call for several', async () => {
  const world = new VirtualWorld();
  const urls = Array.from({ length: 6 }, (_, index) => `https://www.1fichier.com/?abcdefghi${index}&af=1`);
  await world.add(urls, { kind: 'copy' });
  await world.pass(60 * SECOND_MS);
  const copies = world.fichier.calls.filter((call) => call.startsWith('copy'));
  expect(copies[0]).toBe(
    `copy ${[0, 1, 2, 3, 4].map((index) => `https://1fichier.com/?abcdefghi${index}`).join(' ')}`,
  );
  expect(copies).toHaveLength(2);
  expect(urls.map((url) => world.transfer(url).state)).toEqual(urls.map(() => 'done'));
  expect(world.transfer(urls[0] ?? '').link).toBe(linkOf('https://1fichier.com/?abcdefghi0'));
});

it('never repeats a copy whose answer was lost', async () => {
  const world = new VirtualWorld();
  world.fichier.answers.push({ kind: 'lose', code: 'timeout', isTaken: true, lateMs: 0 });
  await world.add(['https://1fichier.com/?abcdefghij'], { kind: 'copy' });
  await world.pass(HOUR_MS);
  expect(world.fichier.copied).toHaveLength(1);
  expect(world.transfer('https://1fichier.com/?abcdefghij')).toMatchObject({
    state: 'failed',
    failure: { code: 'unsure' },
  });
});

it('lets one bad copy fail alone', async () => {
  const world = new VirtualWorld();
  const urls = Array.from({ length: 6 }, (_, index) => `https://1fichier.com/?abcdefghi${index}`);
  for (const index of [1, 4]) {
    world.fichier.refusedUrls.set(urls[index] ?? '', { code: 'not-found', words: 'Resource not found' });
  }
  await world.add(urls, { kind: 'copy' });
  await world.pass(120 * SECOND_MS);
  expect(urls.map((url) => world.transfer(url).failure?.code ?? world.transfer(url).state)).toEqual([
    'done',
    'not-found',
    'done',
    'done',
    'not-found',
    'done',
  ]);
});

it('never sends what leads to a removal link, whatever was stored, and lets its neighbours go', async () => {
  const world = new VirtualWorld();
  const removal = 'https://1fichier.com/remove/abcdefghij/sNSgWdqL';
  const hidden = `https://out.example/?u=${encodeURIComponent(removal)}`;
  const urls = ['https://host.example/a.bin', hidden, removal, 'https://host.example/b.bin'];
  await world.add(urls);
  await world.pass(HOUR_MS);
  expect(world.fichier.calls.filter((call) => call.includes('remove'))).toEqual([]);
  expect(urls.map((url) => world.transfer(url).failure?.code ?? world.transfer(url).state)).toEqual([
    'done',
    'removal-link',
    'removal-link',
    'done',
  ]);
});
