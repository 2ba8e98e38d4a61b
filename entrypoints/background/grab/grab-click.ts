import type { Notice } from '@/entrypoints/background/compose-notice';
import type { GrabbedTab, GrabTab } from '@/entrypoints/background/grab/grab-tab';
import { reasonText, type Translate } from '@/entrypoints/background/texts';
import { isFichierError } from '@/utils/fichier/errors';

export type GrabClickDeps = {
  readonly t: Translate;
  readonly grabTab: GrabTab;
  tell(notice: Notice): Promise<void>;
  report(error: unknown): void;
};

export type GrabClick = (tab: GrabbedTab | undefined) => Promise<void>;

/** A click on `Grab links on this page`: ends in the grabber, or with the reason in words. */
export function createGrabClick(deps: GrabClickDeps): GrabClick {
  const { t } = deps;
  return async (tab) => {
    try {
      // A click in a panel or a pop-up of the browser comes from no tab.
      await deps.grabTab(tab?.id === undefined || tab.id < 0 ? null : tab, 'auto');
    } catch (error) {
      if (!isFichierError(error)) deps.report(error);
      const code = isFichierError(error) ? error.facts.code : 'broken';
      await deps.tell({ title: t('notify_grab_failed_title'), message: reasonText(t, { code }), copy: null });
    }
  };
}
