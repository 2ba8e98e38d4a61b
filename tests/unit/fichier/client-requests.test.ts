import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientBench, createClientBench, KEY, OPERATIONS, USER } from './client-bench';

const LINK = 'https://1fichier.com/?jxbpw7mo2qfc3ayoz701';

let bench: ClientBench;
beforeEach(async () => {
  bench = await createClientBench();
});
afterEach(() => bench.close());

/** Path and JSON body of the only request. */
function sent() {
  const [request, ...more] = bench.api.seen;
  if (request === undefined || more.length > 0) throw new Error(`${bench.api.seen.length} requests`);
  return [request.path, JSON.parse(request.body)];
}

describe('addUrl', () => {
  it('asks for the links byte for byte, and resolves to the job', async () => {
    bench.api.answerJson({ status: 'OK', id: '1234567', date: '2026-01-31 12:00:00' });
    const urls = ['http://u:p@a.example/%7Ea,b c?q=%C3%A9&é#x', 'ftp://A.example:21/%2F', 'http://b.example'];
    const job = await bench.fichier.addUrl({ urls, folderId: 0, headers: null }, USER);
    expect(job).toEqual({ ids: [1_234_567], date: '2026-01-31 12:00:00', accepted: null });
    expect(sent()).toEqual(['/v1/remote/request.cgi', { urls }]);
  });

  it('names a folder that is not the root, and headers that are given', async () => {
    bench.api.answerJson({ id: 1 });
    const input = { urls: ['http://a.example/'], folderId: 42, headers: { Referer: 'http://a.example/' } };
    await bench.fichier.addUrl(input, USER);
    expect(sent()[1]).toEqual({
      urls: ['http://a.example/'],
      folder_id: 42,
      headers: { Referer: 'http://a.example/' },
    });
  });

  it('says that it knows no id when an OK has none', async () => {
    bench.api.answerJson({ status: 'OK' });
    const input = { urls: ['http://a.example/'], folderId: 0, headers: null };
    expect(await bench.facts(bench.fichier.addUrl(input, USER))).toMatchObject({
      code: 'no-id',
      outcome: 'unknown',
    });
  });
});

describe('getLink', () => {
  const token = { status: 'OK', url: 'https://a-12.1fichier.com/p2086862583' };

  it('resolves to the link and to when it was asked for', async () => {
    bench.api.answerJson(token);
    const link = await bench.fichier.getLink({ url: LINK }, USER);
    expect(link).toEqual({ url: token.url, at: bench.now });
    expect(sent()).toEqual(['/v1/download/get_token.cgi', { url: LINK }]);
  });

  it('names every option that is set, and none that is not', async () => {
    bench.api.answerJson(token);
    const input = {
      url: LINK,
      password: 'p w',
      inline: true,
      cdn: true,
      restrictIp: 2,
      single: true,
      noSsl: true,
    } as const;
    await bench.fichier.getLink(input, USER);
    expect(sent()[1]).toEqual({
      url: LINK,
      pass: 'p w',
      inline: 1,
      cdn: 1,
      restrict_ip: 2,
      single: 1,
      no_ssl: 1,
    });
    bench.api.seen.length = 0;
    await bench.fichier.getLink({ url: LINK, inline: false, cdn: false, restrictIp: 0 }, USER);
    expect(sent()[1]).toEqual({ url: LINK });
  });

  it('restricts addresses of CDN links only', async () => {
    bench.api.answerJson(token);
    await bench.fichier.getLink({ url: LINK, restrictIp: 2 }, USER);
    expect(sent()[1]).toEqual({ url: LINK });
    bench.api.seen.length = 0;
    await bench.fichier.getLink({ url: LINK, cdn: true, restrictIp: 0 }, USER);
    expect(sent()[1]).toEqual({ url: LINK, cdn: 1 });
  });

  const notReady = { status: 'KO', url: 'https://a-1.1fichier.com/p404', message: 'Not yet' };

  /** Answers with each of these once, and with the last from then on. */
  function answerInTurn(answers: readonly (readonly [object, number])[]) {
    bench.api.answer = (response) => {
      const [json, status] = answers[Math.min(bench.api.seen.length, answers.length) - 1] ?? [{}, 500];
      response.writeHead(status).end(JSON.stringify(json));
    };
  }

  it('asks again after some seconds for a file that was only just stored', async () => {
    const start = bench.now;
    answerInTurn([
      [notReady, 200],
      [{ ...notReady, message: 'Resource not found #469' }, 404],
      [token, 200],
    ]);
    expect(await bench.fichier.getLink({ url: LINK }, USER)).toEqual({ url: token.url, at: start + 6_000 });
    expect(bench.granted).toHaveLength(3);
  });

  it('does not ask a fourth time', async () => {
    answerInTurn([[notReady, 200]]);
    expect(await bench.facts(bench.fichier.getLink({ url: LINK }, USER))).toMatchObject({
      code: 'not-ready',
      outcome: 'refused',
      words: 'Not yet',
    });
    expect(bench.api.seen).toHaveLength(3);
  });

  it.each([
    ['names no link', { ...notReady, url: '' }, 200, 'refused'],
    [
      'speaks of the account',
      { ...notReady, message: 'Must be a customer (Premium, Access)' },
      403,
      'not-customer',
    ],
    ['is a lock', { ...notReady, message: 'Flood detected: IP Locked #374' }, 403, 'flood-ip'],
    ['is an accident', notReady, 500, 'server'],
  ])('asks once when the refusal %s', async (_what, json, status, code) => {
    answerInTurn([[json, status]]);
    expect(await bench.facts(bench.fichier.getLink({ url: LINK }, USER))).toMatchObject({ code });
    expect(bench.api.seen).toHaveLength(1);
  });

  it('gives no link to another host', async () => {
    bench.api.answerJson({ status: 'OK', url: 'https://example.net/p1' });
    const facts = await bench.facts(bench.fichier.getLink({ url: LINK }, USER));
    expect(facts).toMatchObject({ code: 'bad-answer', outcome: 'unknown' });
  });
});

