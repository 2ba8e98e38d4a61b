import { describe, expect, it } from 'vitest';
import { readCopied, readFileLs, readFolderLs } from '@/utils/fichier/wire-files';
import { readDirectLink } from '@/utils/fichier/wire-link';

const LINK = 'https://1fichier.com/?jxbpw7mo2qfc3ayoz701';

describe('file/ls and folder/ls', () => {
  const item = {
    url: LINK,
    filename: 'notes, 100%.txt',
    size: '1048576',
    date: '2026-01-31 12:00:00',
    checksum: 'c0ffee',
    'content-type': 'text/plain',
    pass: '1',
    acl: 0,
  };
  const row = {
    url: LINK,
    filename: 'notes, 100%.txt',
    size: 1_048_576,
    date: '2026-01-31 12:00:00',
    checksum: 'c0ffee',
    contentType: 'text/plain',
    hasPassword: true,
    hasAccessList: false,
  };

  it('give files, also with the other spelling of the content type', () => {
    const { 'content-type': contentType, ...rest } = item;
    expect(readFileLs({ status: 'OK', count: 1, items: [item] })).toEqual({ files: [row] });
    expect(readFileLs({ items: [{ ...rest, content_type: contentType }] })).toEqual({ files: [row] });
  });

  it.each([
    ['rows without a link are left out', { items: [null, item, { filename: 'x' }, { url: 'javascript:1' }] }],
    ['one row cannot be read', { count: 2, items: [item, { filename: 'x' }] }],
    ['more are counted than are listed', { count: '2', items: [item] }],
  ])('keep the others, and say that some may be missing, where %s', (_, json) => {
    expect(readFileLs(json)).toEqual({ files: [row], hasUnreadFiles: true });
  });

  it('are empty where the answer says so, and nothing where it says nothing', () => {
    expect(readFileLs({ status: 'OK' })).toEqual({ files: [] });
    expect(readFileLs({ count: '0', items: null })).toEqual({ files: [] });
    expect(readFileLs({})).toBeNull();
    expect(readFolderLs({}, 0, false)).toBeNull();
  });

  it('give folders by id, whichever name the id has', () => {
    const json = {
      status: 'OK',
      folder_id: '0',
      name: '',
      shared: 'https://1fichier.com/dir/CiLKCBI7',
      files: '1',
      sub_folders: [
        { id: '12', name: 'Films', pass: 0, create_date: '2026-01-31 12:00:00' },
        { folder_id: 13, name: 2024, pass: '1' },
        { name: 'lost' },
        { id: -1 },
      ],
      items: [item],
    };
    expect(readFolderLs(json, 0, false)).toEqual({
      id: 0,
      name: null,
      folders: [
        { id: 12, name: 'Films', date: '2026-01-31 12:00:00', hasPassword: false },
        { id: 13, name: '2024', date: null, hasPassword: true },
      ],
      hasUnreadFolders: true,
      files: [row],
      shared: 'https://1fichier.com/dir/CiLKCBI7',
      sharedWith: null,
      isCut: false,
    });
    expect(readFolderLs({ status: 'OK' }, 77, false)).toEqual({
      id: 77,
      name: null,
      folders: [],
      hasUnreadFolders: true,
      files: [],
      shared: null,
      sharedWith: null,
      isCut: false,
    });
    expect(readFolderLs({ sub_folders: [{ id: 12 }] }, 0, false)).not.toHaveProperty('hasUnreadFolders');
  });

  it('count the people a folder is shared with, where they are told', () => {
    const sharedWith = (json: object) => readFolderLs({ status: 'OK', ...json }, 0, false)?.sharedWith;
    expect(sharedWith({ shares: [] })).toBe(0);
    expect(sharedWith({ shares: [{ email: 'a@example.com', rw: 1, hide_links: 0 }] })).toBe(1);
    expect(sharedWith({})).toBeNull();
  });

  it('say that files are missing: by their number, or without one by being as many as are ever listed', () => {
    const listing = (json: object) => readFolderLs({ status: 'OK', ...json }, 0, false)?.isCut;
    expect(listing({ files: 2, items: [item] })).toBe(true);
    expect(listing({ items: Array.from({ length: 4_999 }, () => item) })).toBe(false);
    expect(listing({ items: Array.from({ length: 5_000 }, () => item) })).toBe(true);
    const all = Array.from({ length: 5_000 }, () => item);
    expect(listing({ files: 5_000, items: all })).toBe(false);
    expect(listing({ files: 5_001, items: all })).toBe(true);
    // Without files asked for, none are missing.
    expect(listing({ files: 9 })).toBe(false);
  });

  it.each([
    ['a count and no items', { status: 'OK', count: 3 }],
    ['a count and an empty list', { status: 'OK', count: '3', items: [] }],
    ['a count and no list', { status: 'OK', count: 3, items: 'error' }],
    ['items that cannot be read', { status: 'OK', items: [{ name: 'x' }, null] }],
  ])('are unreadable, not empty, with %s', (_what, json) => {
    expect(readFileLs(json)).toBeNull();
  });

  it.each([
    ['items that cannot be read', { items: [{ name: 'x' }] }, false],
    ['a count of files and no items', { files: 3 }, true],
    ['a count of files and an empty list', { files: '3', items: [] }, true],
    ['folders that cannot be read', { sub_folders: [{ name: 'x' }, null] }, false],
  ])('of a folder are unreadable, not empty, with %s', (_what, json, withFiles) => {
    expect(readFolderLs({ status: 'OK', folder_id: 0, ...json }, 0, withFiles)).toBeNull();
  });

  it('of a folder are empty without files, or where none were asked for', () => {
    expect(readFolderLs({ status: 'OK', files: 0 }, 0, true)?.files).toEqual([]);
    expect(readFolderLs({ status: 'OK', files: 0, items: [] }, 0, true)?.files).toEqual([]);
    expect(readFolderLs({ status: 'OK', files: 3 }, 0, false)?.files).toEqual([]);
  });

  it('are read from maps as from lists', () => {
    expect(readFileLs({ status: 'OK', count: 1, items: { 0: item } })).toEqual({ files: [row] });
    const folder = readFolderLs({ sub_folders: { 0: { id: 12 } }, items: { 0: item } }, 0, true);
    expect(folder).toMatchObject({ folders: [{ id: 12 }], files: [row] });
    expect(folder).not.toHaveProperty('hasUnreadFolders');
  });

  it('of a folder are read as they were recorded: a root with a name, without a size or shares', () => {
    const recorded = {
      folder_id: 0,
      status: 'OK',
      size: null,
      files: 0,
      sub_folders: [{ id: 3357645, create_date: '2021-03-20 16:42:15', name: 'Films', pass: 0 }],
      name: 'Root',
    };
    expect(readFolderLs(recorded, 0, true)).toEqual({
      id: 0,
      name: 'Root',
      folders: [{ id: 3357645, name: 'Films', date: '2021-03-20 16:42:15', hasPassword: false }],
      files: [],
      shared: null,
      sharedWith: null,
      isCut: false,
    });
  });

  it('know a file that only some may fetch', () => {
    expect(readFileLs({ items: [{ ...item, acl: '1' }] })?.files).toMatchObject([{ hasAccessList: true }]);
  });
});

