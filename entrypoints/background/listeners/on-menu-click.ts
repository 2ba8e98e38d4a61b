import { browser } from 'wxt/browser';
import type { ClickInfo } from '@/entrypoints/background/click-source';
import type { SendClick } from '@/entrypoints/background/send-click';

export function listenToMenuClicks(deps: {
  readonly send: SendClick;
  readonly copyDirectLink: (info: ClickInfo) => Promise<void>;
  report(error: unknown): void;
}): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const work = info.menuItemId === 'direct-link' ? deps.copyDirectLink(info) : deps.send(info, tab);
    work.catch(deps.report);
  });
}
