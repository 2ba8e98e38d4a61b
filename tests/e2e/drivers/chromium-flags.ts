import { createHash } from 'node:crypto';
import type { LaunchOptions } from './extension-browser.ts';

/** Every domain under which 1fichier hands out links; all of them lead to the simulator. */
const SERVICE_DOMAINS = [
  '1fichier.com',
  'alterupload.com',
  'cjoint.net',
  'desfichiers.com',
  'dfichiers.com',
  'megadl.fr',
  'mesfichiers.org',
  'piecejointe.net',
  'pjointe.com',
  'tenvoi.com',
  'dl4free.com',
];

function resolverRules(network: LaunchOptions['network']): string {
  const service = SERVICE_DOMAINS.flatMap((domain) => [
    `MAP ${domain}:443 127.0.0.1:${network.tlsPort}`,
    `MAP *.${domain}:443 127.0.0.1:${network.tlsPort}`,
  ]);
  return [
    ...service,
    `MAP *:80 127.0.0.1:${network.sourcePort}`,
    'MAP *:443 ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ].join(',');
}

/** The id that Chromium derives from the folder of an unpacked extension. */
export function unpackedExtensionId(folder: string): string {
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...hex]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
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
    ...(options.display === undefined
      ? ['--headless=new']
      : ['--ozone-platform=x11', '--window-position=0,0']),
    ...(debug ? ['--remote-debugging-port=0'] : []),
    ...(options.language === undefined ? ['--lang=en-US'] : [`--lang=${options.language}`]),
    `--user-data-dir=${profile}`,
    `--load-extension=${folder}`,
    `--disable-extensions-except=${folder}`,
    `--host-resolver-rules=${resolverRules(options.network)}`,
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
    'about:blank',
  ];
}
