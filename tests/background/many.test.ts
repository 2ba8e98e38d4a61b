import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { MessageName } from '@/utils/messaging/protocol';
import { pass, send, settle, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const DAY_MS = 24 * 60 * 60_000;
const PASTE = { text: '', html: null, folderId: 0, folderName: null, origin: 'popup', isPrivate: false };
type Stage = ReturnType<typeof startStage>;
const forgotten = ({ outbox }: Stage) => outbox.calls.filter((call) => call.startsWith('forget'));

describe('what concerns all links', () => {
  it.each(['pause', 'resume', 'cancelRemaining', 'retryFailed'] as const)('is done on %s', async (name) => {
    const stage = startStage();
    expect(await send(name, null)).toEqual({ ok: true, value: null });
    expect(stage.outbox.calls).toContain(name);
  });

  it('is told to pages: the pause, the progress, and what could be done', async () => {
    const stage = startStage();
    const progress = { ended: 312, total: 5000 };
    stage.outbox.overview = { isPaused: true, progress, waiting: 4600, retriable: 3 };
    expect(await send('status', null)).toMatchObject({
      ok: true,
      value: { paused: true, progress, waiting: 4600, retriable: 3 },
    });
  });

  it('goes in one message and one transaction, however many links are pasted', async () => {
    const stage = startStage();
    let adds = 0;
    const { add } = stage.engine;
    stage.engine.add = (list) => {
      adds += 1;
      return add(list);
    };
    const text = Array.from({ length: 5000 }, (_, index) => `https://a.example/${index}`).join('\n');
    expect(await send('sendText', { ...PASTE, text })).toMatchObject({ value: { accepted: 5000 } });
    expect(adds).toBe(1);
    expect(stage.outbox.added).toHaveLength(5000);
  });

  it.each([
    ['there is no room left', new DOMException('full', 'QuotaExceededError'), 'storage-full'],
    ['the database fails otherwise', new DOMException('gone', 'UnknownError'), 'storage'],
  ])('is refused with its reason when %s', async (_when, failure, code) => {
    const stage = startStage();
    stage.outbox.failNextAdd = failure;
    const reply = await send('sendText', { ...PASTE, text: 'https://a.example/1' });
    expect(reply).toMatchObject({ ok: false, reason: { code } });
    expect(stage.outbox.added).toEqual([]);
    expect(stage.errors).toEqual([failure]);
  });
});

describe('a hold as a page is told of it', () => {
  it.each([
    ['no-key', 'no-key', 'options', false],
    ['key', 'not-authenticated', 'options', false],
    ['permission', 'no-permission', 'grant', false],
    ['paused', 'paused', 'resume', false],
    ['network', 'offline', 'none', false],
    ['plan', 'not-customer', 'none', true],
    ['quota', 'over-quota', 'none', true],
    ['forbidden', 'upload-forbidden', 'none', true],
    ['refused', 'refused', 'none', true],
  ] as const)('%s (%s): %s, and looking now helps: %s', async (reason, code, action, helps) => {
    const stage = startStage();
    stage.outbox.hold = { reason, code, words: null, since: 0, until: null };
    const reply = await send('status', null);
    expect(reply).toMatchObject({ value: { hold: { code, action } } });
    const { hold } = (reply as { value: { hold: { tryNowAt: number | null } } }).value;
    expect(hold.tryNowAt !== null).toBe(helps);
  });
});

describe('old transfers', () => {
  const ring = () => settle(fakeBrowser.alarms.onAlarm.trigger({ name: 'retention', scheduledTime: 0 }));
  const save = async (changed: object, name: MessageName = 'saveSettings') => {
    const { value } = (await send('readSettings', null)) as { value: object };
    await send(name, { ...value, ...changed });
  };

  it('are forgotten at the start of the browser, not at every start of the background', async () => {
    const first = startStage();
    await until(() => forgotten(first).length === 1);
    expect(forgotten(first)).toEqual(['forget 10000 null']);
    const second = startStage({
      keepStorage: true,
      prepare: () => void fakeBrowser.alarms.create('retention', { when: Date.now() + DAY_MS }),
    });
    await pass(1_000);
    expect(forgotten(second)).toEqual([]);
    // Some browsers lose alarms.
    const third = startStage({ keepStorage: true });
    await until(() => forgotten(third).length === 1);
  });

  it('are forgotten once a day, as the settings say', async () => {
    const stage = startStage();
    await until(() => forgotten(stage).length === 1);
    expect((await fakeBrowser.alarms.get('retention'))?.scheduledTime).toBeCloseTo(Date.now() + DAY_MS, -4);
    await save({ keepCount: null, keepDays: 30 });
    vi.setSystemTime(Date.now() + DAY_MS);
    const now = Date.now();
    await ring();
    await until(() => forgotten(stage).length === 2);
    const [, since] = /forget null (\d+)/.exec(forgotten(stage)[1] ?? '') ?? [];
    expect(Number(since)).toBeGreaterThanOrEqual(now - 30 * DAY_MS);
    expect(Number(since)).toBeLessThan(now - 29 * DAY_MS);
    expect((await fakeBrowser.alarms.get('retention'))?.scheduledTime).toBeGreaterThan(Date.now());
  });

  it('are looked for again tomorrow when today failed', async () => {
    const stage = startStage({
      prepare: ({ engine }) => {
        engine.forget = async () => {
          throw new Error('the disk');
        };
      },
    });
    await until(() => stage.errors.length === 1);
    expect(await fakeBrowser.alarms.get('retention')).toBeDefined();
  });
});
