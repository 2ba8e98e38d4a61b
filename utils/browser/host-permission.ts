import { browser } from 'wxt/browser';

const API_ORIGIN = 'https://api.1fichier.com/*';

/**
 * Asks the user for access to 1fichier's API. To be called first thing in a click: after any `await` the browser no
 * longer takes it for the user's wish. False when the user declines.
 */
export function requestHostPermission(): Promise<boolean> {
  return browser.permissions.request({ origins: [API_ORIGIN] });
}

/** False when the user has taken the access away, which Firefox allows at any time. */
export function hasHostPermission(): Promise<boolean> {
  return browser.permissions.contains({ origins: [API_ORIGIN] });
}
