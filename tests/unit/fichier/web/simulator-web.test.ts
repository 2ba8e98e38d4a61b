import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addFile, linkOf } from '../../../simulator/model/files.ts';
import { addFolder } from '../../../simulator/model/folders.ts';
import { troubleLink } from '../../../simulator/model/troubles.ts';
import { type SimulatorBench, startSimulatorBench } from '../simulator-bench';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const USER = { lane: 'user' } as const;
const NAME = `"; rm -rf ~ #](javascript:x) & <b>;'.zip`;

let bench: SimulatorBench;
beforeEach(async () => {
  bench = await startSimulatorBench();
});
afterEach(async () => {
  // Nothing a client must not do, the key in a request of the website above all.
  expect(bench.simulator.rejected()).toEqual([]);
  await bench.stop();
});

describe('the website of a faithful 1fichier', () => {
  it('tells the health of a hundred links at once', async () => {
    const { simulator, web } = bench;
    const named = linkOf(addFile(simulator, { filename: NAME, bytes: 'abc' }));
    const bound = addFile(simulator, { filename: 'b', bytes: 'b', domain: 'pjointe.com', bound: true });
    const locked = linkOf(addFile(simulator, { filename: 'c', bytes: 'c', password: 'opensesame' }));
    const many = Array.from({ length: 94 }, (_, at) =>
      linkOf(addFile(simulator, { filename: `${at}`, bytes: '1' })),
    );
    const asked = [
      named,
      linkOf(bound),
      `https://1fichier.com/?${bound.id}`,
      locked,
      troubleLink('not-found'),
      'https://x.example/',
    ];
    const found = await web.checkLinks([...asked, ...many]);
    expect(found.slice(0, 6).map(({ url, state, name, size }) => [url, state, name, size])).toEqual([
      [named, 'alive', NAME, 3],
      [linkOf(bound), 'alive', 'b', 1],
      [`https://1fichier.com/?${bound.id}`, 'dead', null, null],
      [locked, 'protected', null, null],
      [troubleLink('not-found'), 'dead', null, null],
      ['https://x.example/', 'bad', null, null],
    ]);
    expect(found.slice(6).map(({ name }) => name)).toEqual(many.map((_, at) => `${at}`));
    expect(simulator.calls.map(({ host, path }) => host + path)).toEqual(['1fichier.com/check_links.pl']);
  });

  it('lists a public folder, behind its password too', async () => {
    const { simulator, web } = bench;
    const [owner] = simulator.state.keys.values();
    if (owner === undefined) throw new Error('no account');
    const folder = addFolder(simulator, owner, 'IP Locked');
    folder.shareCode = 'AbCdEf12';
    const file = addFile(simulator, { owner, filename: NAME, bytes: 'abc', folderId: folder.id });
    const url = 'https://1fichier.com/en/dir/AbCdEf12';
    const rows = [{ url: linkOf(file), name: NAME, size: 3, isProtected: false }];
    const read = (password: string | null) =>
      web.readFolder({ url, password }).catch((error) => error.facts.code);

    expect(await read(null)).toEqual(rows);
    folder.password = 'open & shut';
    expect(await read(null)).toBe('password-required');
    expect(await read('shut')).toBe('password-wrong');
    expect(await read('open & shut')).toEqual(rows);
    expect(await web.readFolder({ url: url.toLowerCase(), password: null }).catch((e) => e.facts.code)).toBe(
      'not-found',
    );
  });

  it('keeps its distance from calls of the API, and all of them out while the address is locked', async () => {
    const { simulator, web, fichier, facts } = bench;
    const link = linkOf(addFile(simulator, { filename: 'a', bytes: 'a' }));
    await Promise.all([fichier.remoteLs(USER), web.checkLinks([link]), fichier.getLink({ url: link }, USER)]);
    const [first = 0, second = 0, third = 0] = simulator.calls.map(({ at }) => at);
    expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(1_100);
    simulator.locks.lock('ip-locked', 60_000);
    expect(await facts(web.checkLinks([link]))).toMatchObject({ code: 'ip-locked', status: 403 });
    const before = simulator.calls.length;
    expect(await facts(fichier.remoteLs(USER))).toMatchObject({ code: 'ip-locked', outcome: 'not-sent' });
    expect(simulator.calls).toHaveLength(before);
  });
});

describe('a redirect', () => {
  const link = 'https://1fichier.com/?abcdefghij';
  const folder = 'https://1fichier.com/dir/CiLKCBI7';
  it.each([
    ['of a folder', '/dir/CiLKCBI7', () => bench.web.readFolder({ url: folder, password: null })],
    [
      'of a folder with a password',
      '/dir/CiLKCBI7',
      () => bench.web.readFolder({ url: folder, password: 'p' }),
    ],
    ['of the link check', '/check_links.pl', () => bench.web.checkLinks([link])],
    ['of the API', 'get_token', () => bench.fichier.getLink({ url: link }, USER)],
  ])('%s is followed nowhere', async (_what, match, call) => {
    const { simulator, facts } = bench;
    const targets = [
      'https://files.example/elsewhere.txt',
      'https://evil.example/',
      'http://1fichier.com/',
      'http://files.example/',
      '/elsewhere',
    ];
    for (const to of targets) {
      for (const status of [302, 307]) {
        const { calls, site, refusedByProxy } = simulator;
        const before = [calls.length, site.asked.length, refusedByProxy.length];
        simulator.faults.next({ match, action: { type: 'redirect', to, status } });
        expect(await facts(call())).toMatchObject({ code: 'redirected', outcome: 'unknown' });
        expect([calls.length - 1, site.asked.length, refusedByProxy.length]).toEqual(before);
      }
    }
  });
});

describe('direct links', () => {
  it('honour every option, and want the password of the file', async () => {
    const { simulator, fichier, facts } = bench;
    const [owner] = simulator.state.keys.values();
    if (owner === undefined) throw new Error('no account');
    owner.cdnCredits = 5;
    const url = linkOf(
      addFile(simulator, { filename: 'a', bytes: 'abc', password: 'opensesame', inline: 1 }),
    );
    expect(await facts(fichier.getLink({ url }, USER))).toMatchObject({ code: 'password-required' });
    expect(await facts(fichier.getLink({ url, password: 'x' }, USER))).toMatchObject({
      code: 'password-wrong',
    });
    const options = { inline: true, cdn: true, restrictIp: 2, single: true, noSsl: true } as const;
    const direct = await fichier.getLink({ url, password: 'opensesame', ...options }, USER);
    expect(direct.url).toMatch(/^http:\/\/.+\?inline$/);
    expect([...simulator.state.directLinks.values()]).toMatchObject([options]);
  });
});
