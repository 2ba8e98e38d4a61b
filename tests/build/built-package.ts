import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { crc32 } from 'node:zlib';
import { ROOT } from '../../scripts/root.ts';

export const BROWSERS = ['chrome', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

const OUTPUT = join(ROOT, '.output');

/** Every file of the built package, by its path in it. */
export function readPackage(browser: BrowserName): Map<string, Buffer> {
  const folder = join(OUTPUT, `${browser}-mv3`);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]));
}

/** A file of the package as JSON. Throws when it is not there. */
export function readJson(files: ReadonlyMap<string, Buffer>, path: string) {
  const file = files.get(path);
  if (file === undefined) throw new Error(`${path} is not in the package`);
  return JSON.parse(file.toString('utf8'));
}

/** What is uploaded to the store. */
export function readZip(browser: BrowserName): Buffer {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return readFileSync(join(OUTPUT, `${name}-${version}-${browser}.zip`));
}

const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006', 'latin1');

/** Path and checksum of each file in a zip, from its central directory (PKWARE APPNOTE 4.3.12). */
export function readZipDirectory(zip: Buffer): Map<string, number> {
  const found = new Map<string, number>();
  let at = zip.readUInt32LE(zip.lastIndexOf(END_OF_DIRECTORY) + 16);
  while (zip.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    );
    const nameEnd = at + 46 + (nameLength ?? 0);
    const name = zip.toString('utf8', at + 46, nameEnd);
    if (!name.endsWith('/')) found.set(name, zip.readUInt32LE(at + 16));
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return found;
}

/** The same for the files of a package. */
export function checksums(files: ReadonlyMap<string, Buffer>): Map<string, number> {
  return new Map([...files].map(([path, file]) => [path, crc32(file)]));
}

/** Width and height in pixels, from the first chunk of a PNG. */
export function pngSize(png: Buffer): [width: number, height: number] {
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new Error('no PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
