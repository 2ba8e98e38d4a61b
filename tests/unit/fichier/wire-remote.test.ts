import { describe, expect, it } from 'vitest';
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
    const listing = readRemoteLs({ status: 'OK', data: [{ id: '7', request_date: 'd', execution_date }] });
    expect(listing).toEqual({ rows: [{ id: 7, requestDate: 'd', finished }], isWhole: true });
  });

  it.each([{ id: 'x' }, {}, null, 'job', [1]])('is not whole with a row like %j', (row) => {
    const rows = [{ id: 1, requestDate: null, finished: false }];
    expect(readRemoteLs({ status: 'OK', data: [row, { id: 1 }] })).toEqual({ rows, isWhole: false });
    expect(readRemoteLs({ status: 'OK', data: [row] })).toBeNull();
  });

  it('is a list or nothing', () => {
    expect(readRemoteLs({ status: 'OK', data: 'none' })).toBeNull();
    expect(readRemoteLs({ status: 'OK', data: { 0: { id: 1 } } })).toBeNull();
  });

  it('of an account without jobs is empty only where the answer says OK', () => {
    const none = { rows: [], isWhole: true };
    expect(readRemoteLs({ status: 'OK', data: [] })).toEqual(none);
    expect(readRemoteLs({ data: [] })).toEqual(none);
    expect(readRemoteLs({ status: 'OK', data: null })).toEqual(none);
    expect(readRemoteLs({ status: 'OK' })).toEqual(none);
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
    const result = [
      null,
      'x',
      {},
      { status: 'wait', url: 'http://a/1' },
      { status: 'KO', url: 'http://a/2' },
    ];
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
