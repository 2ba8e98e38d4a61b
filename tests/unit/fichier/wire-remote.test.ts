import { describe, expect, it } from 'vitest';
import { readRemoteLs, readRemoteRequest } from '@/utils/fichier/wire-remote';

describe('the ids of a remote/request', () => {
  it.each([
    ['a number', { id: 1234567 }, [1234567]],
    ['a number as text', { id: ' 1234567 ' }, [1234567]],
    ['any other text', { id: 'ru_9f-3' }, ['ru_9f-3']],
    ['digits that no number holds', { id: '9007199254740993' }, ['9007199254740993']],
    ['nested in data', { status: 'OK', data: { id: 7, date: 'd' } }, [7]],
    ['one for each source, under id', { id: [7, '8'] }, [7, 8]],
    ['one for each source, under ids', { ids: [7, 8] }, [7, 8]],
    ['one for each source, by source', { id: { 'http://a/1': 7, 'http://a/2': 8 } }, [7, 8]],
    [
      'one for each source, in rows',
      {
        data: [
          { id: 7, url: 'http://a/1' },
          { id: 8, url: 'http://a/2' },
        ],
      },
      [7, 8],
    ],
    [
      'one for each source, in the echo',
      {
        urls: [
          { id: 'a7', url: 'http://a/1' },
          { id: 'a8', url: 'http://a/2' },
        ],
      },
      ['a7', 'a8'],
    ],
    ['told twice', { id: [7, 7] }, [7]],
    ['absent', { status: 'OK' }, []],
    ['null', { id: null }, []],
    ['zero', { id: 0 }, []],
    ['zero as text', { id: '0' }, []],
    ['negative', { id: -5 }, []],
    ['negative as text', { id: '-5' }, []],
    ['a fraction', { id: 1.5 }, []],
    ['empty', { id: '' }, []],
    ['a word for nothing', { id: 'null' }, []],
    ['a number that a double cannot hold', { id: 2 ** 60 }, []],
    ['an endless text', { id: 'x'.repeat(201) }, []],
    ['sources instead of ids', { data: ['http://a/1'] }, []],
  ])('%s: %j', (_what, json, ids) => {
    expect(readRemoteRequest(json).ids).toEqual(ids);
  });
});

describe('the echo of a remote/request', () => {
  it.each([
    ['all', { urls: ['http://a/1', 'http://a/2'] }, ['http://a/1', 'http://a/2']],
    ['fewer', { urls: ['http://a/1'] }, ['http://a/1']],
    ['none', { urls: [] }, []],
    ['under links', { links: ['http://a/1'] }, ['http://a/1']],
    ['in rows', { urls: [{ url: 'http://a/1', id: 7 }] }, ['http://a/1']],
    ['as a map', { urls: { 0: 'http://a/1' } }, ['http://a/1']],
    ['nested in data', { data: { id: 7, urls: ['http://a/1'] } }, ['http://a/1']],
    ['in the rows of data', { data: [{ url: 'http://a/1', id: 7 }] }, ['http://a/1']],
    ['absent', { id: 7 }, null],
    ['a number', { urls: 3 }, null],
    ['an empty text', { urls: '' }, null],
    ['an empty map', { urls: {} }, null],
    ['an empty data', { id: 7, data: [] }, null],
    ['with one that cannot be read', { urls: ['http://a/1', 5] }, null],
  ])('%s: %j', (_what, json, accepted) => {
    expect(readRemoteRequest(json).accepted).toEqual(accepted);
  });

  it('comes with the date as it was written', () => {
    expect(readRemoteRequest({ id: 7, date: '31/01/2026 12h' }).date).toBe('31/01/2026 12h');
    expect(readRemoteRequest({ data: { id: 7, date: 'd' } }).date).toBe('d');
    expect(readRemoteRequest({ id: 7 }).date).toBeNull();
  });
});

