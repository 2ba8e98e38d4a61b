import { browser } from 'wxt/browser';

/**
 * Asks the user for access to the site of aria2's address. To be called first thing in a click, as `requestHostPermission`
 * is; resolves at once when it is granted already. False when the user declines.
 */
export function requestAria2Permission(address: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOf(address)] });
}

export function hasAria2Permission(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(address)] });
}

/** A pattern with a port is refused by Firefox; one without holds for every port. */
function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
