import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { GOOD_KEY, OTHER_KEY, send, startStage, useFakeTime, WRONG_KEY } from './stage';

beforeEach(useFakeTime);

const SECOND_MS = 1_000;
const FLOOD = { status: 403, body: { status: 'KO', message: 'Flood detected: IP Locked #374' } };

async function savedKey(): Promise<unknown> {
  const { apiKey } = await fakeBrowser.storage.local.get('apiKey');
  return (apiKey as { key?: unknown } | undefined)?.key;
}

describe('saving a key', () => {
  it('checks it, saves it, names the plan and tells the engine', async () => {
    const { fichier, outbox } = startStage();
    const reply = await send('saveKey', { key: GOOD_KEY });
    expect(reply).toMatchObject({
      ok: true,
      value: { works: true, planAt: null, account: { plan: 'premium', subscriptionEnd: '2030-01-02' } },
    });
    expect(fichier.asked.map(({ path, key }) => [path, key])).toEqual([
      ['remote/ls.cgi', GOOD_KEY],
      ['user/info.cgi', GOOD_KEY],
    ]);
    expect(await savedKey()).toBe(GOOD_KEY);
    expect(outbox.calls).toContain('keyChanged');
    expect(await send('status', null)).toMatchObject({
      ok: true,
      value: { hasKey: true, account: { plan: 'premium' }, planAt: null },
    });
  });

  it.each([
    ['spaces around it', ` \t${GOOD_KEY}  `],
    ['line ends around it', `\r\n${GOOD_KEY}\n`],
    ['invisible characters in it', `\u200b${GOOD_KEY.slice(0, 4)}\ufeff${GOOD_KEY.slice(4)}\u200d`],
    ['no-break spaces around it', `\u00a0${GOOD_KEY}\u00a0`],
  ])('forgives %s', async (_what, pasted) => {
    startStage();
    expect((await send('saveKey', { key: pasted })).ok).toBe(true);
    expect(await savedKey()).toBe(GOOD_KEY);
  });

  it.each([
    ['an empty one', '  \n', 'no-key'],
    ['one with a space inside', 'GoodKey GoodKey', 'not-authenticated'],
    ['one with a line end inside', 'GoodKey\nGoodKey', 'not-authenticated'],
    ['one with a letter that no header carries', 'ключ', 'not-authenticated'],
  ])('refuses %s without asking 1fichier', async (_what, key, code) => {
    const { fichier } = startStage();
    expect(await send('saveKey', { key })).toMatchObject({ ok: false, reason: { code } });
    expect(fichier.asked).toEqual([]);
    expect(await savedKey()).toBeUndefined();
  });

  it('leaves it to 1fichier whether a key of another form is good', async () => {
    const { fichier } = startStage();
    expect(await send('saveKey', { key: 'short' })).toMatchObject({ reason: { code: 'not-authenticated' } });
    expect(fichier.asked).toHaveLength(1);
  });

  it('changes nothing for a wrong key, and takes the right one right after', async () => {
    const { outbox } = startStage();
    expect(await send('saveKey', { key: WRONG_KEY })).toMatchObject({
      ok: false,
      reason: { code: 'not-authenticated', until: null },
    });
    expect(await savedKey()).toBeUndefined();
    expect(outbox.calls).not.toContain('keyChanged');
    const before = Date.now();
    expect((await send('saveKey', { key: GOOD_KEY })).ok).toBe(true);
    // The shortest lock lasts a minute: a wrong key starts none.
    expect(Date.now() - before).toBeLessThan(60 * SECOND_MS);
    expect(await savedKey()).toBe(GOOD_KEY);
  });

  it('keeps the key that works when another turns out wrong', async () => {
    startStage();
    await send('saveKey', { key: GOOD_KEY });
    expect((await send('saveKey', { key: WRONG_KEY })).ok).toBe(false);
    expect(await savedKey()).toBe(GOOD_KEY);
    expect((await send('saveKey', { key: OTHER_KEY })).ok).toBe(true);
    expect(await savedKey()).toBe(OTHER_KEY);
  });

  it('says exactly what is wrong with a key that belongs to nobody', async () => {
    const { fichier } = startStage();
    fichier.answers.set('remote/ls.cgi', {
      status: 403,
      body: { status: 'KO', message: 'No such user #93' },
    });
    expect(await send('saveKey', { key: GOOD_KEY })).toMatchObject({ reason: { code: 'no-such-user' } });
    expect(await savedKey()).toBeUndefined();
  });

  it.each([
    [
      'a flood answer',
      (stage: ReturnType<typeof startStage>) => stage.fichier.answers.set('remote/ls.cgi', FLOOD),
      'flood-ip',
    ],
    [
      'a dead line',
      (stage: ReturnType<typeof startStage>) => stage.fichier.answers.set('remote/ls.cgi', 'dead'),
      'network',
    ],
    [
      'a failing server',
      (stage: ReturnType<typeof startStage>) =>
        stage.fichier.answers.set('remote/ls.cgi', { status: 502, body: {} }),
      'server',
    ],
    [
      'being offline',
      (stage: ReturnType<typeof startStage>) => {
        stage.apis.isOnline = false;
      },
      'offline',
    ],
    [
      'missing access',
      (stage: ReturnType<typeof startStage>) => {
        stage.apis.hasPermission = false;
      },
      'no-permission',
    ],
  ])('does not take %s for a bad key: saved, not checked yet', async (_what, prepare, code) => {
    const stage = startStage();
    prepare(stage);
    expect(await send('saveKey', { key: GOOD_KEY })).toMatchObject({ ok: false, reason: { code } });
    expect(await savedKey()).toBe(GOOD_KEY);
    expect(stage.outbox.calls).toContain('keyChanged');
    expect(await send('status', null)).toMatchObject({
      value: { hasKey: true, account: null, planAt: expect.any(Number) },
    });
  });

  it('asks 1fichier nothing during a lock', async () => {
    const { fichier } = startStage();
    fichier.answers.set('remote/ls.cgi', FLOOD);
    await send('saveKey', { key: GOOD_KEY });
    const asked = fichier.asked.length;
    expect(await send('saveKey', { key: OTHER_KEY })).toMatchObject({ reason: { code: 'flood-ip' } });
    expect(fichier.asked).toHaveLength(asked);
    expect(await savedKey()).toBe(OTHER_KEY);
  });

  it('takes a refusal for the plan as the proof of the key', async () => {
    const { fichier } = startStage();
    const message = 'Must be a customer (Premium, Access) #200';
    fichier.answers.set('remote/ls.cgi', { status: 403, body: { status: 'KO', message } });
    expect(await send('saveKey', { key: GOOD_KEY })).toMatchObject({ ok: true, value: { works: true } });
  });

  it('never tells the key to a page or to the log', async () => {
    const stage = startStage();
    const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    const replies = [
      await send('saveKey', { key: GOOD_KEY }),
      await send('saveKey', { key: WRONG_KEY }),
      await send('status', null),
      await send('readSettings', null),
    ];
    const seen = JSON.stringify([replies, told.mock.calls, stage.errors.map(String)]);
    expect(seen).not.toContain(GOOD_KEY);
    expect(seen).not.toContain(WRONG_KEY);
    told.mockRestore();
  });
});

