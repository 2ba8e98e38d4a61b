import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { transferOf } from './fake-engine';
import { pass, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const SECOND_MS = 1_000;
const NOTICE_ALARM = 'notices';

type Stage = ReturnType<typeof startStage>;

const link = (index: number) => `https://1fichier.com/?${String(index).padStart(10, '0')}`;
const messages = () => Object.values(fakeBrowser.notifications.getAllCreateOptions());
const endOne = (stage: Stage, index: number) =>
  stage.outbox.events?.ended([transferOf({ id: `t${index}`, link: link(index) })]);

/** Time in larger steps than `pass` has, with an alarm that rings when it is due. */
async function passWithAlarm(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await new Promise((resolve) => setImmediate(resolve));
  const alarm = await fakeBrowser.alarms.get(NOTICE_ALARM);
  if (alarm === undefined || alarm.scheduledTime > Date.now()) return;
  await fakeBrowser.alarms.clear(NOTICE_ALARM);
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
}

it('hundreds of ends one after the other pop up a dozen times, and are all told in the end', async () => {
  const COUNT = 400;
  const stage = startStage();
  const popUps = vi.spyOn(fakeBrowser.notifications, 'create');
  for (let index = 0; index < COUNT; index += 1) {
    endOne(stage, index);
    await passWithAlarm(6 * SECOND_MS);
  }
  for (let left = 10; left > 0; left -= 1) await passWithAlarm(60 * SECOND_MS);
  expect(popUps.mock.calls.length).toBeLessThan(20);
  expect(messages().map(({ message }) => message)).toEqual([
    `notify_many_done_other(${COUNT})\nnotify_many_hint`,
  ]);
  const [id = ''] = Object.keys(fakeBrowser.notifications.getAllCreateOptions());
  await fakeBrowser.notifications.onButtonClicked.trigger(id, 0);
  await until(() => stage.copied.length === 1);
  expect(stage.copied[0]?.split('\n')).toHaveLength(COUNT);
  await until(() => messages().length === 1);
  expect(messages()[0]?.message).toBe(`notify_many_done_other(${COUNT})`);
  popUps.mockRestore();
});

it('more links than a notification can copy are counted, and left to the popup', async () => {
  const stage = startStage();
  const transfers = Array.from({ length: 501 }, (_, index) =>
    transferOf({ id: `t${index}`, link: link(index) }),
  );
  stage.outbox.events?.ended(transfers.slice(0, 300));
  await pass(100);
  stage.outbox.events?.ended(transfers.slice(300));
  await until(() => messages()[0]?.message?.includes('(501)') === true);
  expect(messages()[0]).not.toHaveProperty('buttons');
  expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(link(7));
});

it('what waits for its time is told by the next background when this one is stopped', async () => {
  const first = startStage();
  endOne(first, 1);
  await pass(100);
  endOne(first, 2);
  await pass(100);
  const alarm = await fakeBrowser.alarms.get(NOTICE_ALARM);
  vi.clearAllTimers();
  startStage({ keepStorage: true });
  await pass(5 * SECOND_MS);
  if (alarm !== undefined) await fakeBrowser.alarms.onAlarm.trigger(alarm);
  await until(() => messages().some(({ message }) => message?.includes('notify_many_done_other(2)')));
});

it('what the user put away is not told again, and what came meanwhile is', async () => {
  const stage = startStage();
  endOne(stage, 1);
  await pass(100);
  endOne(stage, 2);
  endOne(stage, 3);
  const [id = ''] = Object.keys(fakeBrowser.notifications.getAllCreateOptions());
  await fakeBrowser.notifications.onClosed.trigger(id, true);
  await fakeBrowser.notifications.clear(id);
  await until(() => messages().length > 0);
  expect(messages().map(({ message }) => message)).toEqual(['notify_many_done_other(2)\nnotify_many_hint']);
});

it('a clock that is set back does not silence the next end', async () => {
  const stage = startStage();
  endOne(stage, 1);
  await pass(100);
  vi.setSystemTime(Date.now() - 24 * 60 * 60 * SECOND_MS);
  endOne(stage, 2);
  await until(() => messages()[0]?.message?.includes('notify_many_done_other(2)') === true);
});
