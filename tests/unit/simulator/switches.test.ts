import { describe, expect, it } from 'vitest';
import { runJob } from '../../simulator/model/jobs.ts';
import type { Switches } from '../../simulator/model/switches.ts';
import { createVirtual, type Virtual } from './virtual.ts';

const FILE = 'http://files.example/one.bin';

async function send(virtual: Virtual, urls: readonly string[] = [FILE]): Promise<number> {
  const { json } = await virtual.api('remote/request', { urls });
  return Number(json.id);
}

async function listed(virtual: Virtual): Promise<number[]> {
  const { json } = await virtual.api('remote/ls');
  return (json.data as { id: number }[]).map(({ id }) => id);
}

describe('the dates of a pending job', () => {
  it.each<[Switches['pendingDate'], unknown]>([
    ['1970', '1970-01-01 00:00:00'],
    ['empty', ''],
    ['zero', '0000-00-00 00:00:00'],
    ['null', null],
    ['absent', undefined],
    ['0', '0'],
    ['number-0', 0],
    ['dash', '-'],
    ['word', 'pending'],
    ['false', false],
    ['1969', '1969-12-31 23:59:59'],
    ['0001', '0001-01-01 00:00:00'],
    ['day-first', '01/01/1970 00:00:00'],
  ])('stand as %s', async (pendingDate, expected) => {
    const virtual = createVirtual({ switches: { pendingDate, executionDelayMs: null } });
    await send(virtual);
    const [row] = (await virtual.api('remote/ls')).json.data as Record<string, unknown>[];
    expect(row?.execution_date).toBe(expected);
  });
});

