import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAccount } from '@/utils/fichier/wire-account';
import { readCopied, readFileLs, readFolderLs } from '@/utils/fichier/wire-files';
import { readDirectLink } from '@/utils/fichier/wire-link';
import { readRemoteInfo, readRemoteLs, readRemoteRequest } from '@/utils/fichier/wire-remote';

const KEY = 'k'.repeat(32);
const LINK = 'https://1fichier.com/?jxbpw7mo2qfc3ayoz701';

describe('remote/request', () => {
  it.each([
    [{ status: 'OK', id: 1234567, date: '2026-01-31 12:00:00' }, 1234567, '2026-01-31 12:00:00'],
    [{ id: '1234567', extra: [] }, 1234567, null],
    [{ status: 'OK' }, null, null],
    [{ id: null }, null, null],
    [{ id: 0 }, null, null],
    [{ id: -5 }, null, null],
    [{ id: 1.5 }, null, null],
    [{ id: '12a' }, null, null],
    [{ id: '' }, null, null],
    [{ id: [1] }, null, null],
    [{ id: 2 ** 60 }, null, null],
  ])('%j gives the id %s', (json, id, date) => {
    expect(readRemoteRequest(json)).toEqual({ id, date });
  });
});

describe('remote/ls', () => {
  it.each([
    ['1970-01-01 00:00:00', false],
    ['1970-01-01 01:00:00', false],
    ['0000-00-00 00:00:00', false],
    ['', false],
    [null, false],
    [undefined, false],
    ['2026-01-31 12:00:00', true],
  ])('takes the execution date %j as finished: %s', (execution_date, finished) => {
    const rows = readRemoteLs({ status: 'OK', data: [{ id: '7', request_date: 'd', execution_date }] });
    expect(rows).toEqual([{ id: 7, requestDate: 'd', finished }]);
  });

  it('is read whole or not at all', () => {
    expect(readRemoteLs({ status: 'OK', data: [{ id: 1 }, { id: 'x' }] })).toBeNull();
    expect(readRemoteLs({ status: 'OK', data: [{ id: 1 }, null] })).toBeNull();
    expect(readRemoteLs({ status: 'OK', data: 'none' })).toBeNull();
    expect(readRemoteLs({ status: 'OK', data: { 0: { id: 1 } } })).toBeNull();
  });

  it('of an account without jobs is empty only where the answer says OK', () => {
    expect(readRemoteLs({ status: 'OK', data: [] })).toEqual([]);
    expect(readRemoteLs({ data: [] })).toEqual([]);
    expect(readRemoteLs({ status: 'OK', data: null })).toEqual([]);
    expect(readRemoteLs({ status: 'OK' })).toEqual([]);
    expect(readRemoteLs({})).toBeNull();
    expect(readRemoteLs({ data: null })).toBeNull();
  });
});

