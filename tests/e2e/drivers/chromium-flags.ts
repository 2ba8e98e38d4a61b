import { createHash } from 'node:crypto';
import type { LaunchOptions } from './extension-browser.ts';

/** Nothing but the simulator can be reached. */
const CLOSED_WORLD = 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** The id that Chromium derives from the folder of an unpacked extension. */
export function unpackedExtensionId(folder: string): string {
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...hex]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}

function windowFlags({ headed, display }: LaunchOptions): string[] {
  if (headed !== true) return ['--headless=new'];
  return display === undefined ? [] : ['--ozone-platform=x11', '--window-position=0,0'];
}

/**
 * Debian's Chromium 156 still honours `--load-extension`; branded Chrome does not any more since 137.
 * Extensions loaded so keep their storage, alarms and menus from one start to the next.
 */
export function chromiumFlags(
  folder: string,
  profile: string,
  options: LaunchOptions,
  debug: boolean,
): string[] {
  return [
    ...windowFlags(options),
    ...(debug ? ['--remote-debugging-port=0', '--enable-unsafe-extension-debugging'] : []),
    `--lang=${options.language ?? 'en-US'}`,
    `--user-data-dir=${profile}`,
    `--load-extension=${folder}`,
    `--disable-extensions-except=${folder}`,
    `--host-resolver-rules=${options.network.hostResolverRules}, ${CLOSED_WORLD}`,
    '--ignore-certificate-errors',
    '--no-sandbox',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--hide-crash-restore-bubble',
    '--window-size=1000,760',
    // A window at the start and the options page, which opens at the installation, would race for the first tab.
    debug ? '--no-startup-window' : 'about:blank',
  ];
}
