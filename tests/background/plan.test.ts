import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { GOOD_KEY, OTHER_KEY, pass, send, startStage, until, useFakeTime, WRONG_KEY } from './stage';

beforeEach(useFakeTime);

const SECOND_MS = 1_000;

const STORAGE = {
  hot_storage: '300',
  cold_storage: 40,
  available_storage: 700,
  allowed_cold_storage: 2000,
  available_cold_storage: '1960',
  cdn: '12.5',
  overquota: 1,
  upload_forbidden: 'unpaid',
};

it('the account comes with its storage, its credits and what is wrong with it', async () => {
  const stage = startStage();
  stage.fichier.answers.set('user/info.cgi', { status: 200, body: { status: 'OK', offer: '3', ...STORAGE } });
  await send('saveKey', { key: GOOD_KEY });
  expect(await send('status', null)).toMatchObject({
    value: {
      account: {
        plan: 'gold',
        storageUsed: 340,
        storageFree: 700,
        hotStorage: 300,
        coldStorage: 40,
        availableStorage: 700,
        allowedColdStorage: 2000,
        availableColdStorage: 1960,
        cdnCredits: 12.5,
        overQuota: true,
        uploadForbidden: true,
      },
    },
  });
});

describe('the plan', () => {
  const USER_INFO = 'user/info.cgi';

  it('is read again when the user asks, and no oftener than 1fichier allows', async () => {
    const { fichier } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    const reads = () => fichier.asked.filter(({ path }) => path === USER_INFO).length;
    const first = await send('readAccount', null);
    const { at, refreshAt } = first.ok
      ? (first.value as { at: number; refreshAt: number })
      : { at: 0, refreshAt: 0 };
    expect(reads()).toBe(1);
    expect(refreshAt).toBe(at + 5 * 60 * SECOND_MS);

    await pass(refreshAt - Date.now());
    expect(await send('readAccount', null)).toMatchObject({ ok: true, value: { plan: 'premium' } });
    expect(reads()).toBe(2);
  });

  it('that 1fichier refuses to tell again is a failure with its reason, and the old one stays', async () => {
    const { fichier } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    await pass(6 * 60 * SECOND_MS);
    fichier.answers.set(USER_INFO, { status: 403, body: { status: 'KO', message: 'No such user #93' } });
    expect(await send('readAccount', null)).toMatchObject({ ok: false, reason: { code: 'no-such-user' } });
    expect(await send('status', null)).toMatchObject({ value: { account: { plan: 'premium' } } });
  });

  it('comes later when its limit does not allow it now, and then tells itself', async () => {
    const stage = startStage();
    await send('saveKey', { key: GOOD_KEY });
    const reply = await send('saveKey', { key: OTHER_KEY });
    const planAt = reply.ok ? (reply.value as { planAt: number }).planAt : null;
    expect(reply).toMatchObject({ ok: true, value: { works: true, account: null } });
    expect(planAt).toBeGreaterThan(Date.now());
    expect(await send('status', null)).toMatchObject({ value: { account: null, planAt } });

    await pass(6 * 60 * SECOND_MS);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'plan', scheduledTime: 0 });
    await until(() => stage.fichier.asked.filter(({ path }) => path === USER_INFO).length === 2);
    await pass(2 * SECOND_MS);
    expect(await send('status', null)).toMatchObject({
      value: { account: { plan: 'premium' }, planAt: null },
    });
  });

  it('is asked for at the next start when the browser lost the alarm', async () => {
    const first = startStage();
    first.fichier.answers.set(USER_INFO, 'dead');
    expect(await send('saveKey', { key: GOOD_KEY })).toMatchObject({ ok: true, value: { account: null } });
    await pass(6 * 60 * SECOND_MS);
    const second = startStage({ keepStorage: true });
    await until(() => second.fichier.asked.some(({ path }) => path === USER_INFO));
  });

  it('is asked for again when access is granted, and not by itself before', async () => {
    const stage = startStage();
    stage.apis.hasPermission = false;
    await send('saveKey', { key: GOOD_KEY });
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'plan', scheduledTime: 0 });
    expect(await send('status', null)).toMatchObject({ value: { account: null, planAt: null } });
    expect(stage.fichier.asked).toEqual([]);
    stage.apis.hasPermission = true;
    stage.apis.permissionAdded.fire();
    await until(() => stage.fichier.asked.some(({ path }) => path === USER_INFO));
  });

  it('is not asked for again of a key that 1fichier refused, until a key is saved', async () => {
    const first = startStage();
    first.fichier.answers.set('remote/ls.cgi', 'dead');
    await send('saveKey', { key: WRONG_KEY });
    await pass(6 * 60 * SECOND_MS);
    const second = startStage({ keepStorage: true });
    await until(() => second.fichier.asked.length === 1);
    await pass(6 * 60 * SECOND_MS);
    const third = startStage({ keepStorage: true });
    await pass(30 * SECOND_MS);
    await send('opened', { page: 'popup' });
    third.apis.permissionAdded.fire();
    await pass(30 * SECOND_MS);
    expect(third.fichier.asked).toEqual([]);
    expect(await send('saveKey', { key: GOOD_KEY })).toMatchObject({
      value: { account: { plan: 'premium' } },
    });
    await pass(16 * 60 * SECOND_MS);
    await send('opened', { page: 'popup' });
    expect(third.fichier.asked.filter(({ path }) => path === USER_INFO)).toHaveLength(2);
  });

  it('is asked for again when the same key is saved after a refusal', async () => {
    const { fichier } = startStage();
    fichier.answers.set(USER_INFO, { status: 403, body: { status: 'KO', message: 'No such user #93' } });
    expect(await send('saveKey', { key: GOOD_KEY })).toMatchObject({ value: { account: null } });
    await pass(6 * 60 * SECOND_MS);
    await send('opened', { page: 'options' });
    fichier.answers.delete(USER_INFO);
    expect(await send('saveKey', { key: GOOD_KEY })).toMatchObject({
      value: { account: { plan: 'premium' } },
    });
    expect(fichier.asked.filter(({ path }) => path === USER_INFO)).toHaveLength(2);
  });

  it('is not asked for without a key', async () => {
    const stage = startStage();
    await pass(5 * SECOND_MS);
    expect(stage.fichier.asked).toEqual([]);
    expect(stage.errors).toEqual([]);
  });
});
