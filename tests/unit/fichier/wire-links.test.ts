import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNodeReport } from '@/utils/fichier/node/read-node-report';
import { readFolderJson, readFolderPage } from '@/utils/fichier/web/public-folder';
import { readAct } from '@/utils/fichier/wire-acts';
import { readFileInfo } from '@/utils/fichier/wire-file-info';
import { readCopied, readFileLs, readFolderLs } from '@/utils/fichier/wire-files';
import { readSharedFolder } from '@/utils/fichier/wire-folder-acts';
import { readDirectLink } from '@/utils/fichier/wire-link';
import { readRemoteInfo } from '@/utils/fichier/wire-remote-info';

const ID = 'jxbpw7mo2qfc3ayoz701';
const LINK = `https://1fichier.com/?${ID}`;
const FOLDER = 'https://1fichier.com/dir/CiLKCBI7';
/** One that is right beside the one in question, so that an answer is not refused as a whole. */
const SOUND = 'https://tenvoi.com/?soundlink1';

type Read = (text: string) => readonly (string | null | undefined)[];

const report = (download: string) =>
  readNodeReport({ status: 200, contentType: null, body: JSON.stringify({ links: [{ download }] }) }, null);
const result = (download_link: string) =>
  readRemoteInfo({ id: 1, result: [{ status: 'OK', url: 'http://a/1', download_link }] }, 1, 'k');

/** What every answer that names a file makes of a text in the place of its link. */
const FILES: Readonly<Record<string, Read>> = {
  'file/ls': (url) => [readFileLs({ items: [{ url }, { url: SOUND }] })?.files[0]?.url],
  'folder/ls': (url) => [
    readFolderLs({ status: 'OK', items: [{ url }, { url: SOUND }] }, 7, true)?.files[0]?.url,
  ],
  'file/cp': (url) => [readCopied({ copied: 1, urls: [{ from_url: SOUND, to_url: url }] })?.copies[0]?.to],
  'file/info': (url) => [readFileInfo({ url, size: 1 }, SOUND)?.url],
  'file/rename': (url) => [readAct({ renamed: 1, urls: [{ url }] }, 'renamed', 1)?.named[0]?.url],
  'remote/info': (url) => [result(url)?.results[0]?.link],
  'end.pl': (url) => {
    const told = report(url);
    return [told.state === 'stored' ? told.files[0]?.url : null];
  },
  'a public folder': (link) => [readFolderJson(JSON.stringify([{ link }, { link: SOUND }]))?.[0]?.url],
};

const FOLDERS: Readonly<Record<string, Read>> = {
  'folder/ls': (shared) => [readFolderLs({ status: 'OK', shared }, 7, false)?.shared],
  'folder/share': (url) => [readSharedFolder({ status: 'OK', url }, true)?.url],
};

const HOSTILE = [
  `https://evil.example/?${ID}`,
  `https://1fichier.com.evil.example/?${ID}`,
  `https://1fichier.com@evil.example/?${ID}`,
  `https://evil.example/dir/CiLKCBI7`,
  `https://1fichier.com/remove/${ID}/sNSgWdqL`,
  `https://1fichier.com//%72emove/${ID}/sNSgWdqL`,
  `https://1fichier.com/?${ID}\nhttps://evil.example/`,
  `https://1fichier.com/\n?${ID}`,
  `https://1fichier.com\\?${ID}`,
  `https://1fichier.com\\dir\\CiLKCBI7`,
  `https://1fichier.com/dir/CiLK CBI7`,
  'https://a-1.1fichier.com/p1',
  'https://1fichier.com/console/params.pl',
  `ftp://1fichier.com/?${ID}`,
  'javascript:alert(1)',
  'data:text/html,1fichier.com',
];
const HANDED_OUT = /^https:\/\/[a-z0-9]+\.(?:com|net|fr|org)\/(?:\?[a-z0-9]{5,20}|dir\/[A-Za-z0-9]+)$/;

describe.each(Object.entries(FILES))('the link of a file in %s', (_name, read) => {
  it.each([
    LINK,
    `${LINK}&af=62851`,
    `http://1fichier.com/?${ID}`,
    `https://www.1fichier.com/?${ID.toUpperCase()}`,
    `1fichier.com/?${ID}`,
    `//1fichier.com/?${ID}`,
    `https://${ID}.1fichier.com/`,
    ` ${LINK}\n`,
  ])('is the share link, given as %j', (text) => {
    expect(read(text)).toEqual([LINK]);
  });

  it('keeps its domain', () => {
    expect(read(`http://alterupload.com/?${ID}`)).toEqual([`https://alterupload.com/?${ID}`]);
  });
});

describe.each(Object.entries({ ...FILES, ...FOLDERS }))('whatever %s has for a link', (_name, read) => {
  it.each(HOSTILE)('%j is not handed out', (text) => {
    for (const link of read(text)) expect(link ?? SOUND).toMatch(HANDED_OUT);
  });

  it('only a link of 1fichier is', () => {
    const parts = fc.constantFrom(...HOSTILE, LINK, FOLDER, ID, '\n', '\\', ' ', '@', '/', '?', '//');
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 4 }), (texts) => {
        for (const link of read(texts.join(''))) expect(link ?? SOUND).toMatch(HANDED_OUT);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(Object.entries(FOLDERS))('the link of a folder in %s', (_name, read) => {
  it.each([FOLDER, 'http://www.1fichier.com/en/dir/CiLKCBI7/', '1fichier.com/dir/CiLKCBI7?x=1'])(
    'is the public one, given as %s',
    (text) => {
      expect(read(text)).toEqual([FOLDER]);
    },
  );
});

describe('a removal link or a foreign one', () => {
  const BAD = [`https://1fichier.com/remove/${ID}/sNSgWdqL`, `https://evil.example/?${ID}`];
  it.each(BAD)('makes an answer unreadable that has nothing else: %s', (url) => {
    expect(readCopied({ copied: 1, urls: [{ from_url: LINK, to_url: url }] })).toBeNull();
    expect(readFileLs({ items: [{ url }] })).toBeNull();
    expect(readSharedFolder({ status: 'OK', url }, true)).toBeNull();
    expect(readDirectLink({ status: 'OK', url }, true)).toBeNull();
    expect(result(url)?.results).toMatchObject([{ ok: true, link: null }]);
  });

  it.each(BAD)('is none on the page of a folder: %s', (url) => {
    expect(readFolderPage(`<a href="${url}">a</a><a href="${LINK}&amp;af=1">b</a>`)).toMatchObject([
      { url: LINK },
    ]);
  });
});

describe('a direct link', () => {
  it('is an address of its own, whatever is put together', () => {
    const parts = fc.constantFrom(
      'https://',
      'http://',
      'a-1.1fichier.com',
      '/p1',
      '\n',
      '\\',
      '@',
      ':8',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 6 }), (texts) => {
        const link = readDirectLink({ url: texts.join('') }, false);
        if (link !== null) expect(link).toMatch(/^https:\/\/[a-z0-9-]+\.1fichier\.com\/[!-[\]-~]+$/);
      }),
      { numRuns: 500, examples: [[['https://', 'a-1.1fichier.com', '/p1']]] },
    );
  });
});
