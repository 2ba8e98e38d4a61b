import { beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addFolder } from '../../simulator/model/folders.ts';
import { addJob } from '../../simulator/model/jobs.ts';
import { SOURCE_LOGIN } from '../../simulator/sources/source-site.ts';
import { createVirtual, type Virtual } from './virtual.ts';

const FILE = 'http://files.example/one.bin';
let virtual: Virtual;

beforeEach(() => {
  virtual = createVirtual({ switches: { executionDelayMs: 5000 } });
});

/** Sends these links, lets them be fetched and returns what `remote/info` tells. */
async function fetched(urls: readonly string[], more: object = {}): Promise<Record<string, unknown>[]> {
  const { json } = await virtual.api('remote/request', { urls, ...more });
  await virtual.pass(5000);
  const info = await virtual.api('remote/info', { id: json.id });
  return info.json.result as Record<string, unknown>[];
}

const storedNames = (): string[] =>
  [...virtual.host.state.files.values()].filter((file) => file.owner !== null).map((file) => file.filename);

describe('remote/request', () => {
  it('answers with the job, its date in Paris, its links and headers', async () => {
    const { json } = await virtual.api('remote/request', {
      urls: [FILE],
      headers: { Referer: 'http://a.example/' },
    });
    expect(json).toEqual({
      status: 'OK',
      id: expect.any(Number),
      date: '2026-01-31 12:00:00',
      urls: [FILE],
      headers: { Referer: 'http://a.example/' },
    });
  });

  it('refuses a folder that is not there', async () => {
    const { status, json } = await virtual.api('remote/request', { urls: [FILE], folder_id: 4711 });
    expect(status).toBe(404);
    expect(json.message).toBe('Resource not found #469');
    expect(virtual.host.state.jobs).toEqual([]);
  });

  it('refuses an account that may not upload or is full', async () => {
    const account = virtual.account(TEST_KEYS.premium);
    account.uploadForbidden = 1;
    expect((await virtual.api('remote/request', { urls: [FILE] })).json.status).toBe('KO');
    account.uploadForbidden = 0;
    account.overQuota = true;
    expect((await virtual.api('remote/request', { urls: [FILE] })).json.status).toBe('KO');
  });

  it('refuses more links in one request than a request may have', async () => {
    const urls = Array.from({ length: 101 }, (_, index) => `${FILE}?${index}`);
    expect((await virtual.api('remote/request', { urls })).status).toBe(400);
    expect((await virtual.api('remote/request', { urls: urls.slice(1) })).status).toBe(200);
  });

  it.each(['free', 'access'] as const)('lets a %s account have ten open sources', async (plan) => {
    const send = async (urls: string[]): Promise<number> =>
      (await virtual.api('remote/request', { urls }, TEST_KEYS[plan])).status;
    expect(await send(Array.from({ length: 9 }, (_, index) => `${FILE}?${index}`))).toBe(200);
    expect(await send([`${FILE}?a`, `${FILE}?b`])).toBe(403);
    expect(await send([`${FILE}?a`])).toBe(200);
    expect(await send([`${FILE}?b`])).toBe(403);
    await virtual.pass(5000);
    expect(await send([`${FILE}?b`])).toBe(200);
  });

  it('blames a client for too many open sources only when they are its own', async () => {
    const owner = virtual.account(TEST_KEYS.free);
    addJob(virtual.host, { owner, by: 'other', urls: Array.from({ length: 10 }, () => FILE) });
    const { status } = await virtual.api('remote/request', { urls: [FILE] }, TEST_KEYS.free);
    expect(status).toBe(403);
    expect(virtual.host.recorder.calls[0]?.rejected).toBeNull();
  });
});