describe('remote/info', () => {
  const pending = { status: 'OK', id: 9, request_date: 'd', execution_date: '', links: ['http://a/1'] };

  it('of a pending job has its links and no results', () => {
    const job = { id: 9, requestDate: 'd', finished: false, links: ['http://a/1'], results: [] };
    expect(readRemoteInfo(pending, 9, KEY)).toEqual(job);
    expect(readRemoteInfo({ ...pending, id: '9', result: [] }, 9, KEY)).toEqual(job);
    expect(readRemoteInfo({ ...pending, id: undefined, result: null }, 9, KEY)).toEqual(job);
  });

  it('of a finished job has one result for each source that has one', () => {
    const result = [
      { status: 'OK', url: 'http://a/1', download_link: LINK, message: `Done ${KEY} #4` },
      { status: 'ko', url: 'http://a/2', message: 'HTTP 404' },
      { status: 'OK', url: 'http://a/3' },
      { url: 'http://a/4', download_link: LINK },
    ];
    const info = readRemoteInfo({ ...pending, execution_date: '2026-01-31 12:00:00', result }, 9, KEY);
    expect(info?.finished).toBe(true);
    expect(info?.results).toEqual([
      { url: 'http://a/1', ok: true, link: LINK, message: 'Done [key]' },
      { url: 'http://a/2', ok: false, link: null, message: 'HTTP 404' },
      { url: 'http://a/3', ok: true, link: null, message: null },
      { url: 'http://a/4', ok: true, link: LINK, message: null },
    ]);
  });

  it('leaves out a result that tells nothing, and keeps the others', () => {
    const result = [null, 'x', {}, { status: 'wait', url: 'http://a/1' }, { status: 'KO', url: 'http://a/2' }];
    expect(readRemoteInfo({ ...pending, result }, 9, KEY)?.results).toEqual([
      { url: 'http://a/2', ok: false, link: null, message: null },
    ]);
  });

  it('gives no link that a page must not open', () => {
    const result = [{ status: 'OK', url: 'http://a/1', download_link: 'javascript:alert(1)' }];
    expect(readRemoteInfo({ ...pending, result }, 9, KEY)?.results[0]?.link).toBeNull();
  });

  it('reads links in any shape, and never drops one', () => {
    const links = (value: unknown) => readRemoteInfo({ ...pending, links: value }, 9, KEY)?.links;
    expect(links(['http://a/%20,x', 5, null, { url: 'http://b/' }])).toEqual([
      'http://a/%20,x',
      '',
      '',
      'http://b/',
    ]);
    expect(links('http://a/1\nhttp://a/2\n')).toEqual(['http://a/1', 'http://a/2']);
    expect(links(null)).toEqual([]);
  });

  it('about another job, or about none, is not the answer', () => {
    expect(readRemoteInfo({ ...pending, id: 10 }, 9, KEY)).toBeNull();
    expect(readRemoteInfo({ ...pending, id: 'x' }, 9, KEY)).toBeNull();
    expect(readRemoteInfo({ status: 'OK' }, 9, KEY)).toBeNull();
  });
});

describe('user/info', () => {
  it.each([
    [0, 'free'],
    ['1', 'premium'],
    [2, 'access'],
    ['3', 'gold'],
    [9, 'unknown'],
    [1.5, 'unknown'],
    [null, 'unknown'],
  ])('takes offer %j for the plan %s', (offer, plan) => {
    expect(readAccount({ email: 'a@b.c', offer })?.plan).toBe(plan);
  });

  it('reads numbers and numeric strings, and nulls where nothing is told', () => {
    expect(
      readAccount({
        status: 'OK',
        email: 'a@b.c',
        offer: '1',
        cdn: '12.5',
        subscription_end: '2027-01-31 12:00:00',
        hot_storage: '1099511627776',
        cold_storage: 5,
        available_storage: 'much',
        overquota: '0',
        upload_forbidden: 0,
        '2fa': '0',
      }),
    ).toEqual({
      plan: 'premium',
      email: 'a@b.c',
      subscriptionEnd: '2027-01-31 12:00:00',
      hotStorage: 1_099_511_627_776,
      coldStorage: 5,
      availableStorage: null,
      allowedColdStorage: null,
      availableColdStorage: null,
      cdnCredits: 12.5,
      overQuota: false,
      uploadForbidden: false,
    });
  });

  it.each([
    [1, true],
    ['1', true],
    ['Abuse reports', true],
    [true, true],
    [0, false],
    ['0', false],
    ['', false],
    [null, false],
    [undefined, false],
    [{}, false],
  ])('takes upload_forbidden %j for %s', (upload_forbidden, forbidden) => {
    expect(readAccount({ offer: 1, upload_forbidden })?.uploadForbidden).toBe(forbidden);
  });

  it('has no subscription where the date is zero, and is nothing without an account', () => {
    expect(readAccount({ offer: 0, subscription_end: '0000-00-00' })?.subscriptionEnd).toBeNull();
    expect(readAccount({ status: 'OK' })).toBeNull();
    expect(readAccount({})).toBeNull();
  });
});

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
  };

  it('give files, also with the other spelling of the content type', () => {
    const { 'content-type': contentType, ...rest } = item;
    expect(readFileLs({ status: 'OK', count: 1, items: [item] })).toEqual([row]);
    expect(readFileLs({ items: [{ ...rest, content_type: contentType }] })).toEqual([row]);
  });

  it('leave out a row without a link and keep the others', () => {
    expect(readFileLs({ items: [null, item, { filename: 'x' }, { url: 'javascript:1' }] })).toEqual([row]);
  });

  it('are empty where the answer says so, and nothing where it says nothing', () => {
    expect(readFileLs({ status: 'OK' })).toEqual([]);
    expect(readFileLs({ count: '0', items: null })).toEqual([]);
    expect(readFileLs({})).toBeNull();
    expect(readFolderLs({}, 0)).toBeNull();
  });

  it('give folders by id, whichever name the id has', () => {
    const json = {
      status: 'OK',
      folder_id: '0',
      name: '',
      sub_folders: [
        { id: '12', name: 'Films', pass: 0 },
        { folder_id: 13, name: 2024 },
        { name: 'lost' },
        { id: -1 },
      ],
      items: [item],
    };
    expect(readFolderLs(json, 0)).toEqual({
      id: 0,
      name: null,
      folders: [
        { id: 12, name: 'Films' },
        { id: 13, name: '2024' },
      ],
      files: [row],
    });
    expect(readFolderLs({ status: 'OK' }, 77)).toEqual({ id: 77, name: null, folders: [], files: [] });
  });
});

