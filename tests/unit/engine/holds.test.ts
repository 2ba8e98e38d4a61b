import { expect, it } from 'vitest';
import { type ErrorCode, type FailureFacts, FichierError } from '@/utils/fichier/errors';
import { VirtualWorld } from './support/virtual-world';

const A = 'https://host.example/a.bin';
const B = 'https://host.example/b.bin';
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

it('does not try a bad key again because the browser is online again', async () => {
  const world = new VirtualWorld();
  world.fichier.listFailure = new FichierError({
    code: 'not-authenticated',
    outcome: 'refused',
    status: 401,
  });
  await world.add([A]);
  await world.pass(MINUTE_MS);
  expect(world.fichier.calls).toEqual(['list']);
  for (let times = 0; times < 5; times += 1) {
    await world.background.wayOpened();
    await world.pass(MINUTE_MS);
  }
  expect(world.fichier.calls).toEqual(['list']);
  expect(await world.background.hold()).toMatchObject({ reason: 'key' });
});

it('asks at once when the browser is online again after listings that failed', async () => {
  const world = new VirtualWorld();
  world.fichier.listFailure = new FichierError({ code: 'network', outcome: 'unknown' });
  await world.add([A]);
  await world.pass(5 * MINUTE_MS);
  world.fichier.listFailure = null;
  await world.background.wayOpened();
  await world.pass(3 * SECOND_MS);
  expect(world.transfer(A).state).toBe('assigned');
});

const HOUR_MS = 60 * MINUTE_MS;
const failing = (code: ErrorCode): FichierError =>
  new FichierError({
    code,
    outcome: code === 'refused' || code === 'not-allowed' ? 'refused' : 'unknown',
    words: 'Closed',
  });

it.each<ErrorCode>(['maintenance', 'server', 'timeout', 'network'])(
  'says why a link waits while listings fail with %s, and asks five times in an hour',
  async (code) => {
    const world = new VirtualWorld();
    world.fichier.listFailure = failing(code);
    await world.add([A]);
    await world.pass(HOUR_MS);
    expect(world.fichier.calls).toHaveLength(5);
    const hold = await world.background.hold();
    expect(hold).toMatchObject({ reason: code === 'network' ? code : 'listing', code, words: 'Closed' });
    expect(hold?.until).toBeGreaterThan(world.time.now);
    world.fichier.listFailure = null;
    await world.pass(HOUR_MS);
    expect(world.transfer(A).state).toBe('done');
    expect(await world.background.hold()).toBeNull();
  },
);

it.each<[ErrorCode, number]>([
  ['refused', 0],
  ['not-allowed', 0],
  ['bad-answer', 4 * MINUTE_MS],
])(
  'sends and follows without a list that ends in %s, once it is clear that there is none',
  async (code, ms) => {
    const world = new VirtualWorld();
    world.fichier.listFailure = failing(code);
    await world.add([A]);
    await world.pass(ms + 3 * SECOND_MS);
    expect(world.fichier.acceptedOf(A)).toBe(1);
    expect(await world.background.hold()).toBeNull();
    await world.pass(5 * MINUTE_MS);
    expect(world.transfer(A).state).toBe('done');
    world.fichier.answers.push({ kind: 'lose', code: 'timeout', isTaken: false, lateMs: 0 });
    await world.add([B]);
    await world.pass(25 * HOUR_MS);
    expect(world.transfer(B)).toMatchObject({ state: 'failed', failure: { code: 'unsure' } });
  },
);

it('asks again when the user does something, but not at every click', async () => {
  const world = new VirtualWorld();
  world.fichier.listFailure = failing('timeout');
  await world.add([A]);
  await world.pass(10 * MINUTE_MS);
  expect(world.fichier.calls).toHaveLength(5);
  for (let click = 0; click < 8; click += 1) {
    await world.add([`https://host.example/${click}`]);
    await world.pass(2 * SECOND_MS);
  }
  expect(world.fichier.calls).toHaveLength(7);
  world.fichier.listFailure = null;
  await world.pass(MINUTE_MS - 16 * SECOND_MS);
  await world.background.lookNow();
  await world.pass(MINUTE_MS);
  expect(world.transfer(A).state).toBe('done');
});

const ACCOUNT = {
  plan: 'premium',
  email: null,
  subscriptionEnd: null,
  hotStorage: null,
  coldStorage: null,
  availableStorage: null,
  allowedColdStorage: null,
  availableColdStorage: null,
  cdnCredits: null,
  overQuota: false,
  uploadForbidden: false,
} as const;

it.each([
  ['over-quota', { overQuota: true }],
  ['upload-forbidden', { uploadForbidden: true }],
] as const)('takes an unclear refusal for %s when the account is known to be so', async (code, trouble) => {
  const world = new VirtualWorld();
  world.fichier.known = { ...ACCOUNT, ...trouble };
  world.fichier.refusedUrls.set(A, { code: 'refused', words: 'No more' });
  await world.add([A]);
  await world.pass(MINUTE_MS);
  expect(world.transfer(A).state).toBe('queued');
  expect(await world.background.hold()).toMatchObject({ code, words: 'No more', until: expect.any(Number) });
  world.fichier.known = ACCOUNT;
  await world.background.releaseHold();
  await world.pass(MINUTE_MS);
  expect(world.transfer(A)).toMatchObject({ state: 'failed', failure: { code: 'refused' } });
});

it('says why a link waits although an older hold is over', async () => {
  const world = new VirtualWorld();
  const until = world.time.now + 5 * MINUTE_MS;
  world.fichier.listFailure = new FichierError({ code: 'one-location', outcome: 'refused', until });
  await world.add([A]);
  await world.pass(MINUTE_MS);
  expect(await world.background.hold()).toMatchObject({ code: 'one-location' });
  world.fichier.listFailure = failing('maintenance');
  await world.pass(HOUR_MS);
  expect(await world.background.hold()).toMatchObject({ code: 'maintenance' });
});

