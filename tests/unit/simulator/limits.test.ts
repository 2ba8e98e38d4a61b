import { describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addFolder } from '../../simulator/model/folders.ts';
import { DOCUMENTED_LIMITS } from '../../simulator/model/switches.ts';
import { createVirtual, type Virtual } from './virtual.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How the API answers `remote/ls` now: its message, or `OK`. */
async function mood(virtual: Virtual): Promise<unknown> {
  const { json, status, text } = await virtual.api('remote/ls');
  return json.status === 'OK' ? 'OK' : `${status} ${String(json.message ?? text)}`;
}

describe('the flood clock', () => {
  it('locks the address for its time when a second holds more than three calls', async () => {
    const virtual = createVirtual({ limits: { ...DOCUMENTED_LIMITS, lockMs: 30 * SECOND } });
    for (let call = 0; call < 3; call += 1) expect(await mood(virtual)).toBe('OK');
    expect(await mood(virtual)).toBe('403 Flood detected: IP Locked #374');
    await virtual.pass(30 * SECOND - 1);
    expect(await mood(virtual)).toBe('403 Flood detected: IP Locked #374');
    await virtual.pass(1);
    expect(await mood(virtual)).toBe('OK');
    expect(virtual.host.recorder.calls.map((call) => call.rejected)).toEqual([
      ...[null, null, null],
      'Flood detected: IP Locked #374',
      ...[null, null],
    ]);
  });

  it('allows one call a second in its strict mode', async () => {
    const virtual = createVirtual({ limits: { ...DOCUMENTED_LIMITS, callsPerSecond: 1 } });
    expect(await mood(virtual)).toBe('OK');
    await virtual.pass(SECOND);
    expect(await mood(virtual)).toBe('OK');
    await virtual.pass(SECOND - 1);
    expect(await mood(virtual)).toContain('Flood detected');
  });

  it('is forgotten on demand', async () => {
    const virtual = createVirtual();
    virtual.host.locks.lock('ip-locked', MINUTE);
    virtual.host.locks.forget();
    expect(await mood(virtual)).toBe('OK');
  });
});

describe('a lock', () => {
  it.each([
    ['flood-ip', '403 Flood detected: IP Locked #374'],
    ['flood-user', '403 Flood detected: User Locked #223'],
    ['flood-key', '403 Flood detected: User APK Locked #224'],
    ['ip-locked', '403 IP Locked #79'],
  ] as const)('%s says so to every call until it ends', async (kind, words) => {
    const virtual = createVirtual();
    virtual.host.faults.next({ match: 'remote/ls', action: { type: 'lock', lock: kind, ms: MINUTE } });
    expect(await mood(virtual)).toBe(words);
    await virtual.api('remote/request', { urls: ['http://files.example/a'] });
    expect(virtual.host.state.jobs).toEqual([]);
    await virtual.pass(MINUTE);
    expect(await mood(virtual)).toBe('OK');
  });

  it('may come as 429, as documented', async () => {
    const virtual = createVirtual();
    virtual.host.locks.lock('flood-ip', MINUTE, 429);
    expect(await mood(virtual)).toBe('429 Flood detected: IP Locked #374');
  });

  it('may come as an HTML page', async () => {
    const virtual = createVirtual();
    virtual.host.locks.lock('html', MINUTE);
    const answer = await virtual.api('remote/ls');
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toContain('text/html');
    expect((await virtual.send('https://1fichier.com/')).status).toBe(403);
  });

  it('follows many bad answers where abuse is counted', async () => {
    const virtual = createVirtual({ limits: { abuseAnswers: 3, lockMs: MINUTE } });
    for (let call = 0; call < 3; call += 1) await virtual.api('remote/ls', {}, TEST_KEYS.wrong);
    expect(await mood(virtual)).toBe('403 IP Locked #79');
    await virtual.pass(MINUTE);
    expect(await mood(virtual)).toBe('OK');
  });
});

describe('user/info', () => {
  const limits = { userInfoPerIpMs: MINUTE, userInfoPerUserMs: 5 * MINUTE };
  const ask = async (virtual: Virtual, key?: string): Promise<unknown> =>
    (await virtual.api('user/info', {}, key)).json.message;

  it('is answered once a minute per address', async () => {
    const virtual = createVirtual({ limits });
    expect(await ask(virtual)).toBe('OK');
    await virtual.pass(MINUTE - 1);
    expect(await ask(virtual, TEST_KEYS.free)).toBe('Flood detected: IP Locked #38');
    await virtual.pass(1);
    expect(await ask(virtual, TEST_KEYS.free)).toBe('OK');
  });

  it('is answered once in five minutes per user', async () => {
    const virtual = createVirtual({ limits });
    await ask(virtual);
    await virtual.pass(5 * MINUTE - 1);
    expect(await ask(virtual)).toBe('Flood detected: User Locked #223');
    await virtual.pass(1);
    expect(await ask(virtual)).toBe('OK');
  });

  it('too often leaves other calls alone, unless its lock is on everything', async () => {
    const mild = createVirtual({ limits });
    await ask(mild);
    await ask(mild);
    expect(await mood(mild)).toBe('OK');

    const hard = createVirtual({ limits: { ...limits, limitLocks: 'everything', lockMs: MINUTE } });
    await ask(hard);
    await ask(hard);
    expect(await mood(hard)).toBe('403 Flood detected: IP Locked #374');
  });
});

describe('a listing', () => {
  it.each(['file/ls', 'folder/ls'])('%s of one folder is answered once in 30 s', async (endpoint) => {
    const virtual = createVirtual({ limits: { listingMs: 30 * SECOND } });
    const folder = addFolder(virtual.host, virtual.account(TEST_KEYS.premium), 'other');
    expect((await virtual.api(endpoint)).json.status).toBe('OK');
    expect((await virtual.api(endpoint, { folder_id: folder.id })).json.status).toBe('OK');
    await virtual.pass(30 * SECOND - 1);
    expect((await virtual.api(endpoint, { folder_id: 0 })).json).toMatchObject({
      status: 'KO',
      message: 'Flood detected: User Locked #223',
    });
    await virtual.pass(1);
    expect((await virtual.api(endpoint)).json.status).toBe('OK');
  });

  it('is one listing of the folder whatever dates are asked for', async () => {
    const virtual = createVirtual({ limits: { listingMs: 30 * SECOND } });
    await virtual.api('file/ls', { sent_after: '2026-01-01 00:00:00' });
    expect((await virtual.api('file/ls', { sent_after: '2026-01-02 00:00:00' })).status).toBe(403);
  });

  it('of the whole account is answered once an hour', async () => {
    const virtual = createVirtual({ limits: { listingMs: 30 * SECOND, listAllMs: 60 * MINUTE } });
    await virtual.api('file/ls', { folder_id: -1 });
    await virtual.pass(60 * MINUTE - 1);
    expect((await virtual.api('file/ls', { folder_id: -1 })).status).toBe(403);
    await virtual.pass(1);
    expect((await virtual.api('file/ls', { folder_id: -1 })).status).toBe(200);
  });

  it('of any folder waits for the last one where that limit is on', async () => {
    const virtual = createVirtual({ limits: { anyListingMs: 3 * SECOND } });
    await virtual.api('file/ls');
    expect((await virtual.api('folder/ls')).status).toBe(403);
    await virtual.pass(3 * SECOND);
    expect((await virtual.api('folder/ls')).status).toBe(200);
  });
});
