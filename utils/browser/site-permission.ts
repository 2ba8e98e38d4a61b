import { browser } from 'wxt/browser';

/**
 * Asks the user for access to the site of an address. To be called first thing in a click, as `requestHostPermission` is;
 * resolves at once when it is granted already. False when the user declines.
 */
export function requestSitePermission(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOf(url)] });
}

export function hasSitePermission(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(url)] });
}

/** A pattern with a port is refused by Firefox; one without holds for every port. */
function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
