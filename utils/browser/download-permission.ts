import { browser } from 'wxt/browser';
import { requestPermission } from '@/utils/browser/request-permission';

const DOWNLOADS = { permissions: ['downloads' as const] };

/** Asks the user for leave to start downloads, as `requestPermission` does. */
export function requestDownloadPermission(): Promise<boolean> {
  return requestPermission(DOWNLOADS);
}

export function hasDownloadPermission(): Promise<boolean> {
  return browser.permissions.contains(DOWNLOADS);
}