describe('file/cp', () => {
  it('pairs the files with their copies', () => {
    const urls = [{ from_url: LINK, to_url: 'https://1fichier.com/?new' }, { from_url: LINK }];
    expect(readCopied({ status: 'OK', copied: '1', urls })).toEqual([
      { from: LINK, to: 'https://1fichier.com/?new' },
    ]);
  });

  it('is unreadable when it does not tell what became of the files', () => {
    expect(readCopied({ status: 'OK', copied: 1 })).toBeNull();
    expect(readCopied({ status: 'OK', copied: 1, urls: [{}] })).toBeNull();
    expect(readCopied({ status: 'OK', copied: 0, urls: [] })).toEqual([]);
  });
});

describe('download/get_token', () => {
  it.each([
    'https://a-12.1fichier.com/p2086862583',
    'http://o-5.1fichier.com/p20?inline',
    'https://b-1.desfichiers.com/c1',
  ])('gives %s untouched', (url) => {
    expect(readDirectLink({ status: 'OK', url })).toBe(url);
  });

  it.each([
    'https://1fichier.com.example.net/p1',
    'https://example.net/1fichier.com/p1',
    'https://evil1fichier.com/p1',
    'https://1fichier.com@example.net/p1',
    'https://user:pass@a-1.1fichier.com/p1',
    'ftp://a-1.1fichier.com/p1',
    'javascript:alert(1)//1fichier.com',
    'https://',
    '',
    5,
    null,
    undefined,
  ])('does not give %j', (url) => {
    expect(readDirectLink({ status: 'OK', url })).toBeNull();
  });
});

describe('any JSON object', () => {
  it('is read or refused by every reader, and breaks none', () => {
    const readers = [
      readRemoteRequest,
      readRemoteLs,
      (json: Record<string, unknown>) => readRemoteInfo(json, 1, KEY),
      readAccount,
      readFileLs,
      (json: Record<string, unknown>) => readFolderLs(json, 0),
      readCopied,
      readDirectLink,
    ];
    const names = ['id', 'data', 'links', 'result', 'items', 'sub_folders', 'urls', 'url', 'offer', 'status'];
    const json = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...readers), json, (read, object) => {
        expect(() => read(object)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
