import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const MB = 1_000_000;
/** Written at a time. */
const BLOCK_BYTES = MB;

/** A file on disk and what must arrive of it. */
export type SampleFile = {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
};

/** A folder of files that are like no others, gone at the end. */
export type SampleFolder = {
  readonly path: string;
  /** `name` may hold folders: `Trip/a.bin`. */
  add(name: string, size: number): SampleFile;
  remove(): void;
};

export function createSampleFolder(): SampleFolder {
  const folder = mkdtempSync(join(tmpdir(), 'upload-'));
  return {
    path: folder,
    add(name, size) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      const hash = createHash('sha256');
      const file = openSync(path, 'w');
      for (let left = size; left > 0; left -= BLOCK_BYTES) {
        const block = randomFillSync(Buffer.alloc(Math.min(left, BLOCK_BYTES)));
        hash.update(block);
        writeSync(file, block);
      }
      closeSync(file);
      return { path, name: name.split('/').at(-1) ?? name, size, sha256: hash.digest('hex') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
