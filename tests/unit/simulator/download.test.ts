import { beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addFile, linkOf } from '../../simulator/model/files.ts';
import { TROUBLE_NAMES, troubleLink } from '../../simulator/model/troubles.ts';
import { createVirtual, type Virtual } from './virtual.ts';

const MINUTE = 60_000;
const SHARED = 'https://1fichier.com/?sharedbyanother00001';
const BYTES = Buffer.from('0123456789');
let virtual: Virtual;

beforeEach(() => {
  virtual = createVirtual();
});

async function token(body: object, key?: string): Promise<string> {
  const { json } = await virtual.api('download/get_token', body, key);
  expect(json.status).toBe('OK');
  return String(json.url);
}

describe('a direct link', () => {
  let link: string;
  beforeEach(() => {
    link = linkOf(addFile(virtual.host, { filename: 'a "b" é.txt', bytes: BYTES, inline: 1 }));
  });

  it('serves the bytes as an attachment with its name', async () => {
    const answer = await virtual.send(await token({ url: link }));
    expect(answer.bytes.equals(BYTES)).toBe(true);
    const name = Buffer.from("a 'b' é.txt").toString('latin1');
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  });

  it('may be refused for a file stored just now, with an address that leads nowhere', async () => {
    virtual.host.switches.tokenReadyAfterMs = 1000;
    const { status, json } = await virtual.api('download/get_token', { url: link });
    expect([status, json.status]).toEqual([200, 'KO']);
    expect((await virtual.send(String(json.url))).status).toBe(404);
    await virtual.pass(1000);
    expect((await virtual.send(await token({ url: link }))).bytes.equals(BYTES)).toBe(true);
  });

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=4-99', 206, '456789', 'bytes 4-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
  ])('serves the range %s', async (range, status, text, contentRange) => {
    const answer = await virtual.send(await token({ url: link }), { headers: { range } });
    expect(answer).toMatchObject({ status, text });
    expect(answer.headers['content-range']).toBe(contentRange);
  });

  it('dies after five minutes, counted by the clock of 1fichier', async () => {
    const url = await token({ url: link });
    await virtual.pass(5 * MINUTE - 1);
    expect((await virtual.send(url, { method: 'HEAD' })).status).toBe(200);
    await virtual.pass(1);
    expect((await virtual.send(url)).status).toBe(404);
  });

  it('once started may be resumed for half an hour', async () => {
    const url = await token({ url: link });
    await virtual.send(url);
    await virtual.pass(30 * MINUTE - 1);
    expect((await virtual.send(url, { headers: { range: 'bytes=5-' } })).text).toBe('56789');
    await virtual.pass(1);
    expect((await virtual.send(url)).status).toBe(404);
  });

  it('serves once when asked to be single', async () => {
    const url = await token({ url: link, single: 1 });
    expect((await virtual.send(url, { method: 'HEAD' })).status).toBe(200);
    expect((await virtual.send(url)).status).toBe(200);
    expect((await virtual.send(url)).status).toBe(404);
  });

  it('may be inline and without TLS', async () => {
    const url = await token({ url: link, inline: 1, no_ssl: 1 });
    expect(url).toMatch(/^http:\/\/a-\d+\.1fichier\.com\/p\d+\?inline$/);
    expect((await virtual.send(url)).headers['content-disposition']).toMatch(/^inline;/);
  });

  it('that nobody gave out is not found', async () => {
    expect((await virtual.send('https://a-3.1fichier.com/p123')).status).toBe(404);
  });
});

describe('download/get_token', () => {
  it('is for customers: not for a free account, unless CDN credits pay', async () => {
    for (const key of [TEST_KEYS.premium, TEST_KEYS.access, TEST_KEYS.gold])
      await token({ url: SHARED }, key);
    const refused = await virtual.api('download/get_token', { url: SHARED }, TEST_KEYS.free);
    expect(refused.status).toBe(403);
    expect(refused.json.message).toBe('Must be a customer (Premium, Access) #236');
    virtual.account(TEST_KEYS.free).cdnCredits = 5;
    await token({ url: SHARED, cdn: 1 }, TEST_KEYS.free);
  });

  it('records what a link was asked for with, and restricts addresses of CDN links only', async () => {
    virtual.account(TEST_KEYS.premium).cdnCredits = 5;
    await token({ url: SHARED, cdn: 1, restrict_ip: 2, single: 1, no_ssl: 1 });
    await token({ url: SHARED });
    const plain = { cdn: false, restrictIp: 0, single: false, noSsl: false, inline: false };
    expect([...virtual.host.state.directLinks.values()]).toMatchObject([
      { cdn: true, restrictIp: 2, single: true, noSsl: true, inline: false },
      plain,
    ]);
    expect((await virtual.api('download/get_token', { url: SHARED, restrict_ip: 1 })).status).toBe(400);
  });

  it('does not find a link nobody has, nor one under a domain it is not bound to', async () => {
    const bound = 'sharedbyanother00002';
    await token({ url: `https://alterupload.com/?${bound}` });
    for (const url of [
      `https://1fichier.com/?${bound}`,
      'https://1fichier.com/?nobodyhasthis',
      'http://files.example/?abcdef',
    ]) {
      const { status, json } = await virtual.api('download/get_token', { url });
      expect([status, json.message]).toEqual([404, 'Resource not found #469']);
    }
  });

  it('takes a link with trailing parameters and www', async () => {
    await token({ url: `https://www.1fichier.com/?sharedbyanother00001&af=12` });
  });

  it('asks for the password of a file of others', async () => {
    const url = linkOf(addFile(virtual.host, { filename: 'a', bytes: BYTES, password: 'opensesame' }));
    const ask = async (pass?: string | null): Promise<unknown> =>
      (await virtual.api('download/get_token', { url, ...(pass === undefined ? {} : { pass }) })).json
        .message;
    expect(await ask()).toBe('Password not provided. Resource not allowed #403');
    expect(await ask(null)).toBe('Password not provided. Resource not allowed #403');
    expect(await ask('wrong')).toBe('Invalid password. Resource not allowed #403');
    expect(await ask('opensesame')).toBe('OK');
  });

  it.each([{ ip: ['192.0.2.1'] }, { country: ['FR'] }, { email: ['other@account.example'] }])(
    'says only that a file restricted to %j is not allowed',
    async (acl) => {
      const url = linkOf(addFile(virtual.host, { filename: 'a', bytes: BYTES, acl }));
      const { status, json } = await virtual.api('download/get_token', { url });
      expect([status, json.message]).toEqual([403, 'Resource not allowed #631']);
    },
  );

  it('finds a file by its folder and name', async () => {
    const owner = virtual.account(TEST_KEYS.premium);
    addFile(virtual.host, { owner, filename: 'here.txt', bytes: BYTES });
    expect((await virtual.send(await token({ folder_id: 0, filename: 'here.txt' }))).text).toBe('0123456789');
  });

  it.each(TROUBLE_NAMES)('fails with the trouble "%s" of a link that has it', async (trouble) => {
    const { status, json } = await virtual.api('download/get_token', { url: troubleLink(trouble) });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(json.status).toBe('KO');
    const same = await virtual.api('file/info', { url: troubleLink(trouble) });
    expect(same.json.message).toBe(json.message);
  });
});