describe('the other operations', () => {
  it('userInfo asks without any setting', async () => {
    bench.api.answerJson({ status: 'OK', offer: '1', email: 'a@b.c' });
    const account = await bench.fichier.userInfo(USER);
    expect(account.value.plan).toBe('premium');
    expect(sent()).toEqual(['/v1/user/info.cgi', {}]);
  });

  it('remoteLs asks for all jobs', async () => {
    bench.api.answerJson({ status: 'OK', data: [{ id: 1, request_date: 'd', execution_date: '' }] });
    expect(await bench.fichier.remoteLs(USER)).toEqual({
      rows: [{ id: 1, requestDate: 'd', finished: false }],
      isList: true,
      isWhole: true,
    });
    expect(sent()).toEqual(['/v1/remote/ls.cgi', {}]);
  });

  it.each([
    ['an empty body', '', 200],
    ['a bare list', '[]', 200],
    ['null', 'null', 200],
    ['a word', '"none"', 200],
    ['an empty object', '{}', 200],
    ['a refusal', '{"status":"KO","message":"No request found #77"}', 200],
    ['a refusal as a 403', '{"status":"KO","message":"Nothing here"}', 403],
    ['a refusal as a 404', '{"status":"KO","message":"Resource not found #469"}', 404],
    ['a page of status 404', '<html>Not Found</html>', 404],
  ])('remoteLs takes %s for a listing without rows that proves nothing', async (_what, body, status) => {
    bench.api.answerText(body, status);
    expect(await bench.fichier.remoteLs(USER)).toEqual({ rows: [], isList: false, isWhole: false });
  });

  it('remoteLs finds the rows of a bare list', async () => {
    bench.api.answerText('[{"id":1,"request_date":"d","execution_date":""}]');
    expect(await bench.fichier.remoteLs(USER)).toMatchObject({ rows: [{ id: 1 }], isList: false });
  });

  it.each([
    ['a page', '<html>Hello</html>', 200, 'bad-answer'],
    ['half an answer', '{"status":"OK","data":[', 200, 'bad-answer'],
    ['a lock', '{"status":"KO","message":"Flood detected: IP Locked #38"}', 403, 'flood-ip'],
    ['a lock as a 404', 'IP Locked', 404, 'ip-locked'],
    ['a bad key', '{"status":"KO","message":"Not authenticated #247"}', 401, 'not-authenticated'],
    ['maintenance', '{"status":"KO","message":"Under maintenance"}', 200, 'maintenance'],
    ['an empty failure', '', 500, 'server'],
    ['a list of a failure', '[]', 502, 'server'],
  ])('remoteLs fails with %s', async (_what, body, status, code) => {
    bench.api.answerText(body, status);
    expect(await bench.facts(bench.fichier.remoteLs(USER))).toMatchObject({ code, status });
  });

  it.each(['', '[]', 'null'])('no other call takes %j for an answer', async (body) => {
    bench.api.answerText(body);
    const input = { urls: ['http://a.example/'], folderId: 0, headers: null };
    expect(await bench.facts(bench.fichier.addUrl(input, USER))).toMatchObject({ code: 'bad-answer' });
    expect(await bench.facts(bench.fichier.remoteInfo(7, USER))).toMatchObject({ code: 'bad-answer' });
  });

  it('remoteInfo asks for a text by that text', async () => {
    bench.api.answerJson({ status: 'OK', id: 'ru-7', request_date: 'd', links: [] });
    await bench.fichier.remoteInfo('ru-7', USER);
    expect(sent()).toEqual(['/v1/remote/info.cgi', { id: 'ru-7' }]);
  });

  it('remoteInfo asks by number', async () => {
    bench.api.answerJson({ status: 'OK', id: 7, request_date: 'd', links: ['http://a.example/'] });
    const info = await bench.fichier.remoteInfo(7, USER);
    expect(info.links).toEqual(['http://a.example/']);
    expect(sent()).toEqual(['/v1/remote/info.cgi', { id: 7 }]);
  });

  it('fileLs asks for a folder, and from a date on where one is given', async () => {
    bench.api.answerJson({ status: 'OK', count: 0, items: [] });
    await bench.fichier.fileLs({ folderId: 0, sentAfter: null }, USER);
    await bench.fichier.fileLs({ folderId: 3, sentAfter: '2026-01-31 12:00:00' }, USER);
    const bodies = bench.api.seen.map(({ path, body }) => [path, JSON.parse(body)]);
    expect(bodies).toEqual([
      ['/v1/file/ls.cgi', { folder_id: 0 }],
      ['/v1/file/ls.cgi', { folder_id: 3, sent_after: '2026-01-31 12:00:00' }],
    ]);
  });

  it('folderLs asks for folders, and for files where they are wanted', async () => {
    bench.api.answerJson({ status: 'OK', sub_folders: [{ id: 5, name: 'Films' }] });
    const listing = await bench.fichier.folderLs({ folderId: 0 }, USER);
    await bench.fichier.folderLs({ folderId: 3, files: true }, USER);
    expect(listing.value.folders).toEqual([{ id: 5, name: 'Films', date: null, hasPassword: false }]);
    const bodies = bench.api.seen.map(({ path, body }) => [path, JSON.parse(body)]);
    expect(bodies).toEqual([
      ['/v1/folder/ls.cgi', { folder_id: 0 }],
      ['/v1/folder/ls.cgi', { folder_id: 3, files: 1 }],
    ]);
  });

  it('copyFiles asks for copies in a folder', async () => {
    bench.api.answerJson({ copied: 1, urls: [{ from_url: LINK, to_url: 'https://1fichier.com/?newid' }] });
    const copied = await bench.fichier.copyFiles({ urls: [LINK], folderId: 9, password: 'p' }, USER);
    expect(copied).toEqual({ copies: [{ from: LINK, to: 'https://1fichier.com/?newid' }], count: 1 });
    expect(sent()).toEqual(['/v1/file/cp.cgi', { urls: [LINK], folder_id: 9, pass: 'p' }]);
  });

  it.each([-1, 1.5, Number.NaN])('never name the folder %s', async (folderId) => {
    const calls = [
      bench.fichier.fileLs({ folderId, sentAfter: null }, USER),
      bench.fichier.folderLs({ folderId }, USER),
      bench.fichier.addUrl({ urls: ['http://a.example/'], folderId, headers: null }, USER),
      bench.fichier.copyFiles({ urls: [LINK], folderId }, USER),
    ];
    for (const call of calls) await expect(call).rejects.toThrow(RangeError);
    expect(bench.api.seen).toEqual([]);
  });
});

