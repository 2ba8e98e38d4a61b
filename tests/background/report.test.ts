import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Job } from '@/utils/transfers/schema';
import { transferOf } from './fake-engine';
import { GOOD_KEY, pass, send, startStage, useFakeTime } from './stage';

beforeEach(useFakeTime);

const LISTED = { folderId: 0, withFiles: false, refresh: true };
const DAY_MS = 24 * 60 * 60_000;

async function readReport(): Promise<string> {
  const reply = await send('readReport', null);
  if (!reply.ok) throw new Error(reply.reason.code);
  return String(reply.value);
}

describe('the report', () => {
  it('tells versions, plan, permissions, holds, counts and calls', async () => {
    const stage = startStage();
    stage.apis.hasSitePermission = false;
    await send('saveKey', { key: GOOD_KEY });
    const limit = { reason: 'limit', code: 'open-limit', words: null, since: 0 } as const;
    stage.outbox.hold = { ...limit, until: Date.now() + 90_000 };
    stage.outbox.counts = { waiting: 3, active: 2, done: 40, failed: 1, cancelled: 0, total: 46 };
    stage.outbox.openJobs = (['accepted', 'unsure', 'accepted'] as const).map((state) => ({ state }));
    await pass(60_000);
    expect(await readReport()).toMatchInlineSnapshot(`
      "Send to 1fichier, diagnostic report
      2027-01-15 08:01:01 UTC

      Versions
        extension: 1.2.3
        browser: Firefox 153.0
        platform: linux x86-64
        language: fr

      Account
        API key: saved
        plan: premium, read 61 s ago

      Permissions
        api: yes
        website: no
        upload servers: yes
        downloads: yes

      Sending
        online: yes
        paused: no
        hold: limit (open-limit), 30 s left

      Links
        waiting 3, active 2, done 40, failed 1, cancelled 0, total 46
        jobs followed: accepted 2, unsure 1
        stored rows that could not be read: 0

      Unexpected answers of the last 7 days, latest first
        none

      Last calls, latest first (times in UTC)
        2027-01-15 08:00:01 user/info.cgi: ok, 200, 0 ms
          {status:"OK", offer:int text(1), email:text(14), subscription_end:date}
        2027-01-15 08:00:00 remote/ls.cgi: ok, 200, 0 ms
          {status:"OK", data:[0]}
      "
    `);
  });

  it('tells an unexpected answer for a week, and after a restart too', async () => {
    const { fichier } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    fichier.answers.set('folder/ls.cgi', {
      status: 200,
      body: { status: 'KO', message: 'Too many folders #5' },
    });
    await send('listFolder', LISTED);
    await readReport();
    startStage({ keepStorage: true });
    await pass(1_000);
    const odd = async () => (await readReport()).split('Unexpected answers')[1]?.split('Last calls')[0];
    expect(await odd()).toContain('folder/ls.cgi: refused, 200');
    expect(await odd()).toContain('{status:"KO", message:"Too many <1 word, 7 characters> #5"}');
  });

  it('is given although the log cannot be written, and no call fails for that', async () => {
    const stage = startStage();
    await send('saveKey', { key: GOOD_KEY });
    const { set } = fakeBrowser.storage.local;
    fakeBrowser.storage.local.set = async (items) => {
      if ('calls' in items) throw new Error('disk full');
      await (set as (items: object) => Promise<void>)(items);
    };
    try {
      expect((await send('listFolder', LISTED)).ok).toBe(true);
      expect(await readReport()).toContain('Last calls');
      expect(stage.errors).toEqual([new Error('disk full')]);
    } finally {
      fakeBrowser.storage.local.set = set;
    }
  });

  it('has nothing of the key, the account and the transfers in it', async () => {
    const stage = startStage();
    const secret = 'qzxwvkjh';
    stage.fichier.answers.set('user/info.cgi', {
      status: 200,
      body: { status: 'OK', offer: 1, email: `${secret}@${secret}.example`, [secret]: secret },
    });
    stage.fichier.answers.set('folder/ls.cgi', {
      status: 403,
      body: { status: 'KO', message: `No access to ${secret} of https://${secret}.example/${GOOD_KEY}` },
    });
    await send('saveKey', { key: GOOD_KEY });
    await send('listFolder', LISTED);
    const source = `https://${secret}:${secret}@host.example/${secret}.mkv`;
    stage.outbox.transfers.push(transferOf({ url: source, name: secret, folderName: secret }));
    const job = { state: 'unsure', urls: [source], failure: { code: 'refused', words: secret } };
    stage.outbox.openJobs = [job as unknown as Job];
    stage.outbox.hold = { reason: 'refused', code: 'refused', words: secret, since: 0, until: null };
    const report = await readReport();
    expect(report).toContain('folder/ls.cgi: refused, 403');
    expect(report).toContain('unsure 1');
    for (const hidden of [secret, GOOD_KEY, 'host.example', 'Film', '1fichier.com/?'])
      expect(report).not.toContain(hidden);
  });

  it('forgets an unexpected answer after a week', async () => {
    const { fichier } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    fichier.answers.set('folder/ls.cgi', { status: 200, body: { status: 'KO', message: 'Too many #5' } });
    await send('listFolder', LISTED);
    const odd = async () => (await readReport()).split('Unexpected answers')[1]?.split('Last calls')[0];
    expect(await odd()).toContain('folder/ls.cgi');
    vi.setSystemTime(Date.now() + 7 * DAY_MS + 1);
    expect(await odd()).not.toContain('folder/ls.cgi');
  });
});
