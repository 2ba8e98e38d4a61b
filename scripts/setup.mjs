// Plain JavaScript without dependencies: it runs on the machine's own Node, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, isInstalled, localNode } from './node-modules.mjs';
import { adviceFor, installPrograms, missingPrograms } from './system-programs.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Written after each successful `wxt prepare`. */
const PREPARED = join(ROOT, 'node_modules/.cache/prepared');
/** What the generated types depend on. */
const PREPARED_FROM = ['wxt.config.ts', 'package-lock.json', 'locales', 'entrypoints', 'public'];

/** @param {string} text */
const say = (text) => console.log(`setup: ${text}`);

try {
  setUp();
} catch (error) {
  console.error(`setup: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** @throws {Error} that says what is missing and how to get it */
function setUp() {
  if (isInstalled(ROOT)) say('packages are installed');
  else {
    say('installing the packages of package-lock.json');
    installPackages(ROOT);
  }

  if (isPrepared()) say('types are generated');
  else {
    say('generating types (wxt prepare)');
    prepare();
  }

  const missing = missingPrograms();
  if (missing.length > 0) {
    say(`installing ${missing.map((need) => need.name).join(', ')}`);
    installPrograms(missing);
  }
  const stillMissing = missingPrograms();
  if (stillMissing.length > 0) throw new Error(adviceFor(stillMissing));
  say('browsers and programs are there');
}

function isPrepared() {
  if (!existsSync(PREPARED) || !existsSync(join(ROOT, '.wxt/tsconfig.json'))) return false;
  const at = statSync(PREPARED).mtimeMs;
  return PREPARED_FROM.every((name) => newestChange(join(ROOT, name)) <= at);
}

/**
 * @param {string} path a file or a folder
 * @returns {number} epoch ms of the latest change in it
 */
function newestChange(path) {
  const stat = statSync(path);
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => newestChange(join(path, name))) : [];
  return Math.max(stat.mtimeMs, ...inside);
}

function prepare() {
  const { status } = spawnSync(
    localNode(ROOT) ?? process.execPath,
    ['node_modules/wxt/bin/wxt.mjs', 'prepare'],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error('wxt prepare failed; its own words are above.');
  mkdirSync(dirname(PREPARED), { recursive: true });
  writeFileSync(PREPARED, '');
}
