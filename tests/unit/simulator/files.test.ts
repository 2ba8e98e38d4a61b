import { beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addFile, linkOf } from '../../simulator/model/files.ts';
import { addFolder } from '../../simulator/model/folders.ts';
import type { Account } from '../../simulator/model/records.ts';
import { troubleLink } from '../../simulator/model/troubles.ts';
import { createVirtual, type Virtual } from './virtual.ts';

const SHARED = 'https://1fichier.com/?sharedbyanother00001';
const BOUND = 'https://alterupload.com/?sharedbyanother00002';
let virtual: Virtual;
let owner: Account;

beforeEach(() => {
  virtual = createVirtual();
  owner = virtual.account(TEST_KEYS.premium);
});

const own = (filename: string, more: { folderId?: number; date?: string } = {}): string =>
  linkOf(addFile(virtual.host, { owner, filename, bytes: 'bytes', ...more }));

async function names(body: object = {}): Promise<string[]> {
  const { json } = await virtual.api('file/ls', body);
  return (json.items as { filename: string }[]).map(({ filename }) => filename);
}

describe('file/ls', () => {
  it('lists a folder, the root by default, and everything with -1', async () => {
    const folder = addFolder(virtual.host, owner, 'sub');
    const url = own('top.bin');
    own('deep.bin', { folderId: folder.id });
    const { json } = await virtual.api('file/ls');
    expect(json).toEqual({
      status: 'OK',
      count: 1,
      items: [
        {
          url,
          filename: 'top.bin',
          size: 5,
          date: '2026-01-31 12:00:00',
          checksum: expect.stringMatching(/^[0-9a-f]{128}$/),
          'content-type': 'application/octet-stream',
          pass: 0,
          acl: 0,
          cdn: 0,
          inline: 0,
        },
      ],
    });
    expect(await names({ folder_id: folder.id })).toEqual(['deep.bin']);
    expect(await names({ folder_id: -1 })).toEqual(['top.bin', 'deep.bin']);
    expect((await virtual.api('file/ls', { folder_id: 99 })).status).toBe(404);
  });

  it('is no JSON when a name has a backslash in it, unless told to escape it', async () => {
    own('a\\z.bin');
    expect((await virtual.api('file/ls')).text).toContain('"a\\z.bin"');
    expect((await virtual.api('folder/ls', { files: 1 })).text).toContain('"a\\z.bin"');
    virtual.host.switches.strayBackslash = false;
    expect(await names()).toEqual(['a\\z.bin']);
  });

  it('may show a file only some time after it was stored', async () => {
    virtual.host.switches.showFileAfterMs = 1000;
    own('late.bin');
    expect(await names()).toEqual([]);
    await virtual.pass(1000);
    expect(await names()).toEqual(['late.bin']);
  });

  it('keeps to the dates asked for, both included', async () => {
    for (const day of ['01', '02', '03']) own(`${day}.bin`, { date: `2026-01-${day} 10:00:00` });
    expect(await names({ sent_after: '2026-01-02 10:00:00' })).toEqual(['02.bin', '03.bin']);
    expect(await names({ sent_before: '2026-01-02 10:00:00' })).toEqual(['01.bin', '02.bin']);
  });

  it('spells the content type in the other way too', async () => {
    own('a.bin');
    virtual.host.switches.contentTypeField = 'content_type';
    const { json } = await virtual.api('file/ls');
    expect(json.items).toMatchObject([{ content_type: 'application/octet-stream' }]);
  });
});

describe('file/info and file/scan', () => {
  it('tell all about a file, without a status', async () => {
    const outer = addFolder(virtual.host, owner, 'outer');
    const inner = addFolder(virtual.host, owner, 'inner', outer.id);
    const url = own('a.bin', { folderId: inner.id });
    const { json } = await virtual.api('file/info', { url });
    expect(json).toMatchObject({
      url,
      filename: 'a.bin',
      size: 5,
      folder_id: inner.id,
      path: '/outer/inner',
    });
    expect(json).not.toHaveProperty('status');
    const byName = await virtual.api('file/info', { folder_id: inner.id, filename: 'a.bin' });
    expect(byName.json.url).toBe(url);
  });

  it('know the date of the last scan', async () => {
    const { json } = await virtual.api('file/scan', { url: SHARED });
    expect(json).toMatchObject({ status: 'OK', date: '2026-01-31 12:00:00' });
  });
});

