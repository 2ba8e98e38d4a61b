import { endedNotice, type Notice } from '@/entrypoints/background/compose-notice';
import { burstDueAt, dismissBurst, joinBurst, tellBurst } from '@/entrypoints/background/ended-burst';
import type { Burst, Ended, Notices } from '@/entrypoints/background/notice-store';
import { countText, type Translate } from '@/entrypoints/background/texts';
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
  readonly stored: StoredValue<Notices>;
  /** Has `due` called at that time, epoch ms, even if the background is stopped before; a new time replaces the old. */
  wakeAt(at: number): Promise<void>;
  /** Does the user want to hear of ends? What answers a click is always told. */
  wanted(): Promise<boolean>;
};

export type Notifier = {
  /** Transfers ended: told in one notification, together with those that ended shortly before; the more often, the later. */
  ended(list: readonly Ended[]): Promise<void>;
  /** Tells what has been waiting for its time. */
  due(): Promise<void>;
  /** Tells something else. */
  tell(notice: Notice): Promise<void>;
  /** A click on a notification (`button` false) or on its button. */
  pressed(id: string, button: boolean): Promise<void>;
  closed(id: string): Promise<void>;
};

/** Older ones have been read or never will be. */
const MOST_SHOWN = 20;

export function createNotifier(deps: NotifierDeps): Notifier {
  const { t, stored } = deps;
  const inTurn = createInTurn();

  async function put(id: string, notice: Notice, burst: Burst | null): Promise<void> {
    const { shown } = await stored.read();
    const entry = { id, copies: notice.copy?.text ?? null };
    // Stored first: a click may start a background that knows nothing else.
    await stored.write({ shown: [...shown, entry].slice(-MOST_SHOWN), burst });
    await deps.show(id, withCopy(notice));
  }

  function withCopy({ title, message, copy }: Notice): Notification {
    if (copy === null) return { title, message, button: null };
    if (deps.hasButtons) return { title, message, button: copy.label };
    return { title, message: `${message}\n${t('notify_click_to_copy')}`, button: null };
  }

  /** A name that no notification on the screen has. */
  function freeId({ shown }: Notices): string {
    const taken = shown.map(({ id }) => id);
    let at = deps.now();
    while (taken.includes(`notice-${at}`)) at += 1;
    return `notice-${at}`;
  }

  async function tell(notice: Notice): Promise<void> {
    const notices = await stored.read();
    await put(freeId(notices), notice, notices.burst);
  }

  /** A notification is gone. Resolves with what it copies. */
  async function forget(id: string): Promise<string | null> {
    const { shown, burst } = await stored.read();
    const isOfBurst = burst !== null && burst.id === id;
    const others = shown.filter((other) => other.id !== id);
    await stored.write({ shown: others, burst: isOfBurst ? dismissBurst(burst) : burst });
    return shown.find((other) => other.id === id)?.copies ?? null;
  }

  async function copyFrom(id: string): Promise<void> {
    const text = await forget(id);
    if (text === null) return;
    const title = t((await deps.copy(text)) ? 'notify_link_copied_title' : 'copy_failed');
    const count = text.split('\n').length;
    const message = count === 1 ? text : countText(t, 'notify_many_done', count);
    await tell({ title, message, copy: null });
  }

  async function tellEnds(): Promise<void> {
    const notices = await stored.read();
    const { burst, shown } = notices;
    const dueAt = burst === null ? null : burstDueAt(burst, deps.now());
    if (burst === null || dueAt === null) return;
    if (dueAt > deps.now()) return deps.wakeAt(dueAt);
    const id = freeId(notices);
    const told = tellBurst(burst, id, deps.now());
    if (burst.id !== null) {
      // A new one instead of a changed one: Firefox reports the one that was replaced as closed, a moment later.
      await deps.clear(burst.id);
      await stored.write({ shown: shown.filter((other) => other.id !== burst.id), burst });
    }
    await put(id, endedNotice(t, told.told), told);
  }

  return {
    ended: (list) =>
      inTurn(async () => {
        if (list.length === 0 || !(await deps.wanted())) return;
        const { shown, burst } = await stored.read();
        await stored.write({ shown, burst: joinBurst(burst, list, deps.now()) });
        await tellEnds();
      }),
    due: () => inTurn(tellEnds),
    tell: (notice) => inTurn(() => tell(notice)),
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