describe.each(OPERATIONS)('%s', (name, operation) => {
  it('is a POST of JSON with the key in its header, and nothing of the browser', async () => {
    await operation(bench.fichier, USER).catch(() => undefined);
    const [request] = bench.api.seen;
    expect(request?.method).toBe('POST');
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
    });
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(request?.headers).not.toHaveProperty('referer');
    expect(request?.path).not.toContain(KEY);
    expect(request?.body).not.toContain(KEY);
  });

  it('asks the gate for its own kind of slot', async () => {
    await operation(bench.fichier, { lane: 'background', throughHold: true }).catch(() => undefined);
    const isRead = ['userInfo', 'remoteLs', 'remoteInfo', 'fileLs', 'folderLs', 'fileInfo'].includes(name);
    const hasOwnLimit = ['userInfo', 'fileLs', 'folderLs'].includes(name);
    expect(bench.granted).toEqual([{ lane: 'background', isRead, throughHold: true, hasOwnLimit }]);
  });

  it('goes out once, even when the server fails', async () => {
    bench.api.answerText('<html>', 503);
    expect(await bench.facts(operation(bench.fichier, USER))).toMatchObject({
      code: 'maintenance',
      outcome: 'unknown',
    });
    expect(bench.api.seen).toHaveLength(1);
  });
});
