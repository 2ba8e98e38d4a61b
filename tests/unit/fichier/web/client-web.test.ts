import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiServer, startApiServer } from '../api-server';
import { createWebBench, WEB_OPERATIONS, type WebBench } from './web-bench';

const A = 'https://1fichier.com/?aaaaaaaaaa';
const FOLDER = 'https://1fichier.com/dir/AbCdEf12';
const PASSWORD = 'open & shut é';

let api: ApiServer;
let bench: WebBench;
beforeEach(async () => {
  api = await startApiServer();
  bench = createWebBench({ baseUrl: new URL(api.baseUrl).origin });
});
afterEach(() => api.close());

const page = (body: string) => `<!DOCTYPE html><html><body>${body}</body></html>`;
const readFolder = (password: string | null = null) => bench.web.readFolder({ url: FOLDER, password });

describe('checkLinks', () => {
  it('asks once, as a form, for each file under its own domain', async () => {
    api.answerText(`${A};a;1\nhttps://tenvoi.com/?bbbbbbbbbb;;;NOT FOUND\n`, 200, 'text/plain');
    const asked = [
      `${A}&af=3`,
      'https://tenvoi.com/?bbbbbbbbbb',
      'https://1fichier.com/remove/aaaaaaaaaa/x',
      'https://files.example/a',
      A,
    ];
    const none = { name: null, size: null };
    expect(await bench.web.checkLinks(asked)).toEqual([
      { url: asked[0], state: 'alive', name: 'a', size: 1 },
      { url: asked[1], state: 'dead', ...none },
      { url: asked[2], state: 'bad', ...none },
      { url: asked[3], state: 'bad', ...none },
      { url: A, state: 'alive', name: 'a', size: 1 },
    ]);
    expect(api.seen).toHaveLength(1);
    expect(api.seen[0]).toMatchObject({ method: 'POST', path: '/check_links.pl' });
    expect(api.seen[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect([...new URLSearchParams(api.seen[0]?.body)]).toEqual([
      ['links[]', A],
      ['links[]', 'https://tenvoi.com/?bbbbbbbbbb'],
    ]);
  });

  it('asks nothing about what is no file, and refuses to ask for too many', async () => {
    expect(await bench.web.checkLinks(['https://files.example/a'])).toMatchObject([{ state: 'bad' }]);
    expect(await bench.web.checkLinks([])).toEqual([]);
    await expect(bench.web.checkLinks(Array(101).fill(A))).rejects.toThrow(RangeError);
    expect(api.seen).toEqual([]);
  });

  it('leaves out a link that the answer leaves out', async () => {
    api.answerText(`${A};a;1`);
    const found = await bench.web.checkLinks([A, 'https://1fichier.com/?bbbbbbbbbb']);
    expect(found.map(({ url }) => url)).toEqual([A]);
  });

  it('is not held by a file that is called as a lock is', async () => {
    api.answerText(`${A};IP Locked;1`);
    expect(await bench.web.checkLinks([A])).toMatchObject([{ name: 'IP Locked' }]);
  });
});

describe('readFolder', () => {
  it('asks by GET, and reads the list', async () => {
    api.answerJson([{ filename: 'IP Locked', link: A, size: '5', password: 1, acl: 0 }]);
    expect(await readFolder()).toEqual([{ url: A, name: 'IP Locked', size: 5, isProtected: true }]);
    expect(api.seen).toMatchObject([{ method: 'GET', path: '/dir/AbCdEf12?json=1', body: '' }]);
  });

  it('asks by POST with a password, which stands in no address', async () => {
    api.answerJson([]);
    expect(await readFolder(PASSWORD)).toEqual([]);
    expect(api.seen).toMatchObject([{ method: 'POST', path: '/dir/AbCdEf12' }]);
    expect([...new URLSearchParams(api.seen[0]?.body)]).toEqual([
      ['json', '1'],
      ['pass', PASSWORD],
    ]);
  });

  it.each([
    ['password-required', null],
    ['password-required', ''],
    ['password-wrong', PASSWORD],
  ])('is %s when a page asks for a password after the password %j', async (code, password) => {
    for (const field of ['<input type=password>', '<input name="pass"> IP Locked']) {
      api.answerText(page(`<form method=post>${field}</form>`));
      expect(await bench.facts(readFolder(password))).toMatchObject({ code, outcome: 'refused' });
    }
  });

  it.each([
    ['Hello, this folder has a password', 'bad-answer'],
    ['Our services are in maintenance. Please come back after 10:00', 'maintenance'],
    ['Software error: no database', 'server'],
    ['Your requests are too fast', 'too-many-requests'],
    ['IP Locked', 'ip-locked'],
  ])('is what a page without a password field says: %s', async (text, code) => {
    api.answerText(page(text));
    for (const password of [null, PASSWORD]) {
      const facts = await bench.facts(readFolder(password));
      expect(facts.code).toBe(code);
    }
  });

  it('takes the files of a page where no list comes', async () => {
    api.answerText(page(`<a href="${A}">a.zip</a>`));
    expect(await readFolder(PASSWORD)).toMatchObject([{ url: A, name: 'a.zip', size: null }]);
  });

  it('names what is unknown, gone, or no folder at all', async () => {
    api.answerText(page('404'), 404);
    expect(await bench.facts(readFolder())).toMatchObject({ code: 'not-found', status: 404 });
    api.answerText(page('410'), 410);
    expect(await bench.facts(readFolder())).toMatchObject({ code: 'gone' });
    const facts = await bench.facts(bench.web.readFolder({ url: A, password: null }));
    expect(facts).toMatchObject({ code: 'not-a-link', outcome: 'not-sent' });
    expect(api.seen).toHaveLength(2);
  });

  it.each([PASSWORD, undefined])('follows no redirect, with the password %j', async (password) => {
    const answer = api.answer;
    api.answer = (response, request) => response.writeHead(302, { location: `/en${request.path}` }).end('[]');
    expect(await bench.facts(readFolder(password))).toMatchObject({ code: 'redirected', outcome: 'unknown' });
    expect(api.seen).toHaveLength(1);
    api.answer = answer;
  });
});

describe.each(WEB_OPERATIONS)('%s', (_, operation) => {
  it('is not sent without the permission, or offline', async () => {
    bench.isOnline = false;
    expect(await bench.facts(operation(bench.web))).toMatchObject({ code: 'offline', outcome: 'not-sent' });
    bench.hasPermission = false;
    const facts = await bench.facts(operation(bench.web));
    expect(facts).toMatchObject({ code: 'no-site-permission', outcome: 'not-sent' });
    expect(api.seen).toEqual([]);
  });

  it('names a permission that was taken away on the way', async () => {
    api.answer = (response) => {
      bench.hasPermission = false;
      response.destroy();
    };
    expect(await bench.facts(operation(bench.web))).toMatchObject({ code: 'no-site-permission' });
  });

  it('times out', async () => {
    const short = createWebBench({ baseUrl: new URL(api.baseUrl).origin, timeoutMs: 60 });
    api.answer = () => undefined;
    expect(await short.facts(operation(short.web))).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  });

  it.each([
    ['a page of status 403', page('Forbidden'), 403, 'lock-page'],
    ['a page that names the lock', page('<h1>IP Locked</h1>'), 403, 'ip-locked'],
    ['the plain words of a lock', 'IP Locked', 200, 'ip-locked'],
    ['a flood answer in JSON', '{"status":"KO","message":"Flood detected: IP Locked #374"}', 403, 'flood-ip'],
    ['a status of its own', 'slow down', 429, 'too-many-requests'],
  ])('takes %s for a lock, and holds everything', async (_name, body, status, code) => {
    api.answerText(body, status);
    const facts = await bench.facts(operation(bench.web));
    const hold = await bench.governor.hold();
    expect(facts).toMatchObject({ code, until: hold?.until });
    expect(await bench.facts(operation(bench.web))).toMatchObject({ code, outcome: 'not-sent' });
    const ofApi = bench.governor.run({ lane: 'user', isRead: true }, async () => 'out');
    expect(await bench.facts(ofApi)).toMatchObject({ code, outcome: 'not-sent' });
    expect(api.seen).toHaveLength(1);
  });

  it('does not blame a key for what the website refuses', async () => {
    api.answerText(page('Who are you?'), 401);
    expect(await bench.facts(operation(bench.web))).toMatchObject({ code: 'refused' });
    expect(await bench.governor.hold()).toBeNull();
  });

  it('sends neither key nor cookie nor where it was called from', async () => {
    api.answer = (response) => response.writeHead(200, { 'set-cookie': 'SID=secret; Path=/' }).end('x');
    await operation(bench.web).catch(() => undefined);
    await operation(bench.web).catch(() => undefined);
    expect(api.seen).toHaveLength(2);
    for (const { headers } of api.seen) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  it('asks fetch to leave cookies and caches alone', async () => {
    const inits: (RequestInit | undefined)[] = [];
    const watched = createWebBench({
      fetch: async (input, init) => {
        inits.push(input instanceof Request ? input : init);
        return new Response('[]');
      },
    });
    await operation(watched.web).catch(() => undefined);
    expect(inits).toHaveLength(1);
    expect(inits[0]).toMatchObject({ credentials: 'omit', cache: 'no-store' });
  });
});

it('no error of a folder holds its password', async () => {
  const echo = `${PASSWORD} ${encodeURIComponent(PASSWORD)}`;
  const answers: (() => void)[] = [
    () => api.answerText(page(`${echo}<input name=pass value="${PASSWORD}">`)),
    () => api.answerJson({ status: 'KO', message: `Bad ${echo}` }, 403),
    () => api.answerText(echo, 500),
    () => {
      api.answer = (response) => response.destroy();
    },
  ];
  for (const prepare of answers) {
    prepare();
    const error = await readFolder(PASSWORD).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toHaveProperty('facts.code');
    const text = inspect(error, { depth: 20, showHidden: true });
    expect(text).not.toContain('shut');
  }
});
