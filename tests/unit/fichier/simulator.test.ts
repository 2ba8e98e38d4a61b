import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { CallOptions, RemoteJobInfo } from '@/utils/fichier/fichier';
import { addFile, linkOf } from '../../simulator/model/files.ts';
import { addFolder } from '../../simulator/model/folders.ts';
import type { LockKind } from '../../simulator/model/locks.ts';
import { type Trouble, troubleLink } from '../../simulator/model/troubles.ts';
import { type SimulatorBench, startSimulatorBench } from './simulator-bench';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const USER: CallOptions = { lane: 'user' };
const BACKGROUND: CallOptions = { lane: 'background' };
const SOURCE = 'http://files.example/film%20one.mp4?size=3000';
const MISSING = 'http://files.example/missing/film.mp4';
const NO_JOBS = { rows: [], isList: true, isWhole: true };

let bench: SimulatorBench;
beforeEach(async () => {
  bench = await startSimulatorBench();
});
afterEach(() => bench.stop());

function account() {
  const [owner] = [...bench.simulator.state.keys.values()];
  if (owner === undefined) throw new Error('no account');
  return owner;
}

/** Sends the sources and waits until 1fichier has fetched them. */
async function finishedJob(urls: readonly string[], folderId = 0): Promise<RemoteJobInfo> {
  const { ids } = await bench.fichier.addUrl({ urls, folderId, headers: null }, USER);
  await bench.simulator.until(() => bench.simulator.state.jobs.every((job) => job.finishedAt !== null));
  return bench.fichier.remoteInfo(ids[0], BACKGROUND);
}