describe('remote jobs', () => {
  it('wait for a hand when nothing executes them', async () => {
    const virtual = createVirtual({ switches: { executionDelayMs: null } });
    const id = await send(virtual);
    await virtual.pass(3_600_000);
    expect((await virtual.api('remote/info', { id })).json.result).toBeUndefined();
    const [job] = virtual.host.state.jobs;
    if (job !== undefined) await runJob(virtual.host, job);
    expect((await virtual.api('remote/info', { id })).json.result).toHaveLength(1);
  });

  it('run by hand are not executed again when their time comes', async () => {
    const virtual = createVirtual({ switches: { executionDelayMs: 1000 } });
    await send(virtual);
    const [job] = virtual.host.state.jobs;
    if (job !== undefined) await runJob(virtual.host, job);
    await virtual.pass(1000);
    expect(virtual.host.site.fetches('/one.bin')).toBe(1);
    expect(job?.results).toHaveLength(1);
  });

  it('show their links rewritten', async () => {
    const virtual = createVirtual({ switches: { rewriteLinks: (url) => `${url}#seen` } });
    const { json } = await virtual.api('remote/request', { urls: [FILE] });
    expect(json.urls).toEqual([`${FILE}#seen`]);
    const info = await virtual.api('remote/info', { id: json.id });
    expect(info.json.links).toEqual([`${FILE}#seen`]);
    expect(virtual.host.state.jobs[0]?.urls).toEqual([FILE]);
  });

  it('show at most ten rows when the list is cut', async () => {
    const virtual = createVirtual({ switches: { listRows: 10 } });
    const ids: number[] = [];
    for (let job = 0; job < 12; job += 1) ids.push(await send(virtual));
    expect(await listed(virtual)).toEqual(ids.toReversed().slice(0, 10));
  });

  it('show in the list only after 40 s, while their id is known at once', async () => {
    const virtual = createVirtual({ switches: { showJobAfterMs: 40_000 } });
    const id = await send(virtual);
    await virtual.pass(39_999);
    expect(await listed(virtual)).toEqual([]);
    expect((await virtual.api('remote/info', { id })).status).toBe(200);
    await virtual.pass(1);
    expect(await listed(virtual)).toEqual([id]);
  });

  it('vanish after their end, from the list and from the details', async () => {
    const virtual = createVirtual({
      switches: { executionDelayMs: 0, vanishFromListAfterMs: 1000, vanishFromInfoAfterMs: 2000 },
    });
    const id = await send(virtual);
    await virtual.pass(0);
    expect(await listed(virtual)).toEqual([id]);
    await virtual.pass(1000);
    expect(await listed(virtual)).toEqual([]);
    expect((await virtual.api('remote/info', { id })).status).toBe(200);
    await virtual.pass(1000);
    expect((await virtual.api('remote/info', { id })).status).toBe(404);
  });

  it('get growing, falling or random ids, all different', async () => {
    const rising = (ids: number[]): boolean => ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? 0));
    const idsWith = async (jobIds: Switches['jobIds']): Promise<number[]> => {
      const virtual = createVirtual({ switches: { jobIds } });
      const ids: number[] = [];
      for (let job = 0; job < 20; job += 1) ids.push(await send(virtual));
      expect(new Set(ids).size).toBe(20);
      return ids;
    };
    expect(rising(await idsWith('growing'))).toBe(true);
    expect(rising((await idsWith('falling')).toReversed())).toBe(true);
    const random = await idsWith('random');
    expect(rising(random) || rising(random.toReversed())).toBe(false);
  });

  it('come in another order when asked to', async () => {
    const virtual = createVirtual({ switches: { jobOrder: 'oldest-first' } });
    const ids = [await send(virtual), await send(virtual)];
    expect(await listed(virtual)).toEqual(ids);
    for (let job = 0; job < 10; job += 1) ids.push(await send(virtual));
    virtual.host.switches.jobOrder = 'shuffled';
    const shuffled = await listed(virtual);
    expect(shuffled).not.toEqual(ids);
    expect(shuffled).not.toEqual(ids.toReversed());
    expect(shuffled.toSorted()).toEqual(ids.toSorted());
  });

  it.each([
    ['identical', [FILE]],
    ['partly-equal', [FILE, expect.any(String)]],
  ] as const)('of another client may be %s', async (otherClient, theirs) => {
    const virtual = createVirtual({ switches: { otherClient } });
    const id = await send(virtual);
    const [other, own] = await listed(virtual);
    expect(own).toBe(id);
    expect((await virtual.api('remote/info', { id: other })).json.links).toEqual(theirs);
    expect(virtual.host.state.jobs.map((job) => job.by)).toEqual(['client', 'other']);
  });

  it('may report nothing for a source though they are finished', async () => {
    const virtual = createVirtual({ switches: { editResults: () => [] } });
    const id = await send(virtual);
    await virtual.pass(0);
    const { json } = await virtual.api('remote/info', { id });
    expect(json).toMatchObject({ execution_date: expect.stringMatching(/^2026/), result: [] });
  });

  it('may show results one by one', async () => {
    const virtual = createVirtual({ switches: { progressiveResults: true } });
    const id = await send(virtual, [FILE, 'http://files.example/slow/9000/two.bin']);
    await virtual.pass(0);
    const { json } = await virtual.api('remote/info', { id });
    expect(json).toMatchObject({ execution_date: '1970-01-01 00:00:00', result: [{ url: FILE }] });
  });

  it('may be refused when their source is known', async () => {
    const virtual = createVirtual({ switches: { refuseKnownSources: true } });
    await send(virtual);
    expect((await virtual.api('remote/request', { urls: [FILE] })).json.message).toContain(
      `You already requesting the download of "${FILE}"`,
    );
  });
});

describe('the shape of answers', () => {
  it('may have strings for numbers', async () => {
    const virtual = createVirtual({ switches: { numericStrings: true } });
    const { json } = await virtual.api('remote/request', { urls: [FILE] });
    expect(json.id).toMatch(/^\d+$/);
    const { data } = (await virtual.api('remote/ls')).json;
    expect(data).toMatchObject([{ id: json.id }]);
  });

  it('may lack the status of a success, never that of a failure', async () => {
    const virtual = createVirtual({ switches: { missingStatus: true } });
    expect((await virtual.api('remote/ls')).json).toEqual({ data: [] });
    expect((await virtual.api('remote/info', { id: 1 })).json.status).toBe('KO');
  });

  it('may carry a failure in HTTP 200', async () => {
    const virtual = createVirtual({ switches: { failuresAs200: true } });
    const { status, json } = await virtual.api('remote/info', { id: 1 });
    expect(status).toBe(200);
    expect(json).toEqual({ message: 'Resource not found #469', status: 'KO' });
  });

  it('may be in French', async () => {
    const virtual = createVirtual({ switches: { language: 'french' } });
    expect((await virtual.api('remote/info', { id: 1 })).json.message).toBe('Ressource introuvable #469');
    const { json } = await virtual.api('remote/request', { urls: ['http://files.example/missing/a.bin'] });
    await virtual.pass(0);
    expect((await virtual.api('remote/info', { id: json.id })).json.result).toMatchObject([
      { status: 'KO', message: 'Erreur HTTP 404' },
    ]);
  });
});
