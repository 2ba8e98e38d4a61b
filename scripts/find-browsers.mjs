import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Names under which each browser is found on PATH, best first. Google's own Chrome is not among them: since 137 it
 * ignores `--load-extension`.
 */
const NAMES = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
};

/** Where macOS and Windows put what is not on PATH. */
const USUAL_PLACES = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

const OVERRIDES = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/**
 * @param {string} file
 * @returns {boolean} whether it is a file that may be run
 */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Looks a program up on PATH.
 * @param {string} name without a path
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null} its full path
 */
export function findProgram(name, env = process.env) {
  const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const found = names.map((each) => join(folder, each)).find(isExecutable);
    if (folder !== '' && found !== undefined) return found;
  }
  return null;
}

/**
 * Locates one browser: the override `CHROMIUM_PATH` or `FIREFOX_PATH`, then PATH, then the usual places.
 * An override that cannot be run counts as missing: another browser than the one asked for would mislead.
 * @param {'chromium' | 'firefox'} browser
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null} the full path of its executable
 */
export function findBrowser(browser, env = process.env) {
  const override = env[OVERRIDES[browser]];
  if (override) return isExecutable(override) ? override : null;
  for (const name of NAMES[browser]) {
    const found = findProgram(name, env);
    if (found !== null) return found;
  }
  return USUAL_PLACES[browser].find(isExecutable) ?? null;
}

/**
 * As `findBrowser`, for callers that cannot go on without it.
 * @param {'chromium' | 'firefox'} browser
 * @returns {string}
 * @throws {Error} that says how to name the browser
 */
export function requireBrowser(browser) {
  const found = findBrowser(browser);
  if (found === null)
    throw new Error(`No ${browser} found: run "npm run setup", or set ${OVERRIDES[browser]}.`);
  return found;
}
