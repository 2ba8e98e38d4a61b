import { browser } from 'wxt/browser';
import { requestPermission } from '@/utils/browser/request-permission';

/**
 * Asks the user for access to the site of aria2's address, as `requestPermission` does; resolves at once when it is granted
 * already. False for what is no address.
 */
export async function requestAria2Permission(address: string): Promise<boolean> {
  return URL.canParse(address) && requestPermission({ origins: [patternOf(address)] });
}

export function hasAria2Permission(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(address)] });
}

/** A pattern with a port is refused by Firefox; one without holds for every port. */
function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
