import { displayHost, displayName, safeText } from '@/utils/links/display-name';
import { maskUrl } from '@/utils/links/mask-url';
import type { TransferView } from '@/utils/messaging/protocol';
import type { Job, Transfer } from '@/utils/transfers/schema';
import { type ShownHold, screenStateOf } from '@/utils/transfers/screen-state';

/** What a row depends on besides its own records. */
export type Circumstances = {
  readonly hold: ShownHold | null;
  /** Of the saved key; null without one. */
  readonly accountId: string | null;
};

/** A stored transfer as a page shows it: no password, nothing that could hide text. */
export function transferView(transfer: Transfer, job: Job | null, around: Circumstances): TransferView {
  const { id, url, link, size, folderName, createdAt, attempt, twin, isPrivate } = transfer;
  const { state, reason, can } = screenStateOf(transfer, job, around.hold, around.accountId);
  return {
    id,
    name: transferName(transfer),
    source: safeText(maskUrl(url)),
    host: displayHost(url),
    state,
    reason: reason === null ? null : { code: reason.code, words: reason.words, until: reason.until },
    link,
    size,
    folderName,
    createdAt,
    attempt,
    twin,
    isPrivate,
    can,
  };
}

/** The name at 1fichier once it is known, else the last part of the source. */
export function transferName({ name, url }: Pick<Transfer, 'name' | 'url'>): string {
  return (name === null ? '' : safeText(name)) || displayName(url);
}