describe('file/cp', () => {
  it('pairs the files with their copies', () => {
    const urls = [{ from_url: LINK, to_url: 'https://1fichier.com/?newid' }, { from_url: LINK }];
    const copies = [{ from: LINK, to: 'https://1fichier.com/?newid' }];
    expect(readCopied({ status: 'OK', copied: '1', urls })).toEqual({ copies, count: 1 });
    expect(readCopied({ status: 'OK', urls })).toEqual({ copies, count: null });
  });

  it('is unreadable when it does not tell what became of the files', () => {
    expect(readCopied({ status: 'OK', copied: 1 })).toBeNull();
    expect(readCopied({ status: 'OK', copied: 1, urls: [{}] })).toBeNull();
    expect(readCopied({ status: 'OK', copied: 0, urls: [] })).toEqual({ copies: [], count: 0 });
  });
});

describe('download/get_token', () => {
  it.each([
    'https://a-12.1fichier.com/p2086862583',
    'https://b-1.desfichiers.com/c1',
    'https://a-1.alterupload.com/p1',
    'https://a-1.cjoint.net/p1',
    'https://a-1.dfichiers.com/p1',
    'https://a-1.megadl.fr/p1',
    'https://a-1.mesfichiers.org/p1',
    'https://a-1.piecejointe.net/p1',
    'https://a-1.pjointe.com/p1',
    'https://a-1.tenvoi.com/p1',
    'https://a-1.dl4free.com/p1',
    'https://a-1.desfichiers.net/p1',
  ])('gives %s untouched', (url) => {
    expect(readDirectLink({ status: 'OK', url }, false)).toBe(url);
  });

  it.each([
    'https://1fichier.com.example.net/p1',
    'https://example.net/1fichier.com/p1',
    'https://evil1fichier.com/p1',
    'https://eviltenvoi.com/p1',
    'https://1fichier.com@example.net/p1',
    'https://user:pass@a-1.1fichier.com/p1',
    'ftp://a-1.1fichier.com/p1',
    'javascript:alert(1)//1fichier.com',
    'https://a-1.1fichier.com/p1\nhttps://evil.example/',
    'https://a-1.1fichier.com/p1\t2',
    'https://a-1.1fichier.com\\p1',
    'https:\\\\a-1.1fichier.com/p1',
    'https://a-1.1fichier.com/p1 2',
    'https://a-1.1fichier.com:8443/p1',
    'https://a-1.1fichier.com/',
    'https://a-1.1fichier.com/remove/abcdefghij/sNSgWdqL',
    'https://1fichier.com/p1',
    'https://api.1fichier.com/v1/user/info.cgi',
    'a-1.1fichier.com/p1',
    LINK,
    'https://',
    '',
    5,
    null,
    undefined,
  ])('does not give %j', (url) => {
    expect(readDirectLink({ status: 'OK', url }, false)).toBeNull();
  });

  it('gives plain http only where it was asked for', () => {
    const url = 'http://o-5.1fichier.com/p20?inline';
    expect(readDirectLink({ url }, true)).toBe(url);
    expect(readDirectLink({ url }, false)).toBeNull();
    const secure = 'https://o-5.1fichier.com/p20';
    expect(readDirectLink({ url: secure }, true)).toBe(secure);
  });
});
