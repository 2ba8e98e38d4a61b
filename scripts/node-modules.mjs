import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const OLDEST_NODE_MAJOR = 24;

/**
 * Whether node_modules holds what package-lock.json asks for. npm keeps its own record of what it installed; packages
 * for other systems are in the lock only.
 * @param {string} root folder of the project
 * @returns {boolean}
 */
export function isInstalled(root) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record) || localNode(root) === null) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(join(root, 'package-lock.json')))
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional)
    .every(([path, entry]) => installed[path]?.version === entry.version);
}

/**
 * Installs what package-lock.json says, without touching it. Not by `npm ci`: that refuses a lock without the optional
 * packages of other systems, and npm leaves them out of the lock where the registry in use does not carry them.
 * @param {string} root
 * @throws {Error} when npm fails or the project's own Node does not run afterwards
 */
export function installPackages(root) {
  // npm must not run on the very Node that it is about to replace.
  const own = join(root, 'node_modules');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(own));
  const { status } = spawnSync('npm', ['install', '--no-save', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  if (status !== 0) throw new Error('npm install failed; its own words are above.');
  if (localNode(root) === null) {
    throw new Error(
      `The package "node" did not install Node ${OLDEST_NODE_MAJOR}. Its install script must be allowed to run: try "npm rebuild node".`,
    );
  }
}

/**
 * The Node that the project brings along, or null when it does not run or is too old.
 * @param {string} root
 * @returns {string | null} its full path
 */
export function localNode(root) {
  const file = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  const major = Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? 0);
  return major >= OLDEST_NODE_MAJOR ? file : null;
}

/**
 * @param {string} file a lock file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
