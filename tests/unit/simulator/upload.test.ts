import { beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addFolder } from '../../simulator/model/folders.ts';
import { type Answered, createVirtual, type Virtual } from './virtual.ts';

let virtual: Virtual;
let node: string;
let id: string;

beforeEach(async () => {
  virtual = createVirtual();
  const { json } = await virtual.api('upload/get_upload_server');
  node = String(json.url);
  id = String(json.id);
});

const part = (head: string, text: string): string => `--mark\r\n${head}\r\n\r\n${text}\r\n`;
const file = (name: string, text: string): string =>
  part(`Content-Disposition: form-data; name="file[]"; filename="${name}"\r\nContent-Type: text/plain`, text);
const field = (name: string, text: string): string =>
  part(`Content-Disposition: form-data; name="${name}"`, text);

function upload(parts: string, headers: Record<string, string> = {}, query = `?id=${id}`): Promise<Answered> {
  const body = Buffer.from(`${parts}--mark--\r\n`);
  return virtual.send(`https://${node}/upload.cgi${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'multipart/form-data; boundary=mark',
      'content-length': String(body.length),
      authorization: `Bearer ${TEST_KEYS.premium}`,
      ...headers,
    },
    body,
  });
}

const report = (headers: Record<string, string> = { json: '1' }): Promise<Answered> =>
  virtual.send(`https://${node}/end.pl?xid=${id}`, { headers });

const stored = (): string[] => [...virtual.host.state.files.values()].slice(2).map((one) => one.filename);

describe('an upload', () => {
  it('redirects to its report, which makes wait once and then names the file', async () => {
    const answer = await upload(file('notes.txt', 'some words'));
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(`/end.pl?xid=${id}`);
    expect((await report()).text).toContain('Please wait');
    expect((await report()).json).toEqual({
      incoming: 0,
      links: [
        {
          download: expect.stringMatching(/^https:\/\/1fichier\.com\/\?[a-z0-9]{20}$/),
          filename: 'notes.txt',
          remove: '',
          size: '10',
          whirlpool: expect.stringMatching(/^[0-9a-f]{128}$/),
        },
      ],
    });
  });

  it('goes to the folder, the domain and under the password asked for', async () => {
    const owner = virtual.account(TEST_KEYS.premium);
    const folder = addFolder(virtual.host, owner, 'sub');
    const fields = field('did', String(folder.id)) + field('domain', '2') + field('dpass', 'opensesame');
    await upload(fields + file('a.txt', 'a'));
    const uploaded = [...virtual.host.state.files.values()].at(-1);
    expect(uploaded).toMatchObject({
      folderId: folder.id,
      domain: 'cjoint.net',
      password: 'opensesame',
      owner,
    });
  });

  it('goes to the root when the folder is not there', async () => {
    await upload(field('did', '77') + file('a.txt', 'a'));
    expect([...virtual.host.state.files.values()].at(-1)?.folderId).toBe(0);
  });

  it('made twice with the same id is stored twice, which nobody should do', async () => {
    await upload(file('a.txt', 'a'));
    expect(virtual.host.recorder.calls.at(-1)?.rejected).toBeNull();
    await upload(file('a.txt', 'a'));
    expect(stored()).toEqual(['a.txt', 'a.txt']);
    expect(virtual.host.recorder.calls.at(-1)?.rejected).not.toBeNull();
  });

  it('without a key is a guest, who gets a removal link', async () => {
    const body = Buffer.from(`${file('a.txt', 'a')}--mark--\r\n`);
    await virtual.send(`https://${node}/upload.cgi?id=${id}`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=mark',
        'content-length': String(body.length),
      },
      body,
    });
    await report();
    const [link] = (await report()).json.links as { download: string; remove: string }[];
    const remove = new RegExp(`^https://1fichier\\.com/remove/${link?.download.split('?')[1]}/\\w{8}$`);
    expect(link?.remove).toMatch(remove);
  });

  it.each([
    ['no file', field('did', '0'), {}],
    ['an empty file', file('a.txt', ''), {}],
    ['an unquoted name', part('Content-Disposition: form-data; name=file[]; filename=a.txt', 'a'), {}],
    [
      'another header before the disposition',
      part('Content-Type: text/plain\r\nContent-Disposition: form-data; name="file[]"; filename="a"', 'a'),
      {},
    ],
    ['a field that does not exist', field('folder', '0') + file('a.txt', 'a'), {}],
    ['a folder that is no number', field('did', 'null') + file('a.txt', 'a'), {}],
    ['a password too short', field('dpass', 'abc') + file('a.txt', 'a'), {}],
    ['a part without its end', file('a.txt', 'a').slice(0, -2), {}],
    ['a quoted boundary', file('a.txt', 'a'), { 'content-type': 'multipart/form-data; boundary="mark"' }],
    ['no form at all', 'a', { 'content-type': 'text/plain' }],
    ['a wrong key', file('a.txt', 'a'), { authorization: `Bearer ${TEST_KEYS.wrong}` }],
  ])('with %s is refused in French, in HTTP 200', async (_what, parts, headers) => {
    const answer = await upload(parts, headers);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`<div class="bloc2">Pas de fichier trouvé dans l'envoi</div>`);
    expect(virtual.host.recorder.calls.at(-1)?.rejected).not.toBeNull();
    expect(stored()).toEqual([]);
    expect((await report()).status).toBe(404);
  });

  it('does not see a field behind the file', async () => {
    const folder = addFolder(virtual.host, virtual.account(TEST_KEYS.premium), 'sub');
    await upload(file('a.txt', 'a') + field('did', String(folder.id)));
    expect([...virtual.host.state.files.values()].at(-1)?.folderId).toBe(0);
  });

  it.each([
    ['a file larger than the plan allows', 'Fichier trop volumineux', { customerFile: 2 }, {}],
    ['a full account', 'Quota de stockage', {}, { overQuota: true }],
    ['too little space left', 'Quota de stockage', {}, { storage: 2 }],
    ['an account that may not upload', 'Envoi non autorisé', {}, { uploadForbidden: 1 as const }],
  ])('of %s is refused in French, which is no fault of the client', async (_what, text, limits, account) => {
    Object.assign(virtual.host.limits, limits);
    Object.assign(virtual.account(TEST_KEYS.premium), account);
    expect((await upload(file('a.txt', 'abc'))).text).toContain(text);
    expect(virtual.host.recorder.calls.at(-1)?.rejected).toBeNull();
    expect(stored()).toEqual([]);
  });

  it('may be taken and never be seen again', async () => {
    virtual.host.switches.uploadLost = true;
    expect((await upload(file('a.txt', 'a'))).status).toBe(302);
    for (let look = 0; look < 5; look += 1) expect((await report()).text).toContain('Please wait');
    expect(stored()).toEqual([]);
  });

  it('to a node or with an id that nobody gave out is refused', async () => {
    expect((await upload(file('a.txt', 'a'), {}, '?id=0123456789')).status).toBe(200);
    node = node === 'up2.1fichier.com' ? 'up3.1fichier.com' : 'up2.1fichier.com';
    expect((await upload(file('a.txt', 'a'))).status).toBe(200);
    expect(stored()).toEqual([]);
  });

  it('may meet a node that cannot store, which is no fault of the client', async () => {
    virtual.host.switches.uploadRefusal = 'cannot-open';
    expect((await upload(file('a.txt', 'a'))).text).toContain('Ne peut ouvrir le fichier destination');
    expect(virtual.host.recorder.calls.at(-1)?.rejected).toBeNull();
  });

  it('gets another node each time', async () => {
    const nodes = new Set([node]);
    for (let call = 0; call < 2; call += 1) {
      nodes.add(String((await virtual.api('upload/get_upload_server')).json.url));
    }
    expect(nodes.size).toBe(3);
  });
});

describe('the report', () => {
  beforeEach(() => upload(file('a.txt', 'abc')));

  it('may be empty for a while', async () => {
    Object.assign(virtual.host.switches, { endPleaseWait: 0, endEmptyLinks: 1 });
    expect((await report()).json.links).toEqual([]);
    expect((await report()).json.links).toHaveLength(1);
  });

  it('may name a file without an id for a while', async () => {
    Object.assign(virtual.host.switches, { endPleaseWait: 0, endEmptyIds: 1 });
    expect((await report()).json.links).toMatchObject([{ download: 'https://1fichier.com/?' }]);
    expect((await report()).json.links).toMatchObject([{ download: expect.stringMatching(/\?\w{20}$/) }]);
  });

  it('is a page without the JSON header, and lines with EXPORT', async () => {
    virtual.host.switches.endPleaseWait = 0;
    expect((await report({})).headers['content-type']).toContain('text/html');
    expect((await report({ export: '1' })).text).toMatch(/^a\.txt;3;[a-z0-9]{20};\w{8};0;\n$/);
  });

  it('is gone two hours after the end', async () => {
    await virtual.pass(7_199_999);
    expect((await report()).status).toBe(200);
    await virtual.pass(1);
    expect((await report()).status).toBe(404);
  });
});
