import type { FolderStep } from '@/components/grabber/folder-step';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { CatchHead } from '@/utils/links/grab/grabbed-link';
import type { Reason } from '@/utils/messaging/replies';

/** What the page shows under its head. */
export type GrabberScreen =
  /** Opened without a catch. */
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'folder'; readonly step: Exclude<FolderStep, { kind: 'none' }> }
  /** There are no links, and this is why. */
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly words: string | null }
  | { readonly kind: 'empty' }
  /** Links there are, but the filter lets none through. */
  | { readonly kind: 'filtered' }
  | { readonly kind: 'links' }
  | { readonly kind: 'direct' };

export type GrabberKnowledge = {
  readonly folder: FolderStep;
  readonly state:
    | { readonly kind: 'none' | 'loading' | 'loaded' }
    | { readonly kind: 'failed'; readonly reason: Reason };
  readonly head: CatchHead | null;
  readonly rows: number;
  readonly shown: number;
  readonly isWorkbenchOpen: boolean;
};

export function grabberScreen(knowledge: GrabberKnowledge): GrabberScreen {
  const { folder, state, head, rows, shown } = knowledge;
  if (folder.kind !== 'none') return { kind: 'folder', step: folder };
  if (knowledge.isWorkbenchOpen) return { kind: 'direct' };
  if (state.kind === 'none') return { kind: 'none' };
  if (state.kind === 'failed' && rows === 0) return { kind: 'failed', ...state.reason };
  if (head !== null && head.failure !== null) return { kind: 'failed', code: head.failure, words: null };
  if (rows === 0) return { kind: state.kind === 'loaded' ? 'empty' : 'loading' };
  return { kind: shown === 0 ? 'filtered' : 'links' };
}
