import { type Ended, endedNotice, type Notice } from '@/entrypoints/background/compose-notice';
import type { ShownNotices } from '@/entrypoints/background/notice-store';
import type { Translate } from '@/entrypoints/background/texts';
import type { WriteClipboard } from '@/utils/browser/background-clipboard';
import type { Notification } from '@/utils/browser/notifications';
import { createInTurn } from '@/utils/store/in-turn';
import type { StoredValue } from '@/utils/store/stored-value';

export type NotifierDeps = {
  readonly t: Translate;
  readonly now: () => number;
  /** Firefox has no buttons: there a click on the notification copies. */
  readonly hasButtons: boolean;
  show(id: string, notification: Notification): Promise<void>;
  clear(id: string): Promise<void>;
  readonly copy: WriteClipboard;
  readonly shown: StoredValue<ShownNotices>;
  /** Does the user want to hear of ends? What answers a click is always told. */
  wanted(): Promise<boolean>;
};

export type Notifier = {
  /** Transfers ended: told in one notification, together with those that ended shortly before. */
  ended(list: readonly Ended[]): Promise<void>;
  /** Tells something else. */
  tell(notice: Notice): Promise<void>;
  /** A click on a notification (`button` false) or on its button. */
  pressed(id: string, button: boolean): Promise<void>;
  closed(id: string): Promise<void>;
};

/** Ends within this time share a notification. */
const TOGETHER_MS = 30_000;
/** Older ones have been read or never will be. */
const MOST_SHOWN = 20;

export function createNotifier(deps: NotifierDeps): Notifier {
  const { t, shown } = deps;
  const inTurn = createInTurn();

  async function put(id: string, notice: Notice, ended: readonly Ended[]): Promise<void> {
    const others = (await shown.read()).filter((other) => other.id !== id);
    const entry = { id, at: deps.now(), ended: [...ended], copies: notice.copy?.text ?? null };
    // Stored first: a click may start a background that knows nothing else.
    await shown.write([...others, entry].slice(-MOST_SHOWN));
    await deps.show(id, withCopy(notice));
  }

  function withCopy({ title, message, copy }: Notice): Notification {
    if (copy === null) return { title, message, button: null };
    if (deps.hasButtons) return { title, message, button: copy.label };
    return { title, message: `${message}\n${t('notify_click_to_copy')}`, button: null };
  }

  /** A name that no notification on the screen has. */
  async function freeId(): Promise<string> {
    const taken = (await shown.read()).map(({ id }) => id);
    for (let at = deps.now(); ; at += 1) if (!taken.includes(`notice-${at}`)) return `notice-${at}`;
  }

  async function forget(id: string): Promise<string | null> {
    const all = await shown.read();
    await shown.write(all.filter((other) => other.id !== id));
    return all.find((other) => other.id === id)?.copies ?? null;
  }

  async function copyFrom(id: string): Promise<void> {
    const text = await forget(id);
    if (text === null) return;
    const title = t((await deps.copy(text)) ? 'notify_link_copied_title' : 'copy_failed');
    await put(await freeId(), { title, message: text, copy: null }, []);
  }

  return {
    ended: (list) =>
      inTurn(async () => {
        if (list.length === 0 || !(await deps.wanted())) return;
        const last = (await shown.read()).findLast((other) => other.ended.length > 0);
        const isFresh = last !== undefined && deps.now() - last.at < TOGETHER_MS;
        if (!isFresh) return put(await freeId(), endedNotice(t, list), list);
        // A new one instead of a changed one: Firefox reports the one that was replaced as closed, a moment later.
        await deps.clear(last.id);
        await forget(last.id);
        const ended = [...last.ended, ...list];
        await put(await freeId(), endedNotice(t, ended), ended);
      }),
    tell: (notice) => inTurn(async () => put(await freeId(), notice, [])),
    pressed: (id, button) =>
      inTurn(async () => {
        await deps.clear(id);
        if (button || !deps.hasButtons) await copyFrom(id);
        else await forget(id);
      }),
    closed: (id) =>
      inTurn(async () => {
        await forget(id);
      }),
  };
}
