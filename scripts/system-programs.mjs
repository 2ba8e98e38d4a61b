import { spawnSync } from 'node:child_process';
import { findBrowser, findProgram } from './find-browsers.mjs';

/**
 * What a command needs from the system, and the Debian packages that bring it.
 * @typedef {{ name: string, packages: string[], isThere: () => boolean }} Need
 */

/** @type {Need[]} */
const BROWSERS = [
  // With the recommended packages left out, these two are what makes Chromium start for users and show text.
  {
    name: 'Chromium',
    packages: ['chromium', 'chromium-sandbox', 'fonts-liberation'],
    isThere: () => findBrowser('chromium') !== null,
  },
  { name: 'Firefox', packages: ['firefox-esr'], isThere: () => findBrowser('firefox') !== null },
];

/** @param {string} program @param {string} from @returns {Need} */
const program = (program, from) => ({
  name: program,
  packages: [from],
  isThere: () => findProgram(program) !== null,
});

/** A screen nobody looks at, with a mouse: for the tests that need real menus. */
const VIRTUAL_SCREEN = [
  program('Xvfb', 'xvfb'),
  program('openbox', 'openbox'),
  program('xdotool', 'xdotool'),
  program('xprop', 'x11-utils'),
  program('import', 'imagemagick'),
];

/** What reads the links that are handed to it. */
const DOWNLOADER = program('aria2c', 'aria2');

/** @returns {Need[]} what is not there yet */
export function missingPrograms() {
  const everywhere = [...BROWSERS, DOWNLOADER];
  const needs = process.platform === 'linux' ? [...everywhere, ...VIRTUAL_SCREEN] : everywhere;
  return needs.filter((need) => !need.isThere());
}

/**
 * Installs Debian packages when this user may: as root, or with a sudo that asks for no password.
 * @param {Need[]} needs
 * @returns {boolean} whether apt-get was there, allowed and successful
 */
export function installPrograms(needs) {
  const sudo = privilege();
  if (sudo === null || findProgram('apt-get') === null) return false;
  const packages = needs.flatMap((need) => need.packages);
  /** @param {string[]} args */
  const apt = (...args) => {
    const [command = '', ...rest] = [
      ...sudo,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      ...args,
    ];
    console.log(`  ${[command, ...rest].join(' ')}`);
    return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  };
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}

/** @returns {string[] | null} what to put before a command that needs root; null when root is out of reach */
function privilege() {
  if (process.getuid?.() === 0) return [];
  const mayWithoutPassword = findProgram('sudo') !== null && spawnSync('sudo', ['-n', 'true']).status === 0;
  return mayWithoutPassword ? ['sudo', '-n'] : null;
}

/**
 * @param {Need[]} needs
 * @returns {string} what to install and how
 */
export function adviceFor(needs) {
  const packages = needs.flatMap((need) => need.packages).join(' ');
  return [
    `Not found: ${needs.map((need) => need.name).join(', ')}. To install them:`,
    `  Debian:  sudo apt-get install ${packages}`,
    '  Fedora:  sudo dnf install chromium firefox xorg-x11-server-Xvfb openbox xdotool xprop ImageMagick aria2',
    '  macOS and Windows: install Chromium, or Chrome for Testing, Firefox and aria2.',
    'A browser elsewhere is named by CHROMIUM_PATH and FIREFOX_PATH. Google Chrome itself will not do: it ignores',
    '--load-extension; Chromium and Chrome for Testing do not.',
  ].join('\n');
}
