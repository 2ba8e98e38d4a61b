import { browser } from 'wxt/browser';
import type { DirectLinkClick } from '@/entrypoints/background/direct-link-click';
import type { SendClick } from '@/entrypoints/background/send-click';

export function listenToMenuClicks(deps: {
  readonly send: SendClick;
  readonly copyDirectLink: DirectLinkClick;
  report(error: unknown): void;
}): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const work = info.menuItemId === 'direct-link' ? deps.copyDirectLink(info, tab) : deps.send(info, tab);
    work.catch(deps.report);
  });
}