describe('against a faithful 1fichier', () => {
  afterEach(() => {
    // Nothing a client must not do, with every documented limit in force.
    expect(bench.simulator.rejected()).toEqual([]);
  });

  it('sends links, follows the job, and gets each result', async () => {
    const folder = addFolder(bench.simulator, account(), 'Films');
    const info = await finishedJob([SOURCE, MISSING], folder.id);
    expect(info).toMatchObject({ finished: true, links: [SOURCE, MISSING] });
    const [good, bad] = info.results;
    expect(good).toMatchObject({ url: SOURCE, ok: true });
    expect(good?.link).toMatch(/^https:\/\/1fichier\.com\/\?[a-z0-9]{20}$/);
    expect(bad).toMatchObject({ url: MISSING, ok: false, link: null });
    expect(bad?.message).toBeTruthy();

    expect(await bench.fichier.remoteLs(BACKGROUND)).toEqual({
      rows: [{ id: info.id, requestDate: info.requestDate, finished: true }],
      isList: true,
      isWhole: true,
    });
    const files = await bench.fichier.fileLs(
      { folderId: folder.id, sentAfter: info.requestDate },
      BACKGROUND,
    );
    expect(files.value.files).toMatchObject([{ url: good?.link, size: 3_000, hasPassword: false }]);
  });

  it('gets a direct link whose bytes are those of the source', async () => {
    const file = addFile(bench.simulator, { owner: account(), filename: 'a.bin', bytes: 'some bytes' });
    const { url, at } = await bench.fichier.getLink({ url: linkOf(file), single: true }, USER);
    expect(Math.abs(at - bench.simulator.clock.now())).toBeLessThan(5_000);
    const answer = await fetch(url);
    const sha = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sha(new Uint8Array(await answer.arrayBuffer()))).toBe(sha('some bytes'));
  });

  it('copies a file of someone else into a folder', async () => {
    const folder = addFolder(bench.simulator, account(), 'Copies');
    const file = addFile(bench.simulator, { filename: 'b.bin', bytes: 'bytes', password: 'secret' });
    const input = { urls: [linkOf(file)], folderId: folder.id };
    expect(await bench.facts(bench.fichier.copyFiles(input, USER))).toMatchObject({
      code: 'password-required',
      outcome: 'refused',
    });
    bench.simulator.switches.passwordRefusal = 'silent';
    expect(await bench.facts(bench.fichier.copyFiles(input, USER))).toMatchObject({ code: 'not-allowed' });
    const { copies, count } = await bench.fichier.copyFiles({ ...input, password: 'secret' }, USER);
    expect(count).toBe(1);
    const [copied] = copies;
    expect(copied?.from).toBe(linkOf(file));
    const listing = await bench.fichier.folderLs({ folderId: folder.id, files: true }, USER);
    expect(listing.value).toMatchObject({
      id: folder.id,
      name: 'Copies',
      files: [{ url: copied?.to, filename: 'b.bin' }],
    });
  });

  it('lists the folders of the root', async () => {
    const films = addFolder(bench.simulator, account(), 'Films');
    const series = addFolder(bench.simulator, account(), 'Séries');
    const { value } = await bench.fichier.folderLs({ folderId: 0 }, USER);
    expect(value.folders).toMatchObject([
      { id: films.id, name: 'Films' },
      { id: series.id, name: 'Séries' },
    ]);
  });

  it.each(['premium', 'gold', 'access', 'free'] as const)('knows the plan %s', async (plan) => {
    bench.key = plan;
    const { value } = await bench.fichier.userInfo(USER);
    expect(value).toMatchObject({ plan, email: `${plan}@account.example`, overQuota: false });
    expect(value.availableStorage).toBeGreaterThan(0);
    expect((await bench.governor.linkBudget()).perHour).toBe(plan === 'free' ? 50 : 500);
  });

  it('stays within all limits however hard it is pressed', async () => {
    addFolder(bench.simulator, account(), 'Films');
    const pressed = Array.from({ length: 12 }, () => [
      bench.fichier.remoteLs(BACKGROUND),
      bench.fichier.userInfo(USER),
      bench.fichier.folderLs({ folderId: 0 }, USER),
      bench.fichier.fileLs({ folderId: 0, sentAfter: null }, BACKGROUND).catch(() => null),
    ]).flat();
    await Promise.all(pressed);
    expect(bench.simulator.callsTo('user/info')).toHaveLength(1);
    expect(bench.simulator.callsTo('folder/ls')).toHaveLength(1);
  });

  it.each([
    ['wrong', 'not-authenticated', 401],
    ['passwordReset', 'no-such-user', 403],
  ] as const)('names what is wrong with the key "%s"', async (key, code, status) => {
    bench.key = key;
    const facts = await bench.facts(bench.fichier.remoteLs(USER));
    expect(facts).toMatchObject({ code, outcome: 'refused', status });
    bench.key = 'premium';
    expect(await bench.fichier.remoteLs(USER)).toEqual(NO_JOBS);
  });

  it.each<[Trouble, ErrorCode]>([
    ['not-found', 'not-found'],
    ['not-allowed', 'not-allowed'],
    ['password-required', 'password-required'],
    ['password-wrong', 'password-wrong'],
    ['owner-locked', 'owner-locked'],
    ['not-customer', 'not-customer'],
    ['one-location', 'one-location'],
    ['professional-line', 'needs-cdn'],
    ['not-residential', 'needs-cdn'],
    ['bad-token', 'not-authenticated'],
  ])('names the trouble "%s" of a direct link, as a 4xx and in a 200', async (trouble, code) => {
    for (const failuresAs200 of [false, true]) {
      bench.simulator.switches.failuresAs200 = failuresAs200;
      const facts = await bench.facts(bench.fichier.getLink({ url: troubleLink(trouble) }, USER));
      expect(facts).toMatchObject({ code, outcome: 'refused' });
      expect(facts.words).toBeTruthy();
    }
  });

  it('takes a removed file for gone by its HTTP status, which is all that is known of it', async () => {
    const facts = await bench.facts(bench.fichier.getLink({ url: troubleLink('gone') }, USER));
    expect(facts).toMatchObject({ code: 'gone', outcome: 'refused', status: 410 });
  });

  it('tells a free account what a direct link needs', async () => {
    bench.key = 'free';
    const file = addFile(bench.simulator, { filename: 'a.bin', bytes: 'bytes' });
    const facts = await bench.facts(bench.fichier.getLink({ url: linkOf(file) }, USER));
    expect(facts).toMatchObject({ code: 'not-customer', outcome: 'refused' });
  });

  it('tells a missing folder from a missing file', async () => {
    const listings = [
      bench.fichier.folderLs({ folderId: 9_999 }, USER),
      bench.fichier.fileLs({ folderId: 9_998, sentAfter: null }, USER),
    ];
    for (const listing of listings) expect((await bench.facts(listing)).code).toBe('folder-not-found');
    expect((await bench.facts(bench.fichier.remoteInfo(5, USER))).code).toBe('not-found');
  });

  it.each<[LockKind, number, ErrorCode, number]>([
    ['flood-ip', 403, 'flood-ip', 60_000],
    ['flood-ip', 429, 'flood-ip', 60_000],
    ['flood-user', 403, 'flood-user', 60_000],
    ['flood-key', 403, 'flood-key', 60_000],
    ['ip-locked', 403, 'ip-locked', 3_600_000],
    ['html', 403, 'ip-locked', 3_600_000],
  ])(
    'holds everything after a lock (%s as %i), and goes on after it',
    async (kind, status, code, lengthMs) => {
      bench.simulator.locks.lock(kind, lengthMs, status);
      const first = await bench.facts(bench.fichier.remoteLs(USER));
      expect(first).toMatchObject({ code, outcome: kind === 'html' ? 'unknown' : 'refused' });
      const calls = bench.simulator.calls.length;
      expect(await bench.facts(bench.fichier.userInfo(USER))).toMatchObject({
        code,
        outcome: 'not-sent',
        until: first.until,
      });
      expect(bench.simulator.calls).toHaveLength(calls);
      bench.simulator.clock.advance(lengthMs);
      expect(await bench.fichier.remoteLs(USER)).toEqual(NO_JOBS);
    },
  );

  it('ends a lock early by a Try now that goes well', async () => {
    bench.simulator.locks.lock('ip-locked', 60_000);
    await bench.facts(bench.fichier.remoteLs(USER));
    bench.simulator.locks.forget();
    expect(await bench.fichier.remoteLs({ ...USER, throughHold: true })).toEqual(NO_JOBS);
    expect(await bench.governor.hold()).toBeNull();
  });
});

