import type { ClickInfo } from '@/entrypoints/background/click-source';
import type { Notice } from '@/entrypoints/background/compose-notice';
import { reasonText, type Translate } from '@/entrypoints/background/texts';
import type { WriteClipboard } from '@/utils/browser/background-clipboard';
import { type ErrorCode, isFichierError } from '@/utils/fichier/errors';
import type { Fichier } from '@/utils/fichier/fichier';
import { parseSource } from '@/utils/links/parse-source';

export type DirectLinkDeps = {
  readonly t: Translate;
  readonly fichier: Pick<Fichier, 'getLink'>;
  readonly copy: WriteClipboard;
  tell(notice: Notice): Promise<void>;
  askForKey(): Promise<void>;
  report(error: unknown): void;
};

/**
 * A click on `Copy direct download link`: ends on the clipboard, or with the reason in words. Rejects only when those could
 * not be shown.
 */
export function createDirectLinkClick(deps: DirectLinkDeps): (info: ClickInfo) => Promise<void> {
  const { t } = deps;

  const refusal = (reason: { code: ErrorCode; words?: string | null }): Notice => ({
    title: t('notify_direct_failed_title'),
    message: reasonText(t, reason),
    copy: null,
  });

  async function copy(canonical: string): Promise<Notice> {
    const { url } = await deps.fichier.getLink({ url: canonical }, { lane: 'user' });
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

  return async (info) => {
    // The pattern of the menu item also matches pages of 1fichier that are no files.
    const source = parseSource(info.linkUrl ?? '');
    if (!source.ok) return deps.tell(refusal(source));
    if (source.kind !== 'copy') return deps.tell(refusal({ code: 'service-link' }));
    await deps.tell(await copy(source.canonical).catch(refuse));
  };
}
