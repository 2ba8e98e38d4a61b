import { browser } from 'wxt/browser';
import type { MenuKeeper } from '@/entrypoints/background/create-menu-keeper';

/** Installed, updated, browser started. */
export function listenToLifecycle(deps: {
  readonly menus: MenuKeeper;
  openOptions(): Promise<void>;
  report(error: unknown): void;
}): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    deps.menus.rebuild().catch(deps.report);
    if (reason === 'install') deps.openOptions().catch(deps.report);
  });
  // Without a listener the background would not be started together with the browser.
  browser.runtime.onStartup.addListener(() => {
    deps.menus.rebuild().catch(deps.report);
  });
}
