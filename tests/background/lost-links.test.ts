import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Backup } from '@/utils/store/backup/backup-schema';
import { GOOD_KEY, OTHER_KEY, send, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const linkOf = (id: string) => ({
  id,
  url: `https://host.example/${id}`,
  kind: 'remote' as const,
  origin: 'popup' as const,
  folderId: 7,
  folderName: 'Films',
});

/** A background that has found these links to be lost before. */
async function startWithLost(accountId: string | null = null) {
  const stage = startStage();
  const lostLinks: Backup = { rows: 9, waiting: [linkOf('a')], sent: [linkOf('b')], omitted: 1, accountId };
  await fakeBrowser.storage.local.set({ lostLinks });
  return stage;
}
const statusNow = async () => {
  const reply = await send('status', null);
  if (!reply.ok) throw new Error(reply.reason.code);
  return reply.value as { lost: unknown; hold: unknown };
};

describe('lost links', () => {
  it('are counted for the pages, and named to none', async () => {
    await startWithLost();
    expect((await statusNow()).lost).toEqual({ rows: 9, waiting: 1, sent: 1, omitted: 1 });
  });

  it('are never taken up by themselves, and then once, those apart that may have been sent', async () => {
    const { outbox } = await startWithLost();
    await until(() => outbox.calls.includes('start'));
    await send('saveKey', { key: GOOD_KEY });
    expect(outbox.restored).toEqual([]);
    expect(await send('restoreLost', null)).toEqual({ ok: true, value: null });
    expect(outbox.restored.map(({ id, wasSent, folderId }) => [id, wasSent, folderId])).toEqual([
      ['a', false, 7],
      ['b', true, 7],
    ]);
    expect((await statusNow()).lost).toBeNull();
    await send('restoreLost', null);
    expect(outbox.restored).toHaveLength(2);
  });

  it('go to the main folder when another account is saved by now: its folders are others', async () => {
    const { outbox } = await startWithLost('somebody');
    await send('saveKey', { key: OTHER_KEY });
    await send('restoreLost', null);
    expect(outbox.restored.map(({ folderId, folderName }) => [folderId, folderName])).toEqual([
      [0, null],
      [0, null],
    ]);
  });

  it('keep the folders of the links whose account it still is', async () => {
    const { outbox } = await startWithLost('somebody');
    await send('saveKey', { key: GOOD_KEY });
    const { apiKey } = await fakeBrowser.storage.local.get('apiKey');
    const { accountId } = apiKey as { accountId: string };
    const waiting = [{ ...linkOf('a'), accountId }, linkOf('b')];
    const lostLinks: Backup = { rows: 2, waiting, sent: [], omitted: 0, accountId: 'somebody' };
    await fakeBrowser.storage.local.set({ lostLinks });
    await send('restoreLost', null);
    expect(outbox.restored.map(({ id, folderId }) => [id, folderId])).toEqual([
      ['a', 7],
      ['b', 0],
    ]);
  });

  it('are taken up after the start, and those found meanwhile stay', async () => {
    const { outbox, engine } = await startWithLost();
    const { restore } = engine;
    await until(() => outbox.calls.includes('start'));
    outbox.calls.length = 0;
    engine.restore = async (list) => {
      outbox.calls.push('restore');
      await restore(list);
      const { lostLinks } = await fakeBrowser.storage.local.get('lostLinks');
      const { waiting } = lostLinks as Backup;
      await fakeBrowser.storage.local.set({
        lostLinks: { ...(lostLinks as Backup), rows: 10, waiting: [...waiting, linkOf('c')] },
      });
    };
    await send('restoreLost', null);
    expect(outbox.calls.filter((call) => ['start', 'restore'].includes(call))).toEqual(['start', 'restore']);
    expect((await statusNow()).lost).toEqual({ rows: 1, waiting: 1, sent: 0, omitted: 0 });
  });

  it('stay offered when they could not be taken up', async () => {
    const { outbox, engine } = await startWithLost();
    engine.restore = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(await send('restoreLost', null)).toMatchObject({ ok: false, reason: { code: 'storage-full' } });
    expect(outbox.restored).toEqual([]);
    expect((await statusNow()).lost).toMatchObject({ rows: 9 });
  });

  it('are forgotten when the user says so', async () => {
    const { outbox } = await startWithLost();
    await send('forgetLost', null);
    expect((await statusNow()).lost).toBeNull();
    expect(await fakeBrowser.storage.local.get('lostLinks')).toEqual({});
    expect(outbox.restored).toEqual([]);
  });
});

describe('a storage that fails', () => {
  it.each([
    ['storage-full', new DOMException('full', 'QuotaExceededError')],
    ['storage', new DOMException('closing', 'InvalidStateError')],
    ['broken', new Error('bug')],
  ])('is told as %s', async (code, error) => {
    const { engine, errors } = startStage();
    engine.list = async () => {
      throw error;
    };
    const reply = await send('listTransfers', { cursor: null, limit: 9, filter: 'all' });
    expect(reply).toMatchObject({ ok: false, reason: { code } });
    expect(errors).toContain(error);
  });
});

describe('a list that may be a copy', () => {
  it('is asked about on the pages, and the answer reaches the outbox', async () => {
    const { outbox } = startStage();
    outbox.hold = { reason: 'profile', code: 'other-profile', words: null, since: 0, until: null };
    expect((await statusNow()).hold).toMatchObject({
      code: 'other-profile',
      action: 'claim',
      tryNowAt: null,
    });
    await send('claimProfile', null);
    await send('disownProfile', null);
    expect(outbox.calls.slice(-2)).toEqual(['claimProfile', 'disownProfile']);
  });
});

describe('the salt of account ids', () => {
  it('is in both storages soon after a start, and comes back from the database', async () => {
    const first = startStage();
    await until(() => first.outbox.notes.has('salt'));
    const { accountSalt } = await fakeBrowser.storage.local.get('accountSalt');
    expect(first.outbox.notes.get('salt')).toBe(accountSalt);
    const second = startStage({ prepare: ({ outbox }) => outbox.notes.set('salt', accountSalt) });
    await until(() => second.outbox.calls.includes('start'));
    await until(async () => 'accountSalt' in (await fakeBrowser.storage.local.get('accountSalt')));
    expect(await fakeBrowser.storage.local.get('accountSalt')).toEqual({ accountSalt });
  });
});
