import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/** A new folder for a browser's profile. What is left of it goes when this process ends. */
export function createProfileFolder(browser: string, parent = tmpdir()): string {
  if (folders.size === 0) process.on('exit', () => folders.forEach(removeProfileFolder));
  const folder = mkdtempSync(join(parent, `send-to-1fichier-${browser}-`));
  folders.add(folder);
  return folder;
}

export function removeProfileFolder(folder: string): void {
  // The last helpers of a browser may still write for a moment.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  folders.delete(folder);
}
