import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FichierError } from '@/utils/fichier/errors';
import { type ClientBench, createClientBench, KEY, USER } from './client-bench';

const ACCOUNT_LIMIT_MS = 5 * 60_000;
const LISTING_LIMIT_MS = 30_000;
const DAY_MS = 86_400_000;

let bench: ClientBench;
beforeEach(async () => {
  bench = await createClientBench();
  bench.api.answerJson({
    status: 'OK',
    email: 'a@b.c',
    offer: 1,
    items: [{ url: 'https://1fichier.com/?abcde', filename: 'a' }],
    sub_folders: [{ id: 5, name: 'Films' }],
  });
});
afterEach(() => bench.close());

describe('userInfo', () => {
  it('is asked once in five minutes, and served with its age until then', async () => {
    const first = await bench.fichier.userInfo(USER);
    bench.now += ACCOUNT_LIMIT_MS - 1;
    const second = await bench.fichier.userInfo({ ...USER, maxAgeMs: 0 });
    expect(second).toEqual({ value: first.value, at: first.at });
    expect(bench.api.seen).toHaveLength(1);
    bench.now += 1;
    const third = await bench.fichier.userInfo(USER);
    expect(third.at).toBe(bench.now);
    expect(bench.api.seen).toHaveLength(2);
  });

  it('is served from an older answer that is young enough for the caller', async () => {
    const { at } = await bench.fichier.userInfo(USER);
    bench.now += DAY_MS;
    expect((await bench.fichier.userInfo({ ...USER, maxAgeMs: DAY_MS })).at).toBe(at);
    expect((await bench.fichier.userInfo({ ...USER, maxAgeMs: DAY_MS - 1 })).at).toBe(bench.now);
  });

  it('of another key has to wait for the limit too', async () => {
    await bench.fichier.userInfo(USER);
    bench.saved = { key: 'other-key', accountId: 'account-2' };
    const facts = await bench.facts(bench.fichier.userInfo(USER));
    expect(facts).toMatchObject({
      code: 'budget',
      outcome: 'not-sent',
      until: bench.now + ACCOUNT_LIMIT_MS,
    });
    expect(await bench.fichier.knownAccount()).toBeNull();
    expect(bench.api.seen).toHaveLength(1);
  });

  it('is on record before it goes out, so that a crash does not forget it', async () => {
    bench.api.answer = () => undefined;
    const lost = bench.fichier.userInfo(USER);
    const given = bench.facts(lost);
    await expect.poll(() => bench.api.seen.length).toBe(1);
    const facts = await bench.facts(bench.create({}).userInfo(USER));
    expect(facts).toMatchObject({ code: 'budget', until: bench.now + ACCOUNT_LIMIT_MS });
    bench.stop.abort();
    expect((await given).code).toBe('aborted');
  });

  it('counts from the end of a call that failed', async () => {
    bench.api.answer = (response) => {
      bench.now += 20_000;
      response.writeHead(500).end();
    };
    expect((await bench.facts(bench.fichier.userInfo(USER))).code).toBe('server');
    const facts = await bench.facts(bench.fichier.userInfo(USER));
    expect(facts).toMatchObject({ code: 'budget', until: bench.now + ACCOUNT_LIMIT_MS });
  });

  it('is not used up by a call that was never sent', async () => {
    const thrown = new FichierError({ code: 'skipped', outcome: 'not-sent' });
    const beforeSend = () => Promise.reject(thrown);
    await expect(bench.fichier.userInfo({ ...USER, beforeSend })).rejects.toBe(thrown);
    expect((await bench.fichier.userInfo(USER)).value.plan).toBe('premium');
  });

  it('asked for twice at once goes out once', async () => {
    const [a, b] = await Promise.all([bench.fichier.userInfo(USER), bench.fichier.userInfo(USER)]);
    expect(a.value).toEqual(b.value);
    expect(bench.api.seen).toHaveLength(1);
  });

  it('is not sent when it cannot be put on record', async () => {
    bench.failsToCache = true;
    const facts = await bench.facts(bench.fichier.userInfo(USER));
    expect(facts).toMatchObject({ code: 'storage', outcome: 'not-sent' });
    expect(bench.api.seen).toEqual([]);
  });

  it('is answered even when the answer cannot be kept', async () => {
    const { answer } = bench.api;
    bench.api.answer = (response, request) => {
      bench.failsToCache = true;
      answer(response, request);
    };
    expect((await bench.fichier.userInfo(USER)).value.email).toBe('a@b.c');
  });

  it('waits no longer than its limit after the clock was set back', async () => {
    await bench.fichier.userInfo(USER);
    bench.now -= DAY_MS;
    bench.saved = { key: KEY, accountId: 'account-2' };
    expect((await bench.facts(bench.fichier.userInfo(USER))).until).toBe(bench.now + ACCOUNT_LIMIT_MS);
    bench.now += ACCOUNT_LIMIT_MS;
    expect((await bench.fichier.userInfo(USER)).at).toBe(bench.now);
  });

  it.each([['nonsense'], [[{ subject: 'account' }]], [[null]], [42]])(
    'starts anew from the stored %j',
    async (stored) => {
      bench.cached.set('account', stored);
      expect(await bench.fichier.knownAccount()).toBeNull();
      expect((await bench.fichier.userInfo(USER)).value.plan).toBe('premium');
    },
  );
});

