import { type Browser, browser } from 'wxt/browser';

/**
 * Asks the user for a permission. To be called first thing in a click: after any `await` the browser no longer takes it
 * for the user's wish. False when the user declines, and when the browser does not even ask: never rejects.
 */
export async function requestPermission(wanted: Browser.permissions.Permissions): Promise<boolean> {
  try {
    return await browser.permissions.request(wanted);
  } catch {
    return false;
  }
}
