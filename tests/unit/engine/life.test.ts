import { expect, it } from 'vitest';
import { FichierError } from '@/utils/fichier/errors';
import { linkOf } from './support/fake-fichier';
import { VirtualWorld } from './support/virtual-world';

const A = 'https://host.example/a.bin';
const B = 'https://host.example/b.bin';
const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const requests = (world: VirtualWorld) => world.fichier.calls.filter((call) => call.startsWith('request'));

it('stores links without a key, says so, and sends them once a key is saved', async () => {
  const world = new VirtualWorld();
  world.fichier.accountId = null;
  await world.add([A]);
  await world.pass(HOUR_MS);
  expect(world.fichier.calls).toEqual([]);
  expect(await world.background.hold()).toMatchObject({ reason: 'no-key', code: 'no-key', until: null });
  world.fichier.accountId = 'account-1';
  await world.background.keyChanged();
  await world.pass(60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
  expect(await world.background.hold()).toBeNull();
});

it('arms its alarm at least 30 s ahead before every call to 1fichier', async () => {
  const world = new VirtualWorld();
  const ahead: number[] = [];
  const { client } = world.fichier;
  for (const name of ['addUrl', 'remoteLs', 'remoteInfo', 'fileLs'] as const) {
    const original = client[name] as (...given: unknown[]) => Promise<unknown>;
    Object.assign(client, {
      [name]: (...given: unknown[]) => {
        ahead.push((world.alarmAt ?? 0) - world.time.now);
        return original(...given);
      },
    });
  }
  await world.add([A]);
  await world.pass(60 * SECOND_MS);
  expect(ahead.length).toBeGreaterThanOrEqual(6);
  expect(Math.min(...ahead)).toBeGreaterThanOrEqual(30 * SECOND_MS);
});

it('leaves no alarm behind that would wake the background for nothing', async () => {
  const world = new VirtualWorld();
  await world.add([A]);
  await world.pass(10 * 60 * SECOND_MS);
  expect(world.alarmAt).toBeNull();
});

it('goes on after a night without the background, woken by the alarm alone', async () => {
  const world = new VirtualWorld();
  world.fichier.workMs = 2 * HOUR_MS;
  await world.add([A]);
  await world.pass(10 * SECOND_MS);
  world.die();
  await world.pass(3 * HOUR_MS);
  expect(world.transfer(A)).toMatchObject({ state: 'done', link: linkOf(A) });
  expect(requests(world)).toHaveLength(1);
});

it('gives the turn back when the link was cancelled while the call waited for it', async () => {
  const world = new VirtualWorld();
  await world.add([B]);
  await world.pass(60 * SECOND_MS);
  await world.add([A]);
  await world.pass(100);
  await world.background.cancel(world.transfer(A).id);
  await world.pass(60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('cancelled');
  expect(requests(world)).toEqual([`request ${B}`]);
});

it('gives the turn back when the key was changed while the call waited for it', async () => {
  const world = new VirtualWorld();
  await world.add([B]);
  await world.pass(60 * SECOND_MS);
  await world.add([A]);
  await world.pass(100);
  world.fichier.accountId = 'account-2';
  await world.pass(60 * SECOND_MS);
  expect(world.disk.allJobs().map((job) => job.accountId)).toEqual(['account-1', 'account-2']);
  expect(world.transfer(A).state).toBe('done');
  expect(world.fichier.acceptedOf(A)).toBe(1);
});

it('does not follow a job of another key, and goes on with it when the key is back', async () => {
  const world = new VirtualWorld();
  await world.add([A]);
  await world.pass(3 * SECOND_MS);
  world.fichier.accountId = 'account-2';
  await world.background.keyChanged();
  const before = world.fichier.calls.length;
  await world.pass(HOUR_MS);
  expect(world.fichier.calls.length).toBe(before);
  expect(world.transfer(A).state).toBe('assigned');
  world.fichier.accountId = 'account-1';
  await world.background.keyChanged();
  await world.pass(60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
});

it('waits for the end of a lock without verifying anything, and without asking', async () => {
  const world = new VirtualWorld();
  const until = world.time.now + HOUR_MS;
  world.hold = { reason: 'ip-locked', code: 'ip-locked', until, lengthMs: HOUR_MS, words: 'IP Locked' };
  await world.add([A]);
  await world.pass(HOUR_MS - SECOND_MS);
  expect(world.fichier.calls).toEqual([]);
  expect(world.disk.allJobs()).toEqual([]);
  expect(await world.background.hold()).toMatchObject({ code: 'ip-locked' });
  await world.pass(2 * 60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
});

it('sends while the names of finished links must wait for the budget', async () => {
  const world = new VirtualWorld();
  const until = world.time.now + HOUR_MS;
  world.fichier.namesFailure = new FichierError({ code: 'budget', outcome: 'not-sent', until });
  await world.add([A]);
  await world.pass(60 * SECOND_MS);
  expect(world.transfer(A)).toMatchObject({ state: 'done', name: null, link: linkOf(A) });
  await world.add([B]);
  await world.pass(60 * SECOND_MS);
  expect(world.transfer(B).state).toBe('done');
});

it('looks at once when a page is opened, but never within 15 s of the last look', async () => {
  const world = new VirtualWorld();
  world.fichier.workMs = 24 * HOUR_MS;
  await world.add([A]);
  await world.pass(HOUR_MS);
  const before = world.fichier.calls.length;
  const lists = () => world.fichier.calls.slice(before).filter((call) => call === 'list').length;
  const started = world.time.now;
  await world.background.lookNow();
  await world.pass(2 * SECOND_MS);
  expect(lists()).toBe(1);
  await world.background.lookNow();
  await world.pass(started + 14 * SECOND_MS - world.time.now);
  expect(lists()).toBe(1);
  await world.pass(4 * SECOND_MS);
  expect(lists()).toBe(2);
});

it('takes links, wishes and questions before it was started', async () => {
  const world = new VirtualWorld();
  await world.add([A]);
  world.die();
  const [row] = world.disk.allTransfers();
  await world.background.cancel(row?.id ?? '');
  expect(await world.background.get(row?.id ?? '')).toMatchObject({ state: 'cancelled' });
  expect(await world.background.counts()).toMatchObject({ cancelled: 1, total: 1 });
});

it('estimates the end of a long queue from the budget, and says nothing of a short one', async () => {
  const world = new VirtualWorld();
  const lockedUntil = world.time.now + HOUR_MS;
  world.hold = { reason: 'flood', code: 'flood-ip', until: lockedUntil, lengthMs: HOUR_MS, words: null };
  await world.add([A]);
  expect(await world.background.estimatedEnd()).toBeNull();
  await world.add(Array.from({ length: 149 }, (_, index) => `https://host.example/${index}`));
  // 150 links in requests of 20 are 8 requests and 8 readings: 16 of 50 calls an hour.
  expect(await world.background.estimatedEnd()).toBeNull();
  world.batchSize = 3;
  // Now 50 requests and 50 readings: two hours from the end of the lock.
  expect(await world.background.estimatedEnd()).toBe(lockedUntil + 2 * HOUR_MS);
  // Nobody knows when a key will be saved.
  world.fichier.accountId = null;
  expect(await world.background.estimatedEnd()).toBeNull();
});

it('tells that 1fichier received a link twice', async () => {
  const world = new VirtualWorld();
  await world.add([A]);
  await world.pass(3 * SECOND_MS);
  world.fichier.take([A], false);
  await world.pass(60 * SECOND_MS);
  expect(world.transfer(A)).toMatchObject({ state: 'done', twin: true });
});

it('sends none of a batch as planned when one of its links was cancelled while the call waited', async () => {
  const world = new VirtualWorld();
  await world.add([B]);
  await world.pass(60 * SECOND_MS);
  const urls = Array.from({ length: 6 }, (_, index) => `https://host.example/${index}`);
  await world.add(urls);
  await world.pass(100);
  await world.background.cancel(world.transfer(urls[1] ?? '').id);
  await world.pass(120 * SECOND_MS);
  expect(urls.map((url) => world.fichier.acceptedOf(url))).toEqual([1, 0, 1, 1, 1, 1]);
  expect(world.transfer(urls[1] ?? '').state).toBe('cancelled');
});

it('asks nothing about a job with another key than its own', async () => {
  const world = new VirtualWorld();
  await world.add([A]);
  await world.pass(20 * SECOND_MS);
  // The job is finished and its results are asked for; the key changes while the call waits for its turn.
  while (world.disk.allJobs()[0]?.finished !== true) await world.pass(10);
  const before = world.fichier.calls.length;
  world.fichier.accountId = 'account-2';
  await world.pass(HOUR_MS);
  expect(world.fichier.calls.slice(before)).toEqual([]);
  world.fichier.accountId = 'account-1';
  await world.background.keyChanged();
  await world.pass(60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
});

it('says nothing of the end of a link whose row was removed', async () => {
  const world = new VirtualWorld();
  await world.add([A, B]);
  await world.pass(5 * SECOND_MS);
  await world.background.remove(world.transfer(A).id);
  await world.pass(60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
  expect(world.ended.map((row) => row.url)).toEqual([B]);
});

it('tells a source that is sent again, since it never arrived, from one that goes out first', async () => {
  const world = new VirtualWorld();
  const told: unknown[] = [];
  const { client } = world.fichier;
  const { addUrl } = client;
  Object.assign(client, {
    addUrl: (...given: Parameters<typeof addUrl>) => {
      told.push(given[0].isResend);
      return addUrl(...given);
    },
  });
  await world.add([B]);
  await world.pass(60 * SECOND_MS);
  world.fichier.answers.push({ kind: 'lose', code: 'timeout', isTaken: false, lateMs: 0 });
  await world.add([A]);
  await world.pass(600 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
  expect(told).toEqual([false, false, true]);
});
