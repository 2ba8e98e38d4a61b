import { browser } from 'wxt/browser';

const DOWNLOADS = { permissions: ['downloads' as const] };

/** Asks the user for leave to start downloads. To be called first thing in a click, as `requestHostPermission` is. */
export function requestDownloadPermission(): Promise<boolean> {
  return browser.permissions.request(DOWNLOADS);
}

export function hasDownloadPermission(): Promise<boolean> {
  return browser.permissions.contains(DOWNLOADS);
}
