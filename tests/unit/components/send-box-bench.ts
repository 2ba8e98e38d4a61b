import { vi } from 'vitest';
import { createSendBox } from '@/entrypoints/popup/send-state';
import { PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import type { ReplyOf } from '@/utils/messaging/protocol';
import type { SendReport } from '@/utils/messaging/replies';
import { fakeAsk } from './fake-ask';

/** Of one link that is on its way. */
export const REPORT: SendReport = { accepted: 1, folded: 0, refused: [], needsKey: false };
export const SETTINGS = {
  folderId: 3,
  folderName: 'Movies',
  notifications: true,
  batchSize: 20,
  keepCount: 10_000,
  keepDays: null,
  direct: PLAIN_DIRECT_OPTIONS,
  askDirect: false,
};

/** The send box, with a background that answers so. */
export function boxWith(
  sendText: () => ReplyOf<'sendText'> | Promise<ReplyOf<'sendText'>>,
  isPrivate: () => Promise<boolean> = async () => false,
  draft = 'https://a.example/draft',
  openFolderLink: () => ReplyOf<'openFolderLink'> = () => ({ ok: true, value: null }),
) {
  const background = fakeAsk({
    sendText,
    openFolderLink,
    readDraft: () => ({ ok: true, value: draft }),
    readSettings: () => ({ ok: true, value: SETTINGS }),
    saveDraft: () => ({ ok: true, value: null }),
  });
  const close = vi.fn();
  return { box: createSendBox({ ask: background.ask, isPrivate, close }), close, ...background };
}
export const taken = () => boxWith(() => ({ ok: true, value: REPORT }));