describe('file/cp', () => {
  it("copies others' files into a folder of the account, under the address they were given", async () => {
    const folder = addFolder(virtual.host, owner, 'copies');
    const { json } = await virtual.api('file/cp', { urls: [SHARED, BOUND], folder_id: folder.id });
    expect(json).toEqual({
      status: 'OK',
      copied: 2,
      urls: [
        { from_url: SHARED, to_url: expect.stringMatching(/^https:\/\/1fichier\.com\/\?[a-z0-9]{20}$/) },
        { from_url: BOUND, to_url: expect.any(String) },
      ],
    });
    expect(await names({ folder_id: folder.id })).toEqual([
      'shared-by-another.zip',
      'bound-to-its-domain.zip',
    ]);
  });

  it('copies what it can, and refuses when that is nothing', async () => {
    const dead = 'https://1fichier.com/?nobodyhasthis';
    expect((await virtual.api('file/cp', { urls: [dead, SHARED] })).json).toMatchObject({
      copied: 1,
      urls: [{ from_url: SHARED }],
    });
    expect((await virtual.api('file/cp', { urls: [dead] })).status).toBe(404);
    expect((await virtual.api('file/cp', { urls: [BOUND.replace('alterupload', '1fichier')] })).status).toBe(
      404,
    );
    expect((await virtual.api('file/cp', { urls: [troubleLink('owner-locked')] })).json.message).toBe(
      'Owner locked #620',
    );
    expect((await virtual.api('file/cp', { urls: [SHARED], folder_id: 5 })).status).toBe(404);
  });

  it('gives the one copy another name, and needs the password', async () => {
    const locked = linkOf(addFile(virtual.host, { filename: 'x', bytes: 'x', password: 'opensesame' }));
    expect((await virtual.api('file/cp', { urls: [locked] })).status).toBe(403);
    await virtual.api('file/cp', { urls: [locked], pass: 'opensesame', rename: 'new.bin' });
    expect(await names()).toEqual(['new.bin']);
  });

  it.each([
    ['told', undefined, 'Password not provided. Resource not allowed #403'],
    ['told', '', 'Password not provided. Resource not allowed #403'],
    ['told', null, 'Password not provided. Resource not allowed #403'],
    ['told', 'Opensesame', 'Invalid password. Resource not allowed #403'],
    ['silent', undefined, 'Resource not allowed #631'],
    ['silent', 'Opensesame', 'Resource not allowed #631'],
  ] as const)('copies nothing without the very password (%s, %s)', async (passwordRefusal, pass, message) => {
    virtual.host.switches.passwordRefusal = passwordRefusal;
    const locked = linkOf(addFile(virtual.host, { filename: 'x', bytes: 'x', password: 'opensesame' }));
    const { status, json } = await virtual.api('file/cp', { urls: [locked], pass });
    expect([status, json.message]).toEqual([403, message]);
    expect(await names()).toEqual([]);
  });

  it('leaves a protected file out of a copy of several, and needs no password of the own ones', async () => {
    const locked = linkOf(addFile(virtual.host, { filename: 'x', bytes: 'x', password: 'opensesame' }));
    const own = linkOf(addFile(virtual.host, { owner, filename: 'own', bytes: 'x', password: 'opensesame' }));
    expect((await virtual.api('file/cp', { urls: [locked, SHARED, own] })).json).toMatchObject({
      copied: 2,
      urls: [{ from_url: SHARED }, { from_url: own }],
    });
  });
});

