import type { ClickInfo } from '@/entrypoints/background/click-source';
import type { Notice } from '@/entrypoints/background/compose-notice';
import type { DirectDesk } from '@/entrypoints/background/direct/direct-desk';
import type { ClickTab } from '@/entrypoints/background/send-click';
import { reasonText, type Translate } from '@/entrypoints/background/texts';
import type { WriteClipboard } from '@/utils/browser/background-clipboard';
import { type ErrorCode, isFichierError } from '@/utils/fichier/errors';

export type DirectLinkDeps = {
  readonly t: Translate;
  readonly directDesk: DirectDesk;
  readonly copy: WriteClipboard;
  tell(notice: Notice): Promise<void>;
  askForKey(): Promise<void>;
  report(error: unknown): void;
};

/** Rejects only when the words about it could not be shown. */
export type DirectLinkClick = (info: ClickInfo, tab: ClickTab | undefined) => Promise<void>;

/** A click on `Copy direct download link`: ends on the clipboard, in the grabber, or with the reason in words. */
export function createDirectLinkClick(deps: DirectLinkDeps): DirectLinkClick {
  const { t } = deps;

  const refusal = (reason: { code: ErrorCode; words?: string | null }): Notice => ({
    title: t('notify_direct_failed_title'),
    message: reasonText(t, reason),
    copy: null,
  });

  /** Null when nothing is left to be said. */
  async function copy(link: string, tab: ClickTab | undefined): Promise<Notice | null> {
    const wanted = { url: link, name: null, size: null, isPrivate: tab?.incognito ?? false };
    // The pattern of the menu item also matches pages of 1fichier that are no files: those are refused here.
    const direct = await deps.directDesk.linkOrGrabber({ ...wanted, beside: tab ?? null });
    if ('grabber' in direct) {
      if (direct.grabber === 'options') return null;
      const message = t('notify_password_body');
      return { title: t('notify_password_title'), message, copy: null };
    }
    const { url } = direct;
    if (await deps.copy(url)) {
      const message = t('notify_direct_copied_body');
      return { title: t('notify_direct_copied_title'), message, copy: null };
    }
    // The link costs a call and lives five minutes: it is handed over in another way.
    const label = t('action_copy_direct_link');
    return { title: t('copy_failed'), message: url, copy: { text: url, label } };
  }

  async function refuse(error: unknown): Promise<Notice> {
    if (!isFichierError(error)) {
      deps.report(error);
      return refusal({ code: 'broken' });
    }
    if (error.facts.code === 'no-key') await deps.askForKey().catch(deps.report);
    return refusal(error.facts);
  }

  return async (info, tab) => {
    const notice = await copy(info.linkUrl ?? '', tab).catch(refuse);
    if (notice !== null) await deps.tell(notice);
  };
}