describe('remote/ls and remote/info', () => {
  it('show a job as pending until it is executed, then its results', async () => {
    const { json } = await virtual.api('remote/request', { urls: [FILE] });
    const dates = { request_date: '2026-01-31 12:00:00', execution_date: '1970-01-01 00:00:00' };
    expect((await virtual.api('remote/ls')).json.data).toEqual([{ id: json.id, ...dates }]);
    expect((await virtual.api('remote/info', { id: json.id })).json).toEqual({
      status: 'OK',
      id: json.id,
      ...dates,
      links: [FILE],
    });
    await virtual.pass(5000);
    const done = { request_date: '2026-01-31 12:00:00', execution_date: '2026-01-31 12:00:05' };
    expect((await virtual.api('remote/ls')).json.data).toEqual([{ id: json.id, ...done }]);
    expect((await virtual.api('remote/info', { id: json.id })).json).toMatchObject({
      ...done,
      result: [
        { status: 'OK', url: FILE, download_link: expect.stringMatching(/^https:\/\/1fichier\.com\/\?/) },
      ],
    });
  });

  it('know the id as a string too', async () => {
    const { json } = await virtual.api('remote/request', { urls: [FILE] });
    expect((await virtual.api('remote/info', { id: String(json.id) })).json.id).toBe(json.id);
  });

  it('do not know a job of another account', async () => {
    const { json } = await virtual.api('remote/request', { urls: [FILE] });
    expect((await virtual.api('remote/info', { id: json.id }, TEST_KEYS.gold)).status).toBe(404);
  });

  it('list the newest job first', async () => {
    const first = await virtual.api('remote/request', { urls: [FILE] });
    const second = await virtual.api('remote/request', { urls: [FILE] });
    const { data } = (await virtual.api('remote/ls')).json as { data: { id: number }[] };
    expect(data.map(({ id }) => id)).toEqual([second.json.id, first.json.id]);
  });
});

describe('the fetching of a source', () => {
  it('takes each link of a job for itself: one missing file fails no other', async () => {
    const results = await fetched([FILE, 'http://files.example/missing/two.bin', 'http://nowhere.example/x']);
    expect(results.map(({ status }) => status)).toEqual(['OK', 'KO', 'KO']);
    expect(results[1]).toEqual({ status: 'KO', url: expect.any(String), message: 'HTTP error 404' });
    expect(storedNames()).toEqual(['one.bin']);
  });

  it.each([
    ['http://files.example/a%20name.bin?size=3#part', 'a name.bin'],
    ['http://files.example/named/given.zip', 'given.zip'],
    ['http://files.example/redirect/moved.txt', 'moved.txt'],
    ['http://files.example/bad%zz.txt', 'bad%zz.txt'],
    ['ftp://files.example/by-ftp.bin', 'by-ftp.bin'],
    ['http://pages.example/', 'index.html'],
  ])('of %s gives a file named %s', async (url, name) => {
    await fetched([url]);
    expect(storedNames()).toEqual([name]);
  });

  it.each([
    ['http://files.example/loop', 'Too many redirections'],
    ['http://files.example/error/503/x', 'HTTP error 503'],
    ['javascript:void(0)', 'Unsupported protocol'],
    ['magnet:?xt=urn:btih:01', 'Unsupported protocol'],
    ['http://127.0.0.1/x', 'Cannot connect to 127.0.0.1'],
    ['not a link', 'Invalid URL'],
  ])('of %s fails with "%s"', async (url, message) => {
    expect(await fetched([url])).toEqual([{ status: 'KO', url, message }]);
  });

  it('uses a login in the address', async () => {
    const { user, password } = SOURCE_LOGIN;
    const link = `http://${user}:${encodeURIComponent(password)}@private.example/secret.bin`;
    expect((await fetched([link]))[0]?.status).toBe('OK');
    expect((await fetched(['http://private.example/secret.bin']))[0]?.message).toBe('HTTP error 401');
  });

  it('sends the headers it was given, and stores the login page without them', async () => {
    await fetched(['http://files.example/session/film.mp4'], { headers: { cookie: SOURCE_LOGIN.cookie } });
    await fetched(['http://files.example/session/film.mp4']);
    expect(storedNames()).toEqual(['film.mp4', 'login.php']);
  });

  it('stores the web page of a 1fichier link, not its file', async () => {
    await fetched(['https://1fichier.com/?sharedbyanother00001']);
    const file = [...virtual.host.state.files.values()].at(-1);
    expect(file?.contentType).toContain('text/html');
  });

  it('puts the file into the folder asked for', async () => {
    const folder = addFolder(virtual.host, virtual.account(TEST_KEYS.premium), 'films');
    await fetched([FILE], { folder_id: folder.id });
    const listed = await virtual.api('file/ls', { folder_id: folder.id });
    expect(listed.json).toMatchObject({ count: 1, items: [{ filename: 'one.bin' }] });
  });

  it('takes as long as a slow source takes', async () => {
    const { json } = await virtual.api('remote/request', { urls: ['http://files.example/slow/2000/x.bin'] });
    await virtual.pass(5000);
    await virtual.pass(1999);
    expect((await virtual.api('remote/info', { id: json.id })).json.result).toBeUndefined();
    await virtual.pass(1);
    expect((await virtual.api('remote/info', { id: json.id })).json.result).toHaveLength(1);
  });
});
