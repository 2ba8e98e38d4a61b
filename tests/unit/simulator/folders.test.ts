import { beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addFile } from '../../simulator/model/files.ts';
import { createVirtual, type Virtual } from './virtual.ts';

let virtual: Virtual;

beforeEach(() => {
  virtual = createVirtual();
});

async function mkdir(name: string, parent = 0): Promise<number> {
  const { json } = await virtual.api('folder/mkdir', { name, folder_id: parent });
  return Number(json.folder_id);
}

async function children(id: number): Promise<unknown[]> {
  const { json } = await virtual.api('folder/ls', { folder_id: id });
  return (json.sub_folders as { id: number; name: string }[]).map((one) => [one.id, one.name]);
}

describe('folders', () => {
  it('are made, listed with their files and counted', async () => {
    const id = await mkdir('films');
    const owner = virtual.account(TEST_KEYS.premium);
    addFile(virtual.host, { owner, filename: 'a.bin', bytes: 'bytes', folderId: id });
    expect(await children(0)).toEqual([[id, 'films']]);
    const { json } = await virtual.api('folder/ls', { folder_id: id, files: 1 });
    expect(json).toMatchObject({
      status: 'OK',
      folder_id: id,
      name: 'films',
      create_date: '2026-01-31 12:00:00',
      files: 1,
      size: 5,
      sub_folders: [],
      items: [{ filename: 'a.bin' }],
    });
    expect((await virtual.api('folder/ls', { folder_id: id })).json).not.toHaveProperty('items');
    expect((await virtual.api('folder/mkdir', { name: 'x', folder_id: 3 })).status).toBe(404);
  });

  it('have a root named so, without a size and a public address', async () => {
    const { json } = await virtual.api('folder/ls', { folder_id: 0 });
    expect(json).toEqual({ status: 'OK', folder_id: 0, name: 'Root', size: null, files: 0, sub_folders: [] });
  });

  it('move, are renamed, or both at once', async () => {
    const outer = await mkdir('outer');
    const inner = await mkdir('inner');
    await virtual.api('folder/mv', { folder_id: inner, destination_folder_id: outer });
    expect(await children(outer)).toEqual([[inner, 'inner']]);
    const renamed = await virtual.api('folder/mv', {
      folder_id: inner,
      destination_folder_id: 0,
      rename: 'new',
    });
    expect(renamed.json).toMatchObject({ old_name: 'inner', new_name: 'new' });
    expect(await children(outer)).toEqual([]);
    expect(await children(0)).toEqual([
      [outer, 'outer'],
      [inner, 'new'],
    ]);
  });

  it('do not move into themselves, and the root does not move at all', async () => {
    const outer = await mkdir('outer');
    const inner = await mkdir('inner', outer);
    const into = await virtual.api('folder/mv', { folder_id: outer, destination_folder_id: inner });
    expect(into.json.status).toBe('KO');
    expect((await virtual.api('folder/mv', { folder_id: 0, destination_folder_id: inner })).status).toBe(400);
  });

  it('are removed with all that is in them', async () => {
    const outer = await mkdir('outer');
    const inner = await mkdir('inner', outer);
    const owner = virtual.account(TEST_KEYS.premium);
    const file = addFile(virtual.host, { owner, filename: 'a', bytes: 'a', folderId: inner });
    await virtual.api('folder/rm', { folder_id: outer });
    expect(await children(0)).toEqual([]);
    expect(virtual.host.state.files.has(file.id)).toBe(false);
    expect((await virtual.api('folder/rm', { folder_id: inner })).status).toBe(404);
  });

  it('are shared under a public address until they are not', async () => {
    const id = await mkdir('public');
    const { json } = await virtual.api('folder/share', { folder_id: id, share: 1 });
    expect(json.url).toMatch(/^https:\/\/1fichier\.com\/dir\/\w{8}$/);
    expect((await virtual.api('folder/ls', { folder_id: id })).json.shared).toBe(json.url);
    await virtual.api('folder/share', { folder_id: id, share: 0 });
    expect((await virtual.send(String(json.url))).status).toBe(404);
  });
});

describe('user/info', () => {
  it.each([
    ['free', '0'],
    ['premium', '1'],
    ['access', '2'],
    ['gold', '3'],
  ] as const)('tells the plan of the %s account as a numeric string', async (plan, offer) => {
    const { json } = await virtual.api('user/info', {}, TEST_KEYS[plan]);
    expect(json).toMatchObject({ status: 'OK', offer, email: `${plan}@account.example`, overquota: 0 });
  });

  it('counts what is stored', async () => {
    const owner = virtual.account(TEST_KEYS.premium);
    addFile(virtual.host, { owner, filename: 'a', bytes: 'bytes' });
    const { json } = await virtual.api('user/info');
    expect(json).toMatchObject({ hot_storage: 5, available_storage: 2_000_000_000_000 - 5 });
  });

  it('sets the options that stand in the body', async () => {
    await virtual.api('user/info', { ru_report: 1, use_cdn: 1 });
    expect((await virtual.api('user/info')).json).toMatchObject({
      ru_report: '1',
      use_cdn: '1',
      ftp_mode: '0',
      ftp_did: 0,
    });
  });
});