describe('removing the key', () => {
  it('leaves nothing of it in the storage', async () => {
    const { outbox } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    outbox.calls.length = 0;
    expect((await send('removeKey', null)).ok).toBe(true);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(GOOD_KEY);
    expect(outbox.calls).toContain('keyChanged');
    expect(await send('status', null)).toMatchObject({
      value: { hasKey: false, account: null, keySavedAt: null },
    });
  });

  /** All that is kept on this computer. */
  const stored = async ({ answers }: ReturnType<typeof startStage>) =>
    JSON.stringify([[...answers.rows], await fakeBrowser.storage.local.get(null)]);

  it.each([
    ['the key is removed', () => send('removeKey', null)],
    ['that of another account is saved', () => send('saveKey', { key: OTHER_KEY })],
  ])('leaves nothing that 1fichier told of the account when %s', async (_what, act) => {
    const stage = startStage();
    await send('saveKey', { key: GOOD_KEY });
    await send('listFolder', { folderId: 0, withFiles: false, refresh: false });
    expect(await stored(stage)).toMatch(/me@example.org.*Films.*Films/);
    expect((await act()).ok).toBe(true);
    expect(await stored(stage)).not.toMatch(/me@example.org|Films/);
  });

  it('keeps what 1fichier told when the same key is saved again', async () => {
    const stage = startStage();
    await send('saveKey', { key: GOOD_KEY });
    await send('saveKey', { key: GOOD_KEY });
    expect(await stored(stage)).toContain('me@example.org');
  });

  it('does not ask 1fichier for the account sooner because of it', async () => {
    const { fichier } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    await send('removeKey', null);
    await send('saveKey', { key: GOOD_KEY });
    expect(fichier.asked.filter(({ path }) => path === 'user/info.cgi')).toHaveLength(1);
  });
});
