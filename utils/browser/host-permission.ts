import { browser } from 'wxt/browser';
import { requestPermission } from '@/utils/browser/request-permission';

const API_ORIGIN = 'https://api.1fichier.com/*';
/** The website: public folders and the link check. Optional. */
const SITE_ORIGIN = 'https://1fichier.com/*';
/** The servers that take uploads, whose names change from one upload to the next. Optional. */
const NODE_ORIGIN = 'https://*.1fichier.com/*';

/** Asks the user for access to 1fichier's API, as `requestPermission` does. */
export function requestHostPermission(): Promise<boolean> {
  return requestPermission({ origins: [API_ORIGIN] });
}

/** False when the user has taken the access away, which Firefox allows at any time. */
export function hasHostPermission(): Promise<boolean> {
  return browser.permissions.contains({ origins: [API_ORIGIN] });
}

/** Asks the user for access to 1fichier's website, as `requestPermission` does. */
export function requestSitePermission(): Promise<boolean> {
  return requestPermission({ origins: [SITE_ORIGIN] });
}

/** Whether the website may be asked. */
export function hasSitePermission(): Promise<boolean> {
  return browser.permissions.contains({ origins: [SITE_ORIGIN] });
}

/** Asks the user for access to the servers that take uploads. As `requestHostPermission`: first thing in a click. */
export function requestNodePermission(): Promise<boolean> {
  return browser.permissions.request({ origins: [NODE_ORIGIN] });
}

/** Whether files may be uploaded. */
export function hasNodePermission(): Promise<boolean> {
  return browser.permissions.contains({ origins: [NODE_ORIGIN] });
}