describe('what 1fichier is not known to do always in one way', () => {
  it.each(['1970', 'empty', 'zero', 'null', 'absent'] as const)(
    'a pending date may be "%s"',
    async (pendingDate) => {
      bench.simulator.switches.executionDelayMs = null;
      bench.simulator.switches.pendingDate = pendingDate;
      const { ids } = await bench.fichier.addUrl({ urls: [SOURCE], folderId: 0, headers: null }, USER);
      const [id] = ids;
      expect(await bench.fichier.remoteLs(USER)).toMatchObject({ rows: [{ id, finished: false }] });
      expect(await bench.fichier.remoteInfo(id, USER)).toMatchObject({ id, finished: false, results: [] });
    },
  );

  it('numbers may be texts, the status missing, a field spelled in two ways', async () => {
    Object.assign(bench.simulator.switches, {
      numericStrings: true,
      missingStatus: true,
      contentTypeField: 'content_type',
    });
    expect(await bench.fichier.remoteLs(USER)).toEqual(NO_JOBS);
    const info = await finishedJob([SOURCE]);
    expect(info.results).toMatchObject([{ ok: true }]);
    expect((await bench.fichier.userInfo(USER)).value.plan).toBe('premium');
    const files = await bench.fichier.fileLs({ folderId: 0, sentAfter: null }, USER);
    expect(files.value.files).toMatchObject([{ size: 3_000, contentType: 'video/mp4', hasPassword: false }]);
  });
});

describe('a call that meets trouble on its way', () => {
  const addUrl = () => bench.fichier.addUrl({ urls: [SOURCE], folderId: 0, headers: null }, USER);

  it.each([
    ['cut-before-work', 0, 'network'],
    ['cut-after-work', 1, 'network'],
    ['cut-in-answer', 1, 'network'],
    ['hang-before-work', 0, 'timeout'],
    ['hang-after-work', 1, 'timeout'],
    ['cut-json', 1, 'bad-answer'],
    ['no-id', 1, 'no-id'],
    ['answer', 0, 'server'],
  ] as const)('(%s) leaves open whether the link was taken', async (type, jobs, code) => {
    bench.simulator.faults.next({ match: 'remote/request', action: { type } });
    expect(await bench.facts(addUrl())).toMatchObject({ code, outcome: 'unknown' });
    expect(bench.simulator.callsTo('remote/request')).toHaveLength(1);
    expect(bench.simulator.state.jobs).toHaveLength(jobs);
  });

  it('after which the next one finds the way', async () => {
    bench.simulator.faults.next({ match: '*', action: { type: 'hang-before-work' } });
    await bench.facts(bench.fichier.remoteLs(USER));
    expect((await addUrl()).ids[0]).toBeGreaterThan(0);
  });

  it("knows a refusal in 1fichier's own words", async () => {
    const action = { type: 'ko', message: 'Remote upload is closed #900', status: 403 } as const;
    bench.simulator.faults.next({ match: 'remote/request', action });
    expect(await bench.facts(addUrl())).toMatchObject({
      code: 'refused',
      outcome: 'refused',
      words: 'Remote upload is closed',
      number: '900',
    });
  });
});
