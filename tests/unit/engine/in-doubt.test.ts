import { expect, it } from 'vitest';
import { transferView } from '@/entrypoints/background/transfer-view';
import { transfer } from '../transfers/support/play';
import { VirtualWorld } from './support/virtual-world';

const COPY = 'https://1fichier.com/?abcdefghij';
const A = 'https://host.example/a.bin';
const HOUR_MS = 3_600_000;
const AROUND = { hold: null, accountId: 'me' };

it('keeps for a day what is known of a copy whose answer was lost', async () => {
  const world = new VirtualWorld();
  const sentAt = world.time.now;
  world.fichier.answers.push({ kind: 'lose', code: 'timeout', isTaken: true, lateMs: 0 });
  await world.add([COPY], { kind: 'copy' });
  await world.pass(HOUR_MS);
  const known = async () => {
    const { items } = await world.background.list({ cursor: null, limit: 10, filter: 'all' });
    const [item] = items.map(({ transfer, job }) => transferView(transfer, job, AROUND));
    return item?.doubt?.known ?? null;
  };
  expect(await known()).toMatchObject({ cause: 'answer-lost' });
  expect((await known())?.sentAt).toBeLessThan(sentAt + HOUR_MS);
});

it.each([
  ['film 1.mkv', { url: 'https://files.example/get/film%201.mkv?token=1' }],
  ['named.bin', { url: 'https://files.example/get/film.mkv', name: 'named.bin' }],
  [null, { url: 'https://files.example/?id=7' }],
  [null, { url: COPY, kind: 'copy' as const }],
  [null, { url: 'https://files.example/get/film.mkv', isPrivate: true }],
])('looks for %s where the file of %j may be', (name, more) => {
  const view = transferView(transfer('a', { ...more, folderId: 7 }), null, AROUND);
  expect(view).toMatchObject({ likelyName: name, folderId: 7 });
});

it.each([true, false])('sends a lost link again only if its folder was read whole: %s', async (isWhole) => {
  const world = new VirtualWorld();
  world.fichier.take(['https://before.example/old.zip'], false);
  await world.becomeKnown();
  world.fichier.hasUnreadFiles = isWhole ? undefined : true;
  world.fichier.answers.push({ kind: 'lose', code: 'timeout', isTaken: false, lateMs: 0 });
  await world.add([A]);
  await world.pass(HOUR_MS);
  expect(world.fichier.acceptedOf(A)).toBe(isWhole ? 1 : 0);
  expect(world.transfer(A).state).toBe(isWhole ? 'done' : 'assigned');
});
