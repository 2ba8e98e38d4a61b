import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { transferOf } from './fake-engine';
import { pass, send, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

type Kind = 'chrome' | 'firefox';

const shown = () => fakeBrowser.notifications.getAllCreateOptions();
const only = () => {
  const [entry, ...others] = Object.entries(shown());
  if (entry === undefined || others.length > 0) throw new Error(`${others.length} too many, or none`);
  return { id: entry[0], ...entry[1] };
};
const isTold = (wanted: string) => Object.values(shown()).some(({ title }) => title === wanted);

const link = (id: string) => `https://1fichier.com/?${id}`;
const done = (id: string, changes = {}) => transferOf({ id, name: `${id}.mkv`, link: link(id), ...changes });
const failed = (id: string, changes = {}) =>
  transferOf({
    id,
    name: null,
    link: null,
    url: `https://files.example/${id}.mkv`,
    state: 'failed',
    failure: { code: 'source-failed', words: null },
    ...changes,
  });

async function end(stage: ReturnType<typeof startStage>, ...transfers: ReturnType<typeof transferOf>[]) {
  stage.outbox.events?.ended(transfers);
  await pass(100);
}

/** What the user does to copy: a button in Chrome, a click on the notification in Firefox. */
async function pressCopy(kind: Kind, id: string): Promise<void> {
  const { onButtonClicked, onClicked } = fakeBrowser.notifications;
  await (kind === 'chrome' ? onButtonClicked.trigger(id, 0) : onClicked.trigger(id));
}

describe('a notification of an end', () => {
  it('names what is done and offers its link: by a button in Chrome', async () => {
    await end(startStage(), done('alpha'));
    expect(only()).toMatchObject({
      title: 'notify_done_title',
      message: 'alpha.mkv',
      buttons: [{ title: 'action_copy_link' }],
      iconUrl: '/icon/128.png',
    });
  });

  it('cuts a name that is too long for it in the middle', async () => {
    await end(startStage(), done('alpha', { name: `${'x'.repeat(50_000)}.mkv` }));
    expect(only().message).toMatch(/^x+…x+\.mkv$/);
    expect(only().message).toHaveLength(120);
  });

  it('never has a button in Firefox, which throws at one', async () => {
    const stage = startStage({ kind: 'firefox' });
    await end(stage, done('alpha'), failed('beta'));
    expect(only()).not.toHaveProperty('buttons');
    expect(only().message).toContain('notify_click_to_copy');
  });

  it('names what failed with the reason, and offers nothing to copy', async () => {
    await end(startStage(), failed('alpha'));
    expect(only()).toMatchObject({ title: 'notify_failed_title', message: 'alpha.mkv\nerror_source_failed' });
    expect(only()).not.toHaveProperty('buttons');
  });

  it('is one for many', async () => {
    await end(startStage(), done('alpha'), done('beta'), failed('gamma'));
    const { message, buttons } = only();
    expect(message).toBe('notify_many_done_other(2)\nnotify_many_failed_one(1)\nnotify_many_hint');
    expect(buttons).toEqual([{ title: 'action_copy_all_links' }]);
  });

  it.each(['chrome', 'firefox'] as const)('takes in those that end shortly after, in %s', async (kind) => {
    const stage = startStage({ kind });
    await end(stage, done('alpha'));
    await end(stage, done('beta'));
    await until(() => only().message?.includes('notify_many_done_other(2)') === true);
    await pressCopy(kind, only().id);
    await until(() => stage.copied.length > 0);
    expect(stage.copied).toEqual([`${link('alpha')}\n${link('beta')}`]);
  });

  it('leaves an old one alone', async () => {
    const stage = startStage();
    await end(stage, done('alpha'));
    await pass(40_000);
    await end(stage, done('beta'));
    expect(Object.values(shown()).map(({ message }) => message)).toEqual(['alpha.mkv', 'beta.mkv']);
  });

  it('begins anew after the user closed the last one', async () => {
    const stage = startStage();
    await end(stage, done('alpha'));
    await fakeBrowser.notifications.onClosed.trigger(only().id, true);
    await fakeBrowser.notifications.clear(only().id);
    await pass(100);
    await end(stage, done('beta'));
    await until(() => Object.keys(shown()).length > 0);
    expect(only().message).toBe('beta.mkv');
  });

  it('tells no name of a private transfer', async () => {
    const stage = startStage();
    await end(stage, done('alpha', { isPrivate: true }));
    expect(JSON.stringify(shown())).not.toContain('alpha.mkv');
    expect(only().message).toBe('notify_many_done_one(1)');
    await fakeBrowser.notifications.clear(only().id);
    await pass(40_000);
    await end(stage, failed('beta', { isPrivate: true }));
    expect(JSON.stringify(shown())).not.toContain('beta.mkv');
    expect(only().message).toBe('error_source_failed');
  });

  it('does not appear when the user does not want it', async () => {
    const stage = startStage();
    const { value } = (await send('readSettings', null)) as { value: object };
    await send('saveSettings', { ...value, notifications: false });
    await end(stage, done('alpha'));
    expect(shown()).toEqual({});
  });
});

describe('copying from a notification', () => {
  it.each(['chrome', 'firefox'] as const)('works after the background was stopped, in %s', async (kind) => {
    const first = startStage({ kind });
    await end(first, done('alpha'));
    const { id } = only();
    const second = startStage({ kind, keepStorage: true });
    await pressCopy(kind, id);
    await until(() => Object.keys(shown()).length > 0);
    expect(second.copied).toEqual([link('alpha')]);
    expect(only()).toMatchObject({ title: 'notify_link_copied_title', message: link('alpha') });
  });

  it('says when the browser did not allow it', async () => {
    const stage = startStage();
    await end(stage, done('alpha'));
    stage.clipboard.works = false;
    await pressCopy('chrome', only().id);
    await until(() => isTold('copy_failed'));
  });

  it('does nothing at a click beside the button in Chrome but put the notification away', async () => {
    const stage = startStage();
    await end(stage, done('alpha'));
    await fakeBrowser.notifications.onClicked.trigger(only().id);
    await until(() => Object.keys(shown()).length === 0);
    await pass(500);
    expect(stage.copied).toEqual([]);
  });

  it.each([0, 1])('leaves the offscreen page open, and uses one that was left over (%i)', async (before) => {
    const stage = startStage();
    stage.apis.offscreenPages = before;
    await end(stage, done('alpha'));
    await pressCopy('chrome', only().id);
    await until(() => isTold('notify_link_copied_title'));
    expect(stage.copied).toEqual([link('alpha')]);
    expect(stage.apis.offscreenPages).toBe(1);
  });

  it.each(['gone', 'silent'] as const)(
    'copies in a new offscreen page when the first is %s',
    async (lost) => {
      const stage = startStage();
      stage.clipboard.lost.push(lost);
      await end(stage, done('alpha'));
      await pressCopy('chrome', only().id);
      await until(() => isTold('notify_link_copied_title'));
      expect(stage.copied).toEqual([link('alpha')]);
      expect(stage.apis.offscreenOpenings).toBe(2);
    },
  );

  it('never says copied when the offscreen page was lost twice', async () => {
    const stage = startStage();
    stage.clipboard.lost.push('gone', 'gone');
    await end(stage, done('alpha'));
    await pressCopy('chrome', only().id);
    await until(() => isTold('copy_failed'));
    expect(stage.copied).toEqual([]);
  });
});
