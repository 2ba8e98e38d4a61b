import { countText, errorText, type TextKey, type Translate } from '@/entrypoints/background/texts';
import type { ErrorCode } from '@/utils/fichier/errors';

/** The end of one transfer, as much of it as a notification needs. Plain data: it outlives the background. */
export type Ended = {
  /** Null for one from a private window: its name appears nowhere outside the popup. */
  readonly name: string | null;
  readonly link: string | null;
  readonly failure: ErrorCode | null;
};

export type Notice = {
  readonly title: string;
  readonly message: string;
  /** The texts that the notification copies, and the label of its button; null when there is nothing to copy. */
  readonly copy: { readonly text: string; readonly label: string } | null;
};

/** One notification for all transfers that ended together. */
export function endedNotice(t: Translate, ended: readonly Ended[]): Notice {
  const done = ended.filter(({ failure }) => failure === null);
  const failed = ended.filter(({ failure }) => failure !== null);
  const isAlone = ended.length === 1;
  const parts = [
    ...(done.length > 0 ? [doneText(t, done, isAlone)] : []),
    ...(failed.length > 0 ? [failedText(t, failed, isAlone)] : []),
    ...(isAlone ? [] : [t('notify_many_hint')]),
  ];
  const title: TextKey = done.length > 0 ? 'notify_done_title' : 'notify_failed_title';
  return { title: t(title), message: parts.join('\n'), copy: copyOf(t, done) };
}

function doneText(t: Translate, done: readonly Ended[], isAlone: boolean): string {
  return (isAlone ? done[0]?.name : null) ?? countText(t, 'notify_many_done', done.length);
}

function failedText(t: Translate, failed: readonly Ended[], isAlone: boolean): string {
  const [only] = failed;
  if (!isAlone || !only?.failure) return countText(t, 'notify_many_failed', failed.length);
  const reason = errorText(t, only.failure);
  return only.name === null ? reason : `${only.name}\n${reason}`;
}

function copyOf(t: Translate, done: readonly Ended[]): Notice['copy'] {
  const links = done.flatMap(({ link }) => (link === null ? [] : [link]));
  if (links.length === 0) return null;
  const label = t(links.length === 1 ? 'action_copy_link' : 'action_copy_all_links');
  return { text: links.join('\n'), label };
}
