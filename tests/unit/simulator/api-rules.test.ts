import { beforeEach, describe, expect, it } from 'vitest';
import { regenerateKey, TEST_KEYS } from '../../simulator/model/accounts.ts';
import { createVirtual, type Virtual } from './virtual.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const KEY = { authorization: `Bearer ${TEST_KEYS.premium}` };
let virtual: Virtual;

beforeEach(() => {
  virtual = createVirtual();
});

const rejections = (): (string | null)[] => virtual.host.recorder.calls.map((call) => call.rejected);

describe('the transport', () => {
  it('refuses a call whose content type is not JSON, and records it as rejected', async () => {
    const answer = await virtual.send('https://api.1fichier.com/v1/remote/ls.cgi', {
      method: 'POST',
      headers: { ...KEY, 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ message: 'Content-Type not JSON #24', status: 'KO' });
    expect(rejections()).toEqual(['Content-Type not JSON #24']);
  });

  it('accepts a JSON content type with a charset', async () => {
    const answer = await virtual.send('https://api.1fichier.com/v1/remote/ls.cgi', {
      method: 'POST',
      headers: { ...KEY, 'content-type': 'application/json; charset=utf-8' },
      body: '{}',
    });
    expect(answer.json).toEqual({ status: 'OK', data: [] });
  });

  it('refuses GET everywhere but for the upload server', async () => {
    const headers = { ...KEY, ...JSON_TYPE };
    const listing = await virtual.send('https://api.1fichier.com/v1/remote/ls.cgi', { headers });
    const server = await virtual.send('https://api.1fichier.com/v1/upload/get_upload_server.cgi', {
      headers,
    });
    expect(listing.status).toBe(400);
    expect(server.status).toBe(200);
  });

  it.each(['', '{"urls":', 'urls=a'])('refuses the body %j, which is not JSON', async (body) => {
    const answer = await virtual.send('https://api.1fichier.com/v1/remote/request.cgi', {
      method: 'POST',
      headers: { ...KEY, ...JSON_TYPE },
      body,
    });
    expect(answer.status).toBe(400);
    expect(virtual.host.state.jobs).toEqual([]);
  });

  it('sends no CORS header, not even to a preflight', async () => {
    const preflight = await virtual.send('https://api.1fichier.com/v1/remote/ls.cgi', {
      method: 'OPTIONS',
      headers: { origin: 'https://page.example', 'access-control-request-method': 'POST' },
    });
    const answer = await virtual.api('remote/ls');
    for (const { headers } of [preflight, answer]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect(preflight.status).toBe(400);
  });

  it('indents the answer when asked for a pretty one', async () => {
    const answer = await virtual.api('remote/ls', { pretty: 1 });
    expect(answer.text).toContain('\n   "status"');
  });

  it.each([
    'upload/upload',
    'upload/add_url',
    'folder/add',
    'file/delete',
    'file/move',
    'link/get_link',
    'remote/rm',
  ])('answers 404 for the path %s, which does not exist', async (path) => {
    const answer = await virtual.api(path);
    expect(answer.status).toBe(404);
    expect(rejections()).toEqual([`no such path: ${path}.cgi`]);
  });
});

describe('the key', () => {
  it.each([{}, { authorization: `Bearer ${TEST_KEYS.wrong}` }, { authorization: TEST_KEYS.premium }])(
    'is refused as %j',
    async (headers) => {
      const answer = await virtual.send('https://api.1fichier.com/v1/remote/ls.cgi', {
        method: 'POST',
        headers: { ...JSON_TYPE, ...headers },
        body: '{}',
      });
      expect(answer.status).toBe(401);
      expect(answer.json).toEqual({ message: 'Not authenticated #247', status: 'KO' });
    },
  );

  it('of an account under a password reset belongs to no such user', async () => {
    const answer = await virtual.api('remote/ls', {}, TEST_KEYS.passwordReset);
    expect(answer.status).toBe(403);
    expect(answer.json.message).toBe('No such user #142');
  });

  it('works no more once revoked', async () => {
    virtual.host.state.keys.delete(TEST_KEYS.premium);
    expect((await virtual.api('remote/ls')).status).toBe(401);
  });

  it('made anew leads to the same account, and the old one nowhere', async () => {
    const account = virtual.account(TEST_KEYS.premium);
    const key = regenerateKey(virtual.host, TEST_KEYS.premium);
    expect(virtual.host.state.keys.get(key)).toBe(account);
    expect((await virtual.api('remote/ls', {}, key)).status).toBe(200);
    expect((await virtual.api('remote/ls')).status).toBe(401);
  });

  it('is not needed for an upload server', async () => {
    const answer = await virtual.send('https://api.1fichier.com/v1/upload/get_upload_server.cgi', {
      method: 'POST',
      headers: JSON_TYPE,
      body: '{}',
    });
    expect(answer.json).toEqual({
      url: expect.stringMatching(/^(up\d|ru-3)\.1fichier\.com$/),
      id: expect.stringMatching(/^\w{10}$/),
    });
  });

  it('leads to its own jobs, files and folders only', async () => {
    const made = await virtual.api('folder/mkdir', { name: 'mine' });
    await virtual.api('remote/request', { urls: ['http://files.example/a.bin'] });
    const theirs = await virtual.api('folder/ls', { folder_id: made.json.folder_id }, TEST_KEYS.gold);
    expect(theirs.status).toBe(404);
    expect((await virtual.api('remote/ls', {}, TEST_KEYS.gold)).json.data).toEqual([]);
  });
});

describe('the body', () => {
  it.each([
    ['remote/request', {}],
    ['remote/request', { urls: 'http://files.example/a' }],
    ['remote/request', { urls: [7] }],
    ['remote/request', { urls: [] }],
    ['remote/request', { urls: ['http://files.example/a'], folder_id: '0' }],
    ['remote/request', { urls: ['http://files.example/a'], headers: { Cookie: 7 } }],
    ['remote/request', { urls: ['http://files.example/a'], headers: [] }],
    ['remote/request', { urls: ['http://files.example/a'], did: 0 }],
    ['remote/info', {}],
    ['remote/info', { id: 'two words' }],
    ['remote/ls', []],
    ['remote/ls', { page: 1 }],
    ['download/get_token', {}],
    ['download/get_token', { url: 'https://1fichier.com/?abcde', single: true }],
    ['file/cp', { urls: [] }],
    ['file/cp', { urls: ['https://1fichier.com/?a', 'https://1fichier.com/?b'], rename: 'x' }],
    ['file/ls', { folder_id: -2 }],
    ['file/ls', { sent_after: 'yesterday' }],
    ['file/mv', { urls: ['https://1fichier.com/?abcde'] }],
    ['file/chattr', { urls: ['https://1fichier.com/?abcde'], pass: 'short' }],
    ['folder/mkdir', { name: '' }],
    ['folder/mkdir', { name: 'x'.repeat(251) }],
    ['user/info', { ftp_mode: 'auto' }],
  ])('of %s is refused as %j', async (endpoint, body) => {
    const answer = await virtual.api(endpoint, body);
    expect(answer.status).toBe(400);
    expect(answer.json.status).toBe('KO');
    expect(rejections()).toEqual([expect.stringMatching(/^Invalid parameter/)]);
  });
});