describe('knownAccount', () => {
  it('is the last answer of the saved key, however old, and costs no call', async () => {
    expect(await bench.fichier.knownAccount()).toBeNull();
    const account = await bench.fichier.userInfo(USER);
    bench.now += 30 * DAY_MS;
    expect(await bench.fichier.knownAccount()).toEqual(account);
    bench.saved = null;
    expect(await bench.fichier.knownAccount()).toBeNull();
    expect(bench.api.seen).toHaveLength(1);
  });
});

describe('the listing of a folder', () => {
  const root = { folderId: 0, sentAfter: null };

  it('is asked once in 30 s, and served with its age until then', async () => {
    const first = await bench.fichier.fileLs(root, USER);
    bench.now += LISTING_LIMIT_MS - 1;
    expect(await bench.fichier.fileLs(root, USER)).toEqual(first);
    bench.now += 1;
    expect((await bench.fichier.fileLs(root, USER)).at).toBe(bench.now);
    expect(bench.api.seen).toHaveLength(2);
  });

  it('counts with either endpoint and any filter', async () => {
    await bench.fichier.fileLs(root, USER);
    const until = bench.now + LISTING_LIMIT_MS;
    const others = [
      () => bench.fichier.fileLs({ folderId: 0, sentAfter: '2026-01-31 12:00:00' }, USER),
      () => bench.fichier.folderLs({ folderId: 0 }, USER),
    ];
    for (const other of others) {
      expect(await bench.facts(other())).toMatchObject({ code: 'budget', outcome: 'not-sent', until });
    }
    expect(bench.api.seen).toHaveLength(1);
  });

  it('of another folder is free', async () => {
    await bench.fichier.fileLs(root, USER);
    for (const folderId of [1, 64, 128]) await bench.fichier.fileLs({ folderId, sentAfter: null }, USER);
    expect(bench.api.seen).toHaveLength(4);
    for (const folderId of [0, 1, 64, 128]) await bench.fichier.fileLs({ folderId, sentAfter: null }, USER);
    expect(bench.api.seen).toHaveLength(4);
  });

  it('of another account is free', async () => {
    await bench.fichier.fileLs(root, USER);
    bench.saved = { key: 'other-key', accountId: 'account-2' };
    await bench.fichier.fileLs(root, USER);
    expect(bench.api.seen).toHaveLength(2);
  });

  it('with files serves who asks for the folders alone, not the other way round', async () => {
    const whole = await bench.fichier.folderLs({ folderId: 0, files: true }, USER);
    expect(await bench.fichier.folderLs({ folderId: 0 }, USER)).toEqual(whole);
    await bench.fichier.folderLs({ folderId: 1 }, USER);
    expect((await bench.facts(bench.fichier.folderLs({ folderId: 1, files: true }, USER))).code).toBe(
      'budget',
    );
  });

  it('outlives a restart', async () => {
    const first = await bench.fichier.folderLs({ folderId: 0 }, USER);
    expect(await bench.create({}).folderLs({ folderId: 0 }, USER)).toEqual(first);
    expect(bench.api.seen).toHaveLength(1);
  });

  it('is not taken from an answer of another shape', async () => {
    await bench.fichier.fileLs(root, USER);
    const value = [{ filename: 7 }];
    await bench.answers.put([{ subject: 'account-1/0', variant: 'files ', value }]);
    expect((await bench.facts(bench.fichier.fileLs(root, USER))).code).toBe('budget');
  });

  it('does not pile up in the store', async () => {
    const folders = Array.from({ length: 12 }, (_, index) => index * 64);
    for (const folderId of folders) {
      await bench.fichier.fileLs({ folderId, sentAfter: null }, USER);
      bench.now += LISTING_LIMIT_MS;
    }
    expect([...bench.cached.keys()]).toEqual(['listing-0']);
    expect(bench.cached.get('listing-0')).toHaveLength(4);
    expect(bench.answers.rows.size).toBe(4);
    for (const folderId of folders.slice(-4)) {
      await bench.fichier.fileLs({ folderId, sentAfter: null }, { ...USER, maxAgeMs: DAY_MS });
    }
    expect(bench.api.seen).toHaveLength(folders.length);
  });

  it('keeps the newest answers of a folder', async () => {
    const days = ['01', '02', '03', '04', '05'];
    for (const day of days) {
      await bench.fichier.fileLs({ folderId: 0, sentAfter: `2026-01-${day} 00:00:00` }, USER);
      bench.now += LISTING_LIMIT_MS;
    }
    expect([...bench.answers.rows.keys()]).toEqual(
      days.slice(2).map((day) => JSON.stringify(['account-1/0', `files 2026-01-${day} 00:00:00`])),
    );
  });

  it('is answered, and counts, even when the answer finds no room', async () => {
    bench.failsToKeep = true;
    const { value } = await bench.fichier.folderLs({ folderId: 0, files: true }, USER);
    expect(value.files).toHaveLength(1);
    bench.failsToKeep = false;
    expect((await bench.facts(bench.fichier.folderLs({ folderId: 0 }, USER))).until).toBe(
      bench.now + LISTING_LIMIT_MS,
    );
  });

  it('still says that some of its files may be missing when it is served, and after an act on them', async () => {
    const items = [{ url: 'https://1fichier.com/?aaaaaaaaaa', filename: 'old' }, { filename: 'unread' }];
    bench.api.answerJson({ status: 'OK', count: 2, items });
    await bench.fichier.fileLs(root, USER);
    expect((await bench.fichier.fileLs(root, USER)).value.hasUnreadFiles).toBe(true);
    await bench.fichier.amend('account-1', { type: 'renamed', names: new Map([['aaaaaaaaaa', 'new']]) });
    const { value } = await bench.fichier.fileLs(root, USER);
    expect(value).toMatchObject({ files: [{ filename: 'new' }], hasUnreadFiles: true });
    expect(bench.api.seen).toHaveLength(1);
  });

  it('tells when it is free again, by whichever question it was asked', async () => {
    expect(await bench.fichier.listableAt(0)).toBeLessThanOrEqual(bench.now);
    await bench.fichier.fileLs(root, USER);
    expect(await bench.fichier.listableAt(0)).toBe(bench.now + LISTING_LIMIT_MS);
    expect(await bench.fichier.listableAt(1)).toBeLessThanOrEqual(bench.now);
  });

  it('that is doubted is read anew as soon as the limit allows, whatever age would do', async () => {
    const any = { ...USER, maxAgeMs: Number.POSITIVE_INFINITY };
    await bench.fichier.folderLs({ folderId: 0, files: true }, USER);
    await bench.fichier.doubt([0, 7]);
    const served = await bench.fichier.folderLs({ folderId: 0, files: true }, any);
    expect(served.at).toBe(bench.now);
    bench.now += LISTING_LIMIT_MS;
    await bench.fichier.folderLs({ folderId: 0, files: true }, any);
    expect(bench.api.seen).toHaveLength(2);
    bench.now += LISTING_LIMIT_MS;
    await bench.fichier.folderLs({ folderId: 0, files: true }, any);
    expect(bench.api.seen).toHaveLength(2);
  });
});
