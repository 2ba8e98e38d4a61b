import { describe, expect, it } from 'vitest';
import { describeBody, describeShape } from '@/utils/fichier/answer-shape';
import { FIELD_WORDS, isFieldLike } from '@/utils/fichier/field-words';
import { isKnownField } from '@/utils/fichier/known-fields';

describe('the shape of an answer', () => {
  it('tells keys and types, and merges the rows of a list', () => {
    const row = (execution_date: unknown) => ({
      id: 4711,
      request_date: '2026-11-28 10:00:00',
      execution_date,
    });
    const shape = describeShape({ status: 'OK', data: [row('2026-11-28 10:01:00'), row(''), row(null)] });
    expect(shape).toBe(
      '{status:"OK", data:[3 × {id:int(4), request_date:date, execution_date:date|empty|null}]}',
    );
  });

  it.each([
    ['2026-11-28 10:00:00', 'date'],
    ['1970-01-01 00:00:00', 'zero date'],
    ['0000-00-00 00:00:00', 'zero date'],
    ['28/11/2026 10:00', 'dd/mm/yyyy date'],
    ['2026-11-28', 'date of another form'],
    ['0', 'zero text'],
    ['1764324000', 'int text(10)'],
    ['1.5', 'decimal text'],
    ['-', 'text(1)'],
    ['pending', 'text(7)'],
    ['https://1fichier.com/?abc', 'link(25)'],
    ['', 'empty'],
    [0, 'zero'],
    [1764324000, 'int(10)'],
    [-1, 'negative int(1)'],
    [0.5, 'float'],
    [false, 'boolean'],
    [null, 'null'],
    [[], '[0]'],
    [{}, '{}'],
  ])('tells %j as %s', (value, told) => {
    expect(describeShape({ date: value })).toBe(`{date:${told}}`);
  });

  it('tells a field that not every row has, and spans of lengths', () => {
    const rows = [{ id: 1, links: ['a', 'abc'] }, { id: 22 }, []];
    expect(describeShape(rows)).toBe('[3 × {id:int(1..2), links?:[2 × text(1..3)]}|[0]]');
  });

  it('counts the keys of a map instead of telling them', () => {
    expect(describeShape({ 0: { url: 'x' }, 1: { url: 'yz' } })).toBe('{2 × <number>:{url:text(1..2)}}');
    expect(describeShape({ 'https://host.example/a': 1 })).toBe('{1 × <link>:int(1)}');
    expect(describeShape({ 'Holidays 2026.zip': 1, qxzvbn: 'a' })).toBe('{2 × <key>:int(1)|text(1)}');
  });

  it.each([
    ['of the answer', { state: 3, percent: 12 }, '{state:int(1), percent:int(2)}'],
    ['of a row', { result: [{ url: 'x', state: 3 }] }, '{result:[1 × {url:text(1), state:int(1)}]}'],
    ['of a list alone', [{ state: 3 }], '[1 × {state:int(1)}]'],
    [
      'of a row in a map by address',
      { result: { 'http://a.example/': { state: 3 } } },
      '{result:{1 × <link>:{state:int(1)}}}',
    ],
    ['of a row in a map by number', { data: { 4711: { state: 3 } } }, '{data:{1 × <number>:{state:int(1)}}}'],
  ])('tells a new field %s', (_where, answer, told) => {
    expect(describeShape(answer)).toBe(told);
  });

  it.each([
    [
      { data: { private_backup: { id: 1 }, MyPasswords: 2, 'max-mark': 1 } },
      '{data:{3 × <key>:{id:int(1)}|int(1)}}',
    ],
    [{ data: { album: { mark: 1 } } }, '{data:{1 × <key>:{1 × <key>:int(1)}}}'],
    [{ acl: { mark: 1 } }, '{acl:{1 × <key>:int(1)}}'],
    [{ state: { mark: [{ page: 1 }] } }, '{state:{1 × <key>:[1 × {1 × <key>:int(1)}]}}'],
    [{ My: 1, private1: 1 }, '{2 × <key>:int(1)}'],
  ])('does not tell keys that may be names, whatever they look like: %j', (answer, told) => {
    expect(describeShape(answer)).toBe(told);
  });

  it('takes a record with very many new fields for a map', () => {
    const words = [...FIELD_WORDS].filter((word) => isFieldLike(word) && !isKnownField(word));
    const recordOf = (count: number) => Object.fromEntries(words.slice(0, count).map((word) => [word, 1]));
    expect(describeShape(recordOf(19))).toContain('able:int(1), abnormal:int(1)');
    expect(describeShape({ ...recordOf(20), id: 1 })).toBe('{20 × <key>:int(1), id:int(1)}');
  });

  it('tells the status and the words of a refusal, in any row', () => {
    const refused = { status: 'KO', message: 'Flood detected: IP Locked #374' };
    expect(describeShape(refused)).toBe('{status:"KO", message:"Flood detected: IP Locked #374"}');
    expect(describeShape({ status: 'weird' })).toBe('{status:text(5)}');
    expect(describeShape({ status: 'done' })).toBe('{status:"done"}');
    expect(describeShape({ status: 'Private' })).toBe('{status:text(7)}');
    expect(describeShape({ message: ['Max Mark'] })).toBe('{message:[1 × "<2 words, 8 characters>"]}');
    expect(describeShape({ result: [refused, { status: 'OK', message: 'Resource not found #1' }] })).toBe(
      '{result:[2 × {status:"KO"|"OK", message:"Flood detected: IP Locked #374"|"Resource not found #1"}]}',
    );
  });

  it('is bounded in depth, fields and length', () => {
    let nested: unknown = 'bottom';
    for (let level = 0; level < 50; level += 1) nested = { data: nested };
    expect(describeShape(nested)).toBe('{data:{data:{data:{data:{data:{data:deeper}}}}}}');
    const rows = Array.from({ length: 5000 }, (_, at) => (at < 1000 ? 1 : 'late'));
    expect(describeShape(rows)).toBe('[5000 × int(1)]');
    const parts = ['file', 'folder', 'link', 'name', 'size', 'date', 'user', 'node', 'url'];
    const many = parts.flatMap((one) => parts.map((two) => [`${one}_${two}_size`, null]));
    const rowOfEach = many.map(([name]) => ({ [String(name)]: null }));
    expect(describeShape(rowOfEach)).toContain(', 21 more}');
    const long = {
      data: [many.map(([name]) => ({ [String(name)]: { message: 'Resource not found, please wait' } }))],
    };
    expect(describeShape(long)).toHaveLength(1500);
    const messages = ['IP Locked', 'Bad token', 'Owner locked', 'Over quota'].map((message) => ({ message }));
    expect(describeShape(messages)).toBe('[4 × {message:more texts|"IP Locked"|"Bad token"|"Owner locked"}]');
  });
});

describe('the shape of a body', () => {
  it.each([
    ['{"status":"OK"}', 'application/json; charset=utf-8', '{status:"OK"}'],
    ['\uFEFF[]', 'application/json', '[0]'],
    ['{"id":1}', 'text/html', '{id:int(1)} (text/html)'],
    ['', 'application/json', 'empty body (application/json)'],
    ['', null, 'empty body (no content type)'],
    ['{"items":[{"filename":"a', 'application/json', 'cut JSON, 24 characters (application/json)'],
    ['{"filename":"a\\_b"}', 'application/json', 'invalid JSON, 19 characters (application/json)'],
    ['IP Locked', 'text/plain', 'text, 9 characters (text/plain)'],
    [
      '<html><title>Access denied</title>',
      'text/html',
      'HTML page, 34 characters, title: Access denied (text/html)',
    ],
    ['<p>x', 'x-secret/key', 'HTML page, 4 characters (another content type)'],
  ])('of %j as %s is %s', (body, contentType, told) => {
    expect(describeBody(body, contentType)).toBe(told);
  });
});
