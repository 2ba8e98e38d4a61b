import type { Reason } from '@/utils/messaging/replies';

/** Why a page knows nothing new: the background does not answer, or cannot read and store what it keeps. */
export type Silence = 'broken' | 'storage' | 'storage-full';

type Reply = { readonly ok: true } | { readonly ok: false; readonly reason: Reason };

/** Null when the background has answered. */
export function silenceOf(reply: Reply): Silence | null {
  if (reply.ok) return null;
  const { code } = reply.reason;
  return code === 'storage' || code === 'storage-full' ? code : 'broken';
}
