import type { Downloader } from '@/utils/messaging/links-protocol';
import type { Reason } from '@/utils/messaging/replies';

/** How far one file is on its way to a direct link. */
export type DirectState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'password'; readonly isWrong: boolean }
  /** `expiresAt`: epoch ms. */
  | { readonly kind: 'ready'; readonly url: string; readonly expiresAt: number }
  | { readonly kind: 'failed'; readonly reason: Reason }
  | { readonly kind: 'cancelled' };

/** What became of handing a direct link to a downloader. */
export type Handed =
  | { readonly to: Downloader; readonly kind: 'handing' }
  | { readonly to: Downloader; readonly kind: 'done' }
  | { readonly to: Downloader; readonly kind: 'failed'; readonly reason: Reason };

/** A file that direct links are wanted of. Keys are unlike one another. */
export type WorkFile = {
  readonly key: string;
  /** Its share link. */
  readonly link: string;
  readonly name: string;
  /** Bytes; null when unknown. */
  readonly size: number | null;
};

/** A file in the workbench. */
export type DirectItem = WorkFile & {
  readonly state: DirectState;
  readonly handed: Handed | null;
};

/** Where the whole run stands. `stopped`: by something that concerns every file. */
export type DirectPhase =
  | { readonly kind: 'options' }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped'; readonly reason: Reason }
  | { readonly kind: 'ended' };

export type ReadyItem = DirectItem & { readonly state: Extract<DirectState, { kind: 'ready' }> };

export function isReady(item: DirectItem): item is ReadyItem {
  return item.state.kind === 'ready';
}

/** Ready, and not run out. `now`: epoch ms. */
export function isLive(item: DirectItem, now: number): item is ReadyItem {
  return isReady(item) && item.state.expiresAt > now;
}

export function isExpired(item: DirectItem, now: number): boolean {
  return isReady(item) && item.state.expiresAt <= now;
}
