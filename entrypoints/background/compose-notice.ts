import type { Tally } from '@/entrypoints/background/notice-store';
import { countText, errorText, type TextKey, type Translate } from '@/entrypoints/background/texts';

export type Notice = {
  readonly title: string;
  readonly message: string;
  /** The texts that the notification copies, and the label of its button; null when there is nothing to copy. */
  readonly copy: { readonly text: string; readonly label: string } | null;
};

/** One notification for all transfers that ended together. */
export function endedNotice(t: Translate, tally: Tally): Notice {
  const { done, failed, only } = tally;
  const parts = [
    ...(done > 0 ? [only?.name ?? countText(t, 'notify_many_done', done)] : []),
    ...(failed > 0 ? [failedText(t, tally)] : []),
    ...(only === null ? [t('notify_many_hint')] : []),
  ];
  const title: TextKey = done > 0 ? 'notify_done_title' : 'notify_failed_title';
  return { title: t(title), message: parts.join('\n'), copy: copyOf(t, tally.links ?? []) };
}

function failedText(t: Translate, { only, failed }: Tally): string {
  if (!only?.failure) return countText(t, 'notify_many_failed', failed);
  const reason = errorText(t, only.failure);
  return only.name === null ? reason : `${only.name}\n${reason}`;
}

function copyOf(t: Translate, links: readonly string[]): Notice['copy'] {
  if (links.length === 0) return null;
  const label = t(links.length === 1 ? 'action_copy_link' : 'action_copy_all_links');
  return { text: links.join('\n'), label };
}
