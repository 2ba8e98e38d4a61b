import { describe, expect, it } from 'vitest';
import { readRemoteInfo } from '@/utils/fichier/wire-remote-info';

const KEY = 'k'.repeat(32);
const ID = 'jxbpw7mo2qfc3ayoz701';
const LINK = `https://1fichier.com/?${ID}`;
const pending = { status: 'OK', id: 9, request_date: 'd', execution_date: '', links: ['http://a/1'] };
const job = { id: 9, requestDate: 'd', finished: false, links: ['http://a/1'], results: [] };

describe('remote/info', () => {
  it.each([
    ['its id as text', { ...pending, id: '9' }],
    ['no id', { ...pending, id: undefined }],
    ['an id that is none', { ...pending, id: 0 }],
    ['an empty result', { ...pending, result: [] }],
    ['null for the result', { ...pending, result: null }],
    ['an empty map for the result', { ...pending, result: {} }],
    ['everything in data', { status: 'OK', data: pending }],
    ['everything in a list of one', { status: 'OK', data: [pending] }],
  ])('of a pending job, with %s, has its links and no results', (_what, json) => {
    expect(readRemoteInfo(json, 9, KEY)).toEqual(job);
  });

  it('may be about an id that is a text', () => {
    expect(readRemoteInfo({ ...pending, id: 'ru-9' }, 'ru-9', KEY)?.id).toBe('ru-9');
    expect(readRemoteInfo({ ...pending, id: 'ru-8' }, 'ru-9', KEY)).toBeNull();
  });

  it('about another job, or about none, is not the answer', () => {
    expect(readRemoteInfo({ ...pending, id: 10 }, 9, KEY)).toBeNull();
    expect(readRemoteInfo({ ...pending, id: 'x' }, 9, KEY)).toBeNull();
    expect(readRemoteInfo({ data: { ...pending, id: 10 } }, 9, KEY)).toBeNull();
    expect(readRemoteInfo({ status: 'OK' }, 9, KEY)).toBeNull();
    expect(readRemoteInfo({ status: 'OK', result: null, links: null }, 9, KEY)).toBeNull();
  });

  it.each([
    [
      ['http://a/%20,x', 5, null, { url: 'http://b/' }],
      ['http://a/%20,x', '', '', 'http://b/'],
    ],
    ['http://a/1\nhttp://a/2\n', ['http://a/1', 'http://a/2']],
    [{ 0: 'http://a/1', 1: 'http://a/2' }, ['http://a/1', 'http://a/2']],
    [{ 'http://a/1': {}, 0: {} }, ['', 'http://a/1']],
    [null, []],
    [7, []],
  ])('reads the links %j as %j, and never drops one', (links, expected) => {
    expect(readRemoteInfo({ ...pending, links }, 9, KEY)?.links).toEqual(expected);
  });
});

const read = (result: unknown, name = 'result') =>
  readRemoteInfo({ ...pending, [name]: result }, 9, KEY)?.results;
const readDated = (result: unknown) =>
  readRemoteInfo({ ...pending, execution_date: '2026-01-02 03:04:05', result }, 9, KEY)?.results;
const A = { status: 'OK', url: 'http://a/1', download_link: LINK };
const B = { status: 'KO', url: 'http://a/2', message: 'HTTP 404' };
const ofA = { url: 'http://a/1', ok: true, link: LINK, message: null };
const ofB = { url: 'http://a/2', ok: false, link: null, message: 'HTTP 404' };
const without = (name: string, { ...row }: Record<string, unknown>) => {
  delete row[name];
  return row;
};

describe('the result of a job', () => {
  it.each([
    ['a list', [A, B]],
    ['a map by index', { 0: A, 1: B }],
    ['a map by source', { 'http://a/1': A, 'http://a/2': B }],
    [
      'a map by source whose rows do not name it',
      { 'http://a/1': without('url', A), 'http://a/2': without('url', B) },
    ],
    ['a list with what is no row', [null, 5, [], A, {}, B]],
  ])('as %s is read', (_what, result) => {
    expect(read(result)).toEqual([ofA, ofB]);
    expect(read(result, 'results')).toEqual([ofA, ofB]);
  });

  it('as one row alone, or a map of links, is read', () => {
    expect(read(A)).toEqual([ofA]);
    expect(read(without('status', A))).toEqual([ofA]);
    expect(read({ 'http://a/1': LINK })).toEqual([{ ...ofA, message: LINK }]);
  });

  it('as a map by index has no source where the row names none', () => {
    expect(read({ 0: { status: 'KO' } })).toMatchObject([{ url: null, ok: false }]);
  });

  it('without a date has its rows all the same', () => {
    const info = readRemoteInfo({ ...pending, result: [A] }, 9, KEY);
    expect(info).toMatchObject({ finished: false, results: [ofA] });
  });
});