describe('when a job has a date', () => {
  it.each([
    ['2026-01-31 12:00:00', true],
    ['2026-01-31T12:00:00Z', true],
    ['2026-01-31', true],
    [1_769_860_800, true],
    ['1769860800', true],
    [1_769_860_800_000, true],
    ['1769860800000', true],
    ['1970-01-01 00:00:00', false],
    ['1970-01-01 01:00:00', false],
    ['1969-12-31 23:59:59', false],
    ['0000-00-00 00:00:00', false],
    ['0001-01-01 00:00:00', false],
    ['31/01/2026 12:00:00', false],
    ['2026-00-00 00:00:00', false],
    ['', false],
    ['0', false],
    [0, false],
    ['-', false],
    ['pending', false],
    ['false', false],
    [false, false],
    [3_600, false],
    [null, false],
    [undefined, false],
  ])('%j: %s', (execution_date, finished) => {
    const listing = readRemoteLs({ status: 'OK', data: [{ id: '7', request_date: 'd', execution_date }] });
    expect(listing).toEqual({ rows: [{ id: 7, requestDate: 'd', finished }], isList: true, isWhole: true });
  });

  it.each([
    ['31/01/2026 12:00', '31/01/2026 12:00'],
    ['1970-01-01 00:00:00', '1970-01-01 00:00:00'],
    [1_769_860_800, '1769860800'],
    ['', null],
    [null, null],
  ])('the date of its request stays as it came: %j', (request_date, requestDate) => {
    expect(readRemoteLs({ data: [{ id: 7, request_date }] }).rows[0]?.requestDate).toBe(requestDate);
  });
});

const job = (id: unknown) => ({ id, request_date: 'd', execution_date: '' });
const row = (id: number | string) => ({ id, requestDate: 'd', finished: false });

describe('remote/ls of an account without jobs', () => {
  it.each([
    ['an empty list', { status: 'OK', data: [] }, true],
    ['an empty list without a status', { data: [] }, true],
    ['no data', { status: 'OK' }, false],
    ['nothing, or an empty body', {}, false],
    ['an empty list alone', { rows: [] }, false],
    ['a map', { status: 'OK', data: {} }, false],
    ['a text', { status: 'OK', data: '' }, false],
    ['words', { status: 'OK', message: 'No request' }, false],
    ['null', { status: 'OK', data: null }, false],
    ['null alone', { rows: null }, false],
  ])('says it by %s: a listing without rows, a list: %s', (_what, json, isList) => {
    expect(readRemoteLs(json)).toEqual({ rows: [], isList, isWhole: isList });
  });
});

describe('remote/ls', () => {
  it.each([
    ['under list', { status: 'OK', list: [job(1), job(2)] }],
    ['under jobs', { status: 'OK', count: 2, jobs: [job(1), job(2)] }],
    ['under requests', { status: 'OK', requests: [job('1'), job('2')] }],
    ['in a bare list', { rows: [job(1), job(2)] }],
    ['in a map by index', { status: 'OK', data: { 0: job(1), 1: job(2) } }],
    ['in a map by id', { status: 'OK', data: { 1: job(undefined), 2: job(undefined) } }],
    ['in a map by id under another name', { status: 'OK', jobs: { 1: job(1), 2: job(2) } }],
    ['in the answer itself, by id', { status: 'OK', 1: job(1), 2: job(2) }],
    ['in a list within data', { status: 'OK', data: { list: [job(1), job(2)] } }],
    [
      'in a list beside an empty one',
      { status: 'OK', folders: [], data: null, list: [job(1), job(2), null] },
    ],
  ])('with its rows %s has them, and proves nothing', (_what, json) => {
    expect(readRemoteLs(json)).toEqual({ rows: [row(1), row(2)], isList: false, isWhole: false });
  });

  it('with one job in place of a list has it', () => {
    expect(readRemoteLs({ data: job(5) })).toEqual({ rows: [row(5)], isList: false, isWhole: false });
  });

  it.each([{}, null, 'job', [1], { id: 0 }, { id: -1 }])('is not whole with a row like %j', (strange) => {
    const rows = [{ id: 1, requestDate: null, finished: false }];
    expect(readRemoteLs({ status: 'OK', data: [strange, { id: 1 }] })).toEqual({
      rows,
      isList: true,
      isWhole: false,
    });
    expect(readRemoteLs({ status: 'OK', data: [strange] })).toEqual({
      rows: [],
      isList: false,
      isWhole: false,
    });
  });

  it.each([
    [{ count: 2 }, true],
    [{ count: '3' }, false],
    [{ total: 3 }, false],
    [{ count: 2, total: 40 }, false],
    [{ total: 1 }, true],
  ])('beside %j, with two rows, is whole: %s', (counted, isWhole) => {
    expect(readRemoteLs({ ...counted, data: [job(1), job(2)] })).toMatchObject({ isList: true, isWhole });
  });

  it('keeps texts for ids', () => {
    expect(readRemoteLs({ data: [job('ru-9')] }).rows).toEqual([row('ru-9')]);
  });
});