it('tries ever more rarely while it cannot be stored that a call goes out, and says so', async () => {
  const world = new VirtualWorld();
  const { remoteLs } = world.fichier.client;
  let tries = 0;
  let isBroken = true;
  Object.assign(world.fichier.client, {
    remoteLs: async (...given: Parameters<typeof remoteLs>) => {
      if (!isBroken) return remoteLs(...given);
      tries += 1;
      throw new FichierError({ code: 'storage', outcome: 'not-sent' });
    },
  });
  await world.add([A]);
  await world.pass(HOUR_MS);
  // 5, 10, 20 ... s, then every 5 min.
  expect(tries).toBeGreaterThan(10);
  expect(tries).toBeLessThan(20);
  const hold = await world.background.hold();
  expect(hold).toMatchObject({ reason: 'storage', code: 'storage' });
  expect(hold?.until).toBeGreaterThan(world.time.now);
  isBroken = false;
  await world.background.releaseHold();
  await world.pass(MINUTE_MS);
  expect(world.transfer(A).state).toBe('done');
  expect(await world.background.hold()).toBeNull();
});

it.each<ErrorCode>(['maintenance', 'server'])(
  'keeps links waiting while 1fichier refuses every one with %s, asks ever more rarely, and sends them then',
  async (code) => {
    const world = new VirtualWorld();
    const urls = Array.from({ length: 12 }, (_, index) => `https://host.example/${index}.bin`);
    for (const url of urls) world.fichier.refusedUrls.set(url, { code, words: 'Come back later' });
    await world.add(urls);
    await world.pass(HOUR_MS);
    expect(new Set(urls.map((url) => world.transfer(url).state))).toEqual(new Set(['queued']));
    const requests = world.fichier.calls.filter((call) => call.startsWith('request'));
    expect(requests.length).toBeLessThan(8);
    const hold = await world.background.hold();
    expect(hold).toMatchObject({ reason: 'refused', code, words: 'Come back later' });
    expect(hold?.until).toBeGreaterThan(world.time.now);
    world.fichier.refusedUrls.clear();
    await world.pass(HOUR_MS);
    expect(new Set(urls.map((url) => world.transfer(url).state))).toEqual(new Set(['done']));
    expect(await world.background.hold()).toBeNull();
  },
);

/** 1fichier can be asked what is there, but the read that goes before each send ends so. */
function failSends(world: VirtualWorld, facts: Partial<FailureFacts> & Pick<FailureFacts, 'code'>) {
  const { addUrl } = world.fichier.client;
  const sends = { tries: 0, isBroken: true };
  Object.assign(world.fichier.client, {
    addUrl: async (...given: Parameters<typeof addUrl>) => {
      if (!sends.isBroken) return addUrl(...given);
      sends.tries += 1;
      throw new FichierError({ ...facts, outcome: 'not-sent' });
    },
  });
  return sends;
}

it.each([
  ['network', 'network'],
  ['timeout', 'listing'],
] as const)(
  'asks ever more rarely while the read before a send ends in %s, and says so',
  async (code, reason) => {
    const world = new VirtualWorld();
    const sends = failSends(world, { code });
    await world.add([A]);
    await world.pass(9 * MINUTE_MS);
    expect(sends.tries).toBe(5);
    expect(await world.background.hold()).toMatchObject({ reason, code });
    expect(world.transfer(A).state).toBe('queued');
    sends.isBroken = false;
    await world.background.wayOpened();
    await world.pass(MINUTE_MS);
    expect(world.transfer(A).state).toBe('done');
    expect(await world.background.hold()).toBeNull();
  },
);

it('takes a bad key from the read before a send, at the first answer', async () => {
  const world = new VirtualWorld();
  const sends = failSends(world, { code: 'not-authenticated', status: 401, words: 'No' });
  await world.add([A]);
  await world.pass(9 * MINUTE_MS);
  expect(sends.tries).toBe(1);
  expect(await world.background.hold()).toMatchObject({ reason: 'key', words: 'No' });
});

it.each(['offline', 'no-permission', 'budget', 'not-authenticated'] as const)(
  'stores no failure of a send that ended in %s before any call was made',
  async (code) => {
    const world = new VirtualWorld();
    failSends(world, { code });
    await world.add([A]);
    await world.pass(MINUTE_MS);
    const { hold, reads } = await world.disk.store.context();
    expect({ hold, failures: reads.failures }).toEqual({ hold: null, failures: 0 });
  },
);

it('says that the limit of 1fichier keeps links back, until one of ours is done', async () => {
  const world = new VirtualWorld();
  world.fichier.workMs = 30 * MINUTE_MS;
  const urls = Array.from({ length: 14 }, (_, index) => `https://host.example/${index}.bin`);
  await world.add(urls.slice(0, 10));
  await world.pass(5 * MINUTE_MS);
  world.fichier.answers.push({ kind: 'refuse', code: 'open-limit' }, { kind: 'refuse', code: 'open-limit' });
  await world.add(urls.slice(10));
  await world.pass(5 * MINUTE_MS);
  await world.pass(10 * MINUTE_MS);
  expect(await world.background.hold()).toMatchObject({ reason: 'limit', code: 'open-limit' });
  await world.pass(2 * HOUR_MS);
  expect(new Set(urls.map((url) => world.transfer(url).state))).toEqual(new Set(['done']));
  expect(await world.background.hold()).toBeNull();
});
