import type { UploadState } from '@/utils/uploads/upload-state';

export type QueuedUpload = { readonly key: string; readonly state: UploadState };

/**
 * The upload that may start now; null: none. One at a time sends, in the order given; those whose bytes are out hold
 * nobody up. `isPaused`: none starts, and what runs goes on.
 */
export function nextUpload(uploads: readonly QueuedUpload[], isPaused: boolean): string | null {
  if (isPaused || uploads.some(({ state }) => holdsTheLine(state))) return null;
  return uploads.find(({ state }) => state.kind === 'waiting')?.key ?? null;
}

/** Closing the page would lose it. What follows the last byte can be asked by the next page. */
export function wouldBeLost(state: UploadState): boolean {
  return state.kind === 'waiting' || holdsTheLine(state);
}

function holdsTheLine({ kind }: UploadState): boolean {
  return kind === 'starting' || kind === 'sending' || kind === 'sent';
}
