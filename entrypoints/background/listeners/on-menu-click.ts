import { type Browser, browser } from 'wxt/browser';
import type { ClickInfo } from '@/entrypoints/background/click-source';
import type { DirectLinkClick } from '@/entrypoints/background/direct-link-click';
import type { GrabClick } from '@/entrypoints/background/grab/grab-click';
import type { SendClick } from '@/entrypoints/background/send-click';

export function listenToMenuClicks(deps: {
  readonly send: SendClick;
  readonly copyDirectLink: DirectLinkClick;
  readonly grab: GrabClick;
  report(error: unknown): void;
}): void {
  function workOf(info: ClickInfo, tab: Browser.tabs.Tab | undefined): Promise<void> {
    switch (info.menuItemId) {
      case 'direct-link':
        return deps.copyDirectLink(info, tab);
      case 'grab':
        return deps.grab(tab);
      default:
        return deps.send(info, tab);
    }
  }

  browser.contextMenus.onClicked.addListener((info, tab) => {
    workOf(info, tab).catch(deps.report);
  });
}