describe('a row', () => {
  it.each(['OK', 'ok', ' Ok ', 1, '1', true, 'true', 'done', undefined, null, 'OK - 5 MB', 'who knows'])(
    'with the status %j and a link is done',
    (status) => {
      expect(read([{ ...A, status }])).toMatchObject([{ url: 'http://a/1', ok: true, link: LINK }]);
    },
  );

  it.each(['OK', 1, true, 'done'])('with the status %j is done, link or not', (status) => {
    expect(read([{ status, url: 'http://a/1' }])).toEqual([{ ...ofA, link: null }]);
  });

  it.each(['KO', 'ko', 'error', 'Failed', 'KO - HTTP 404', 'expired'])(
    'with the status %j and words has failed, with its words',
    (status) => {
      expect(read([{ ...B, status }])).toEqual([ofB]);
    },
  );

  it.each([0, '0', false, undefined, null, 'Connection reset by peer'])(
    'with the status %j and words has failed for certain only once its job has a date',
    (status) => {
      expect(read([{ ...B, status }])).toEqual([{ ...ofB, mayGoOn: true }]);
      expect(readDated([{ ...B, status }])).toEqual([ofB]);
    },
  );

  it.each(['KO', 0, 'failed'])('with the status %j and the link of a stored file is done', (status) => {
    expect(read([{ ...A, status }])).toEqual([ofA]);
  });

  it.each([
    ['the documented field', { download_link: LINK }],
    ['link', { link: LINK }],
    ['download', { download: LINK }],
    ['any other field', { share: LINK }],
    ['the words', { message: `stored as ${LINK}.` }],
    ['http', { download_link: `http://1fichier.com/?${ID}` }],
    ['no scheme', { download_link: `1fichier.com/?${ID}` }],
    ['two slashes', { download_link: `//1fichier.com/?${ID}` }],
    ['www', { download_link: `https://www.1fichier.com/?${ID}&af=62851` }],
    ['the id alone', { download_link: ID }],
    ['the id alone, under link', { link: 'abcde12345' }, 'https://1fichier.com/?abcde12345'],
    ['another domain', { link: 'alterupload.com/?abcde12345' }, 'https://alterupload.com/?abcde12345'],
    ['the old form', { link: 'http://abcde12345.dl4free.com/' }, 'https://dl4free.com/?abcde12345'],
  ])('has its link by %s', (_what, fields: Record<string, string>, link = LINK) => {
    expect(read([{ status: 'OK', url: 'http://a/1', ...fields }])).toMatchObject([
      { url: 'http://a/1', ok: true, link },
    ]);
  });

  it.each([
    ['a word under a link field', { download_link: 'unavailable' }],
    ['a small number under a link field', { download: '12345' }],
    ['an id elsewhere', { name: ID }],
    ['a script', { download_link: 'javascript:alert(1)' }],
    ['a removal link', { download_link: `https://1fichier.com/remove/${ID}/sNSgWdqL` }],
    ['a domain that is not 1fichier’s', { download_link: `https://1fichier.example/?${ID}` }],
    ['a direct link', { download_link: 'https://a-1.1fichier.com/p123456' }],
    ['the source', { link: 'http://a/1' }],
    ['a source that holds one', { url: `http://a/1?u=${LINK}` }],
  ])('takes no link from %s', (_what, fields) => {
    expect(read([{ status: 'OK', url: 'http://a/1', ...fields }])).toMatchObject([{ ok: true, link: null }]);
  });

  it('names its source under link too, and not by the link of the file', () => {
    expect(read([{ status: 'KO', link: 'ftp://a/1' }])).toMatchObject([{ url: 'ftp://a/1', ok: false }]);
    expect(read([{ status: 'KO', source: 'ftp://a/1' }])).toMatchObject([{ url: 'ftp://a/1', ok: false }]);
    expect(read([{ status: 'KO', link: 'none' }])).toMatchObject([{ url: null, ok: false }]);
    expect(read([{ status: 'OK', link: LINK }])).toMatchObject([{ url: null, link: LINK }]);
    expect(read([{ status: 'OK', url: LINK }])).toEqual([{ url: null, ok: true, link: LINK, message: null }]);
  });

  it('of a refusal takes no link out of its words', () => {
    const message = `Already there: ${LINK}`;
    const elsewhere = { message, download_link: 'http://elsewhere.example/1' };
    for (const fields of [{ message }, elsewhere])
      expect(read([{ status: 'KO', url: 'http://a/1', ...fields }])).toMatchObject([
        { ok: false, link: null },
      ]);
  });

  it.each([
    { message: 'Download failed' },
    { error: 'Can not find any valid link' },
    { msg: 'Unknown host' },
    { reason: 'Timed out' },
    { message: ['Connection', 'refused'] },
    { message: '', error: 'HTTP 500' },
  ])('has failed by its words alone: %j', (fields) => {
    const [words] = Object.values(fields).filter((value) => value !== '');
    const message = Array.isArray(words) ? words.join(' ') : words;
    expect(readDated([{ url: 'http://a/1', ...fields }])).toEqual([
      { url: 'http://a/1', ok: false, link: null, message },
    ]);
    expect(read([{ status: 'KO', url: 'http://a/1', ...fields }])).toMatchObject([{ ok: false, message }]);
  });

  it.each([
    '45% downloaded',
    'Connecting to host',
    'Connecting (timeout 30 s)',
    '12.4 MB of 900 MB at 180 MB/s',
    'Transfer in progress',
    '3 MB, 0 errors',
    'failed.zip: 12%',
    'http://a/error: 12%',
    'Download failed, retrying',
    'Download failed, retry in 30 s',
    'Download failed (retry 1/3)',
    'Connection reset by peer, attempt 2 of 5',
    'Tentative 2/3 (erreur de connexion)',
    'Reprise après erreur',
    '12 MB of unknown size',
    'Size unavailable, 12 MB',
    '12 Mo, taille inconnue',
    '45 %, errors: 0',
    'Erreurs : aucune',
  ])('is no end where its words tell only how far it is: %s', (message) => {
    for (const status of [undefined, null, '', 0, '0', false])
      expect(read([{ url: 'http://a/1', status, message }, A])).toEqual([ofA]);
    expect(read({ 'http://a/1': message })).toEqual([]);
    expect(readDated([{ url: 'http://a/1', message }, A])).toEqual([ofA]);
    expect(readDated([{ url: 'http://a/1', status: 0, message }])).toMatchObject([{ mayGoOn: true }]);
  });

  it.each([
    'KO',
    'Download failed at 45%',
    'Can not find any valid link',
    'You already requesting this link',
    'HTTP/1.1 403',
    'Unknown host',
    'Hôte inconnu',
    'Download failed after 5 attempts, please retry',
    '3 errors: 10 MB missing',
    'Unable to resolve host',
    'Connection timeout',
    'Échec du téléchargement',
    'Fichier introuvable',
    'Connexion refusée',
    'L’adresse n’existe pas',
  ])('has failed where its words say so: %s', (message) => {
    for (const status of [undefined, null, '', 0, '0', false, 'KO'])
      expect(readDated([{ url: 'http://a/1', status, message }])).toEqual([
        { url: 'http://a/1', ok: false, link: null, message },
      ]);
  });

  it.each(['KO', 'error', 'failed'])('with the status %s has failed, whatever its words', (status) => {
    expect(read([{ url: 'http://a/1', status, message: '45% downloaded' }])).toMatchObject([{ ok: false }]);
  });

  it.each([0, '0', false])('with the status %j alone has failed only once its job has a date', (status) => {
    const job = { ...pending, result: [{ url: 'http://a/1', status }] };
    const dated = { ...job, execution_date: '2026-01-02 03:04:05' };
    expect(readRemoteInfo(job, 9, KEY)?.results).toEqual([]);
    expect(readRemoteInfo(dated, 9, KEY)?.results).toMatchObject([{ url: 'http://a/1', ok: false }]);
  });

  it('with the status 0 takes no link out of its words', () => {
    expect(read([{ url: 'http://a/1', status: 0, message: `Is there: ${LINK}` }])).toEqual([]);
  });

  it('is done by the words of the website alone', () => {
    const message = 'OK - 5 MB downloaded in 2 s (2.5 MB/s)';
    expect(read([{ url: 'http://a/1', message }])).toMatchObject([{ ok: true, message }]);
  });

  it('keeps what a status says beyond its verdict', () => {
    expect(read([{ status: 'KO - HTTP 404', url: 'http://a/1' }])).toMatchObject([
      { message: 'KO - HTTP 404' },
    ]);
    expect(read([{ status: 'KO', url: 'http://a/1' }])).toMatchObject([{ message: null }]);
  });

  it.each(['pending', 'Running', 'waiting', 'in progress', 'In progress (5%)', 'queued', 'en cours'])(
    'that is still %s is no end',
    (status) => {
      expect(read([{ status, url: 'http://a/1', message: 'x' }, A])).toEqual([ofA]);
      expect(read([{ url: 'http://a/1', message: status }, A])).toEqual([ofA]);
    },
  );

  it.each([
    null,
    'x',
    5,
    {},
    [],
    { url: 'http://a/1' },
    { status: 'wait', url: 'http://a/1' },
    { status: 'hm', message: 'x' },
  ])('that tells nothing (%j) is left out', (row) => {
    expect(read([row === 'x' ? '' : row, A])).toEqual([ofA]);
  });

  it('has its words without the key and the number', () => {
    expect(read([{ ...B, message: `No ${KEY} #4` }])).toMatchObject([{ message: 'No [key]' }]);
  });
});
