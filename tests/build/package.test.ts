import { describe, expect, it } from 'vitest';
import {
  BROWSERS,
  checksums,
  pngSize,
  readJson,
  readPackage,
  readZip,
  readZipDirectory,
} from './built-package.ts';

const MAX_ZIP_BYTES = 280_000;

/** Every kind of file that the package may hold. */
const EXPECTED_FILES = [
  /^manifest\.json$/,
  /^background\.js$/,
  /^(?:popup|options|grabber|files|offscreen)\.html$/,
  /^chunks\/[\w-]+\.js$/,
  /^assets\/[\w-]+\.css$/,
  /^icon\/(?:16|32|48|96|128)\.png$/,
  /^_locales\/[a-z]{2}\/messages\.json$/,
  /^rules\/connection\.json$/,
];

/** Addresses that may be named: the service, the name spaces of SVG and MathML, and two of ky's. */
const KNOWN_ADDRESSES = [
  'https://1fichier.com',
  'https://api.1fichier.com',
  'http://www.w3.org',
  // Names a request that is made to try a feature and never sent.
  'https://empty.invalid',
  // Stands in the text of an error.
  'https://github.com/sindresorhus/ky',
];

/** What must not be in anything that ships. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['this machine', /localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0:/i],
  ['a source map', /sourceMappingURL|"sourcesContent"/],
  ['a test hook', /__TEST|VITEST|simulator|process\.env|NODE_ENV/i],
  ['code made from text', /\beval\s*\(|new Function\s*\(|setTimeout\s*\(\s*["'`]/],
  ['code from elsewhere', /import\s*\(\s*["'`]https?:|importScripts|<script[^>]+src=["']?(?:https?:)?\/\//i],
  ['a debugger or the console', /\bdebugger\b|console\.log\s*\(/],
];

describe.each(BROWSERS)('the package for %s', (browser) => {
  const files = readPackage(browser);
  const texts = [...files]
    .filter(([path]) => !path.endsWith('.png'))
    .map(([path, file]) => [path, file.toString('utf8')] as const);

  it('holds the expected files and no others', () => {
    expect([...files.keys()].filter((path) => !EXPECTED_FILES.some((pattern) => pattern.test(path)))).toEqual(
      [],
    );
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['background.js', 'popup.html', 'grabber.html', 'files.html', 'options.html']),
    );
  });

  it.each(FORBIDDEN)('does not hold %s', (_what, pattern) => {
    const found = texts.flatMap(([path, text]) =>
      (pattern.exec(text) ?? []).slice(0, 1).map((hit) => `${path}: ${hit}`),
    );
    expect(found).toEqual([]);
  });

  it('names no host but the service', () => {
    const addresses = texts.flatMap(
      ([, text]) => text.match(/\b(?:https?|wss?):\/\/[\w-]+\.[\w./-]+/gi) ?? [],
    );
    const isKnown = (address: string) =>
      KNOWN_ADDRESSES.some((known) => `${address}/`.startsWith(`${known}/`));
    expect(addresses.filter((address) => !isKnown(address))).toEqual([]);
  });

  it('loads in its pages only its own scripts and styles', () => {
    for (const [path, html] of texts.filter(([each]) => each.endsWith('.html'))) {
      for (const [tag, attributes = '', content = ''] of html.matchAll(/<script\b([^>]*)>([^<]*)/g)) {
        expect(`${path} ${tag} ${attributes}`).toMatch(/\bsrc="\/chunks\//);
        expect(content.trim()).toBe('');
      }
      for (const [, target = ''] of html.matchAll(/\b(?:src|href)="([^"]*)"/g)) {
        expect([...files.keys()]).toContain(target.replace(/^\//, ''));
      }
      expect(html).not.toMatch(/\son[a-z]+=/);
    }
    for (const [path, css] of texts.filter(([each]) => each.endsWith('.css'))) {
      expect(`${path} ${css}`).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//);
    }
  });

  it('has an icon of the right size for each entry', () => {
    const { icons } = readJson(files, 'manifest.json');
    expect(Object.keys(icons)).toEqual(['16', '32', '48', '96', '128']);
    for (const [size, path] of Object.entries<string>(icons)) {
      expect(pngSize(files.get(path) ?? Buffer.alloc(0))).toEqual([Number(size), Number(size)]);
    }
  });

  it('closes every connection to the API and the upload nodes after one request', () => {
    const closing = (urlFilter: string, more = {}) =>
      expect.objectContaining({
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'connection', operation: 'set', value: 'close' }],
        },
        condition: expect.objectContaining({ urlFilter, ...more }),
      });
    expect(readJson(files, 'rules/connection.json').slice(0, 3)).toEqual([
      closing('||api.1fichier.com^'),
      // Not those of 1fichier's own pages.
      closing('||1fichier.com/upload.cgi?id=', { excludedInitiatorDomains: ['1fichier.com'] }),
      closing('||1fichier.com/end.pl?xid=', { excludedInitiatorDomains: ['1fichier.com'] }),
    ]);
  });

  it('takes the cookies off every call to the API, both ways, since writes ask for them to have their own connections', () => {
    expect(readJson(files, 'rules/connection.json').slice(3)).toEqual([
      expect.objectContaining({
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'cookie', operation: 'remove' }],
          responseHeaders: [{ header: 'set-cookie', operation: 'remove' }],
        },
        condition: {
          urlFilter: '||api.1fichier.com^',
          excludedInitiatorDomains: ['1fichier.com'],
          resourceTypes: ['xmlhttprequest', 'other'],
        },
      }),
    ]);
  });

  it(`is zipped as it was tested, in less than ${MAX_ZIP_BYTES} bytes`, () => {
    const zip = readZip(browser);
    expect(readZipDirectory(zip)).toEqual(checksums(files));
    expect(zip.length).toBeLessThan(MAX_ZIP_BYTES);
  });
});
