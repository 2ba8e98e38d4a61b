import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtensionBrowser, ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';

/** Firefox keeps `storage.local` under a user of its own. */
const AREA_OF_FIREFOX = '^userContextId=4294967295';

/** The folders in the profile that hold the extension's databases, or its `storage.local`. */
function foldersOf({ kind, profile }: ExtensionBrowser, what: 'database' | 'area'): string[] {
  if (kind === 'chromium')
    return [join(profile, 'Default', what === 'database' ? 'IndexedDB' : 'Local Extension Settings')];
  const storage = join(profile, 'storage', 'default');
  const own = readdirSync(storage).filter((name) => name.startsWith('moz-extension'));
  const wanted = own.filter((name) => name.endsWith(AREA_OF_FIREFOX) === (what === 'area'));
  return wanted.map((name) => join(storage, name));
}

/** As the browser does with a database that it cannot read any more. The browser must have ended. */
export function loseStorage(browser: ExtensionBrowser, what: 'database' | 'area'): void {
  const folders = foldersOf(browser, what);
  if (folders.length === 0) throw new Error(`The profile has no ${what}`);
  for (const folder of folders) rmSync(folder, { recursive: true });
}

/** Copies the databases to a new folder beside the profile's own, or puts that copy in their place. */
export function copyDatabase(browser: ExtensionBrowser, way: 'aside' | 'back'): void {
  for (const folder of foldersOf(browser, 'database')) {
    const aside = join(browser.profile, 'aside');
    if (way === 'back') rmSync(folder, { recursive: true });
    const [from, to] = way === 'aside' ? [folder, aside] : [aside, folder];
    cpSync(from, to, { recursive: true });
  }
}

/** Waits until `storage.local` tells of so many links that wait, and so many that were sent. */
export async function untilBackedUp(page: ExtensionPage, waiting: number, sent: number): Promise<void> {
  await until('the links are in the backup', () =>
    page.evaluate<boolean>(
      `const { backup } = await (globalThis.browser ?? chrome).storage.local.get('backup');
       return backup?.waiting.length === ${waiting} && backup.sent.length === ${sent};`,
    ),
  );
}
