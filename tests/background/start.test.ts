import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pass, send, settle, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const MENU_IDS = ['direct-link', 'grab', 'send-link', 'send-page'];

describe('the start of the background', () => {
  it('registers every listener before it returns', () => {
    const { apis } = startStage();
    const { runtime, alarms, notifications } = fakeBrowser;
    const events = [
      runtime.onMessage,
      runtime.onInstalled,
      runtime.onStartup,
      alarms.onAlarm,
      notifications.onClicked,
      notifications.onClosed,
      notifications.onButtonClicked,
    ];
    expect(events.map((event) => event.hasListeners())).toEqual(events.map(() => true));
    const fakes = [apis.clicked, apis.permissionAdded, apis.permissionRemoved];
    expect(fakes.map(({ listeners }) => listeners.length)).toEqual([1, 1, 1]);
  });

  it('starts the engine and keeps scripts in pages away from the storage', async () => {
    const { apis, outbox } = startStage();
    await until(() => outbox.calls.includes('start'));
    expect(apis.accessLevel).toBe('TRUSTED_CONTEXTS');
  });

  it('does without what Firefox lacks', async () => {
    const stage = startStage({ kind: 'firefox' });
    await until(() => stage.apis.menus.size === MENU_IDS.length);
    expect(stage.outbox.calls).toContain('start');
    expect(stage.errors).toEqual([]);
  });

  it('builds the menus once, without duplicates, when installation and startup come together', async () => {
    const { apis, errors } = startStage();
    await settle(
      Promise.all([
        fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' }),
        fakeBrowser.runtime.onStartup.trigger(),
        fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' }),
      ]),
    );
    await pass(1_000);
    expect([...apis.menus.keys()].sort()).toEqual(MENU_IDS);
    expect(apis.menuErrors).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('builds the menus after it was turned off and on, which no event tells, but not at every start', async () => {
    const first = startStage();
    await until(() => first.apis.menus.size === MENU_IDS.length);
    const second = startStage({ keepStorage: true });
    await pass(1_000);
    expect(second.apis.menus.size).toBe(0);
    await fakeBrowser.storage.session.clear();
    const third = startStage({ keepStorage: true });
    await until(() => third.apis.menus.size === MENU_IDS.length);
  });

  it('builds the menus at the next start when it was stopped in the middle of that', async () => {
    startStage({
      prepare: ({ apis }) => {
        apis.areMenusStuck = true;
      },
    });
    await pass(1_000);
    const second = startStage({ keepStorage: true });
    await until(() => second.apis.menus.size === MENU_IDS.length);
  });

  it('has the engine begin a run of the browser once, and again when it was stopped before the end of that', async () => {
    const first = startStage({
      prepare: ({ engine }) => {
        engine.start = () => new Promise(() => undefined);
      },
    });
    expect(await first.outbox.isBrowserStart()).toBe(true);
    await pass(1_000);
    const second = startStage({ keepStorage: true });
    expect(await second.outbox.isBrowserStart()).toBe(true);
    await pass(1_000);
    const third = startStage({ keepStorage: true });
    expect(await third.outbox.isBrowserStart()).toBe(false);
  });

  it('opens the options at the first installation and not at an update', async () => {
    const { apis } = startStage();
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' });
    await pass(500);
    expect(apis.optionsOpened).toBe(0);
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
    await until(() => apis.optionsOpened === 1);
  });
});

describe('what happens around the background', () => {
  it('wakes the engine at its alarm and ignores alarms of others', async () => {
    const { outbox } = startStage();
    await until(() => outbox.calls.includes('start'));
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'else', scheduledTime: 0 });
    expect(outbox.calls).not.toContain('wake');
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'outbox', scheduledTime: 0 });
    expect(outbox.calls).toContain('wake');
  });

  it.each([
    ['access is granted', (stage: ReturnType<typeof startStage>) => stage.apis.permissionAdded.fire()],
    [
      'the browser is online again',
      (stage: ReturnType<typeof startStage>) => stage.apis.scope.dispatchEvent(new Event('online')),
    ],
  ])('releases the hold when %s', async (_what, happen) => {
    const stage = startStage();
    expect(stage.outbox.calls).not.toContain('wayOpened');
    happen(stage);
    await until(() => stage.outbox.calls.includes('wayOpened'));
  });

  it('tells the pages when access is taken away', async () => {
    const stage = startStage();
    await pass(1_000);
    stage.apis.hasPermission = false;
    const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    stage.apis.permissionRemoved.fire();
    await until(() => told.mock.calls.some(([message]) => topicOf(message) === 'status'));
    expect(await send('status', null)).toMatchObject({ ok: true, value: { hasHostPermission: false } });
    told.mockRestore();
  });

  it('has the badge and the pages follow what is stored', async () => {
    const stage = startStage();
    await until(() => stage.outbox.calls.includes('start'));
    const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    stage.outbox.counts = { ...stage.outbox.counts, waiting: 2, active: 1, total: 3 };
    stage.outbox.events?.changed();
    await until(async () => (await fakeBrowser.action.getBadgeText({})) === '3');
    expect(told.mock.calls.map(([message]) => topicOf(message))).toContain('transfers');
    stage.outbox.counts = { ...stage.outbox.counts, waiting: 0, active: 0, done: 3 };
    stage.outbox.events?.changed();
    await until(async () => (await fakeBrowser.action.getBadgeText({})) === '');
    told.mockRestore();
  });

  it('reports what the engine could not bear', () => {
    const stage = startStage();
    const bug = new Error('bug');
    stage.outbox.events?.broke(bug);
    expect(stage.errors).toEqual([bug]);
  });
});

function topicOf(message: unknown): unknown {
  return (message as { data?: { topic?: unknown } }).data?.topic;
}
