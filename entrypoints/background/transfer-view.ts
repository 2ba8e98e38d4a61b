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
  const { id, url, link, size, folderId, folderName, createdAt, attempt, twin, isPrivate } = transfer;
  const { state, reason, doubt, can } = screenStateOf(transfer, job, around.hold, around.accountId);
  return {
    id,
    name: transferName(transfer),
    source: safeText(maskUrl(url)),
    host: displayHost(url),
    state,
    reason: reason === null ? null : { code: reason.code, words: reason.words, until: reason.until },
    doubt,
    link,
    size,
    folderId,
    folderName,
    likelyName: likelyName(transfer),
    createdAt,
    attempt,
    twin,
    isPrivate,
    can,
  };
}

/** That of a private transfer would stand in the address of a page, and so in the history. */
function likelyName({ name, url, kind, isPrivate }: Transfer): string | null {
  if (isPrivate) return null;
  if (name !== null) return safeText(name) || null;
  const shown = displayName(url);
  return kind === 'copy' || shown === displayHost(url) ? null : shown;
}

/** The name at 1fichier once it is known, else the last part of the source. */
export function transferName({ name, url }: Pick<Transfer, 'name' | 'url'>): string {
  return (name === null ? '' : safeText(name)) || displayName(url);
}