describe('changing files', () => {
  it('rm removes own files, and others only by their removal code', async () => {
    const url = own('a.bin');
    const foreign = [...virtual.host.state.files.values()].find((file) => linkOf(file) === SHARED);
    const { json } = await virtual.api('file/rm', { files: [{ url }, { url: SHARED }] });
    expect(json).toEqual({ status: 'OK', removed: 1, urls: [url] });
    expect((await virtual.api('file/rm', { files: [{ url }] })).status).toBe(404);
    const code = foreign?.removalCode;
    expect((await virtual.api('file/rm', { files: [{ url: SHARED, code }] })).json.removed).toBe(1);
  });

  it('mv moves, and renames one', async () => {
    const folder = addFolder(virtual.host, owner, 'target');
    const url = own('a.bin');
    const move = { urls: [url], destination_folder_id: folder.id, rename: 'b.bin' };
    expect((await virtual.api('file/mv', move)).json).toEqual({
      status: 'OK',
      moved: 1,
      urls: [url],
      filename: 'b.bin',
    });
    expect(await names({ folder_id: folder.id })).toEqual(['b.bin']);
    expect((await virtual.api('file/mv', { ...move, destination_folder_id: 9 })).status).toBe(404);
  });

  it('mv into the folder where the file lies renames nothing, and says that all went well', async () => {
    const move = { urls: [own('a.bin')], destination_folder_id: 0, rename: 'b.bin' };
    expect((await virtual.api('file/mv', move)).json).toMatchObject({ status: 'OK', moved: 0 });
    expect(await names({ folder_id: 0 })).toEqual(['a.bin']);
  });

  it('rename refuses the same name and foreign files, as a KO in HTTP 200', async () => {
    const url = own('a.bin');
    const { json } = await virtual.api('file/rename', { urls: [{ url, filename: 'b.bin' }] });
    expect(json.urls).toEqual([{ url, old_filename: 'a.bin', new_filename: 'b.bin' }]);
    for (const entry of [
      { url, filename: 'b.bin' },
      { url: SHARED, filename: 'mine.zip' },
    ]) {
      const refused = await virtual.api('file/rename', { urls: [entry] });
      expect(refused.status).toBe(200);
      expect(refused.json).toEqual({ message: 'No file has been renamed #312', status: 'KO' });
    }
  });

  it('chattr changes attributes, and says so when nothing changes', async () => {
    const url = own('a.bin');
    const wanted = { urls: [url], pass: 'opensesame', inline: 1, acl: { country: ['FR'] } };
    expect((await virtual.api('file/chattr', wanted)).json.updated).toBe(1);
    expect((await virtual.api('file/info', { url })).json).toMatchObject({
      pass: 1,
      inline: 1,
      acl: { country: ['FR'] },
    });
    expect((await virtual.api('file/chattr', wanted)).json.message).toContain('No changes requested');
    await virtual.api('file/chattr', { urls: [url], pass: '', acl: '' });
    expect((await virtual.api('file/info', { url })).json).toMatchObject({ pass: 0, acl: {} });
  });

  it('mv of a file that lies there already changes nothing, as a KO in HTTP 200', async () => {
    const folder = addFolder(virtual.host, owner, 'target');
    const there = own('there.bin', { folderId: folder.id });
    const other = own('other.bin');
    const move = (urls: string[]) =>
      virtual.api('file/mv', { urls, destination_folder_id: folder.id }).then(({ json }) => json);
    expect(await move([there])).toMatchObject({ status: 'KO' });
    expect(await move([there, other])).toMatchObject({ moved: 1, urls: [other] });
  });

  it.each(['rm', 'mv', 'rename', 'cp', 'chattr'])('%s leaves out what a test says', async (act) => {
    const kept = own('kept.bin');
    const taken = own('taken.bin');
    const folder = addFolder(virtual.host, owner, 'target');
    virtual.host.switches.leaveOut = (file) => file.filename === 'kept.bin';
    const both = [kept, taken];
    const bodies: Record<string, object> = {
      rm: { files: both.map((url) => ({ url })) },
      mv: { urls: both, destination_folder_id: folder.id },
      rename: { urls: both.map((url) => ({ url, filename: `new-${url.slice(-4)}` })) },
      cp: { urls: both },
      chattr: { urls: both, pass: 'opensesame' },
    };
    const { json } = await virtual.api(`file/${act}`, bodies[act]);
    expect(json.status).toBe('OK');
    expect(JSON.stringify(json.urls)).toContain(taken);
    expect(JSON.stringify(json.urls)).not.toContain(kept);
  });

  it.each(['a<b', "it's", 'a$b', ' a', 'a '])(
    'takes no name that 1fichier would change: %s',
    async (name) => {
      const url = own('a.bin');
      const calls = [
        virtual.api('file/rename', { urls: [{ url, filename: name }] }),
        virtual.api('folder/mkdir', { name }),
      ];
      for (const call of calls) expect((await call).status).toBe(400);
      expect(virtual.host.recorder.calls.filter(({ rejected }) => rejected !== null)).toHaveLength(2);
    },
  );
});
