import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILES_PER_CALL } from '@/utils/fichier/create-files-client';
import { type ClientBench, createClientBench, USER } from './client-bench';

const A = 'https://1fichier.com/?aaaaaaaaaa';
const B = 'https://alterupload.com/?bbbbbbbbbb';
const ALL_DONE = {
  done: [
    { url: A, name: null },
    { url: B, name: null },
  ],
  missing: [],
  open: [],
};

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

describe('acts on many files', () => {
  it('renameFiles sends each name, and resolves to those that 1fichier gave', async () => {
    const urls = [
      { url: A, old_filename: 'x', new_filename: 'a.bin' },
      { url: B, old_filename: 'y', new_filename: 'b_.bin' },
    ];
    bench.api.answerJson({ status: 'OK', renamed: '2', urls });
    const files = [
      { url: A, name: 'a.bin' },
      { url: B, name: 'b.bin' },
    ];
    expect(await bench.fichier.renameFiles({ files }, USER)).toEqual({
      done: [
        { url: A, name: 'a.bin' },
        { url: B, name: 'b_.bin' },
      ],
      missing: [],
      open: [],
    });
    expect(sent()).toEqual([
      '/v1/file/rename.cgi',
      {
        urls: [
          { url: A, filename: 'a.bin' },
          { url: B, filename: 'b.bin' },
        ],
      },
    ]);
  });

  it('moveFiles names the folder, the root too', async () => {
    bench.api.answerJson({ status: 'OK', moved: 2, urls: [B, A] });
    expect(await bench.fichier.moveFiles({ urls: [A, B], folderId: 0 }, USER)).toEqual(ALL_DONE);
    expect(sent()).toEqual(['/v1/file/mv.cgi', { urls: [A, B], destination_folder_id: 0 }]);
  });

  it('deleteFiles sends each link in an object', async () => {
    bench.api.answerJson({ status: 'OK', removed: 2, urls: [A, B] });
    expect(await bench.fichier.deleteFiles({ urls: [A, B] }, USER)).toEqual(ALL_DONE);
    expect(sent()).toEqual(['/v1/file/rm.cgi', { files: [{ url: A }, { url: B }] }]);
  });

  it('protectFiles sets the password, or clears it, and nothing else', async () => {
    bench.api.answerJson({ status: 'OK', updated: 2, urls: [A, B] });
    expect(await bench.fichier.protectFiles({ urls: [A, B], password: '' }, USER)).toEqual(ALL_DONE);
    expect(sent()).toEqual(['/v1/file/chattr.cgi', { urls: [A, B], pass: '' }]);
  });

  it.each([200, 403])('take "No changes requested" (HTTP %i) for all done', async (status) => {
    bench.api.answerJson({ status: 'KO', message: 'No changes requested #321' }, status);
    expect(await bench.fichier.protectFiles({ urls: [A, B], password: 'secret' }, USER)).toEqual(ALL_DONE);
  });

  it('name a rename that changed nothing, in an HTTP 200', async () => {
    bench.api.answerJson({ status: 'KO', message: 'No file has been renamed #312' });
    const files = [{ url: A, name: 'a' }];
    expect(await bench.facts(bench.fichier.renameFiles({ files }, USER))).toMatchObject({
      code: 'nothing-renamed',
      outcome: 'refused',
      number: '312',
    });
  });

  it.each([0, FILES_PER_CALL + 1])('never go out with %i files', async (count) => {
    const urls = Array.from({ length: count }, () => A);
    await expect(bench.fichier.deleteFiles({ urls }, USER)).rejects.toThrow(RangeError);
    expect(bench.api.seen).toEqual([]);
  });
});

describe('fileInfo', () => {
  it('asks by link, with the password where there is one', async () => {
    bench.api.answerJson({ url: A, filename: 'a.bin', size: '5', folder_id: '0', content_type: 'a/b' });
    expect(await bench.fichier.fileInfo({ url: A, password: 'secret' }, USER)).toEqual({
      url: A,
      filename: 'a.bin',
      size: 5,
      date: null,
      path: null,
      folderId: 0,
      checksum: null,
      contentType: 'a/b',
      description: null,
      hasPassword: false,
    });
    expect(sent()).toEqual(['/v1/file/info.cgi', { url: A, pass: 'secret' }]);
  });
});

describe('folders', () => {
  it('are created in a folder, or in the root by default', async () => {
    bench.api.answerJson({ folder_id: '12', name: 'Films' });
    const made = await bench.fichier.createFolder({ parentId: 0, name: 'Films' }, USER);
    expect(made).toEqual({ id: 12, name: 'Films' });
    expect(sent()).toEqual(['/v1/folder/mkdir.cgi', { name: 'Films' }]);
    bench.api.seen.length = 0;
    await bench.fichier.createFolder({ parentId: 7, name: 'Films' }, USER);
    expect(sent()[1]).toEqual({ name: 'Films', folder_id: 7 });
  });

  it('are renamed where they lie', async () => {
    bench.api.answerJson({ status: 'OK', old_name: 'Films', new_name: 'Movies' });
    const input = { folderId: 12, parentId: 7, name: 'Movies' };
    expect(await bench.fichier.renameFolder(input, USER)).toEqual({ name: 'Movies' });
    expect(sent()).toEqual([
      '/v1/folder/mv.cgi',
      { folder_id: 12, destination_folder_id: 7, rename: 'Movies' },
    ]);
  });

  it('are moved and deleted', async () => {
    await bench.fichier.moveFolder({ folderId: 12, parentId: 0 }, USER);
    expect(sent()).toEqual(['/v1/folder/mv.cgi', { folder_id: 12, destination_folder_id: 0 }]);
    bench.api.seen.length = 0;
    await bench.fichier.deleteFolder({ folderId: 12 }, USER);
    expect(sent()).toEqual(['/v1/folder/rm.cgi', { folder_id: 12 }]);
  });

  it('are shared with a password or as they are, and no longer shared', async () => {
    const share = (isShared: boolean, password: string | null) =>
      bench.fichier.shareFolder({ folderId: 12, isShared, password }, USER);
    const url = 'https://1fichier.com/dir/CiLKCBI7';
    bench.api.answerJson({ status: 'OK', url, message: 'OK' });
    expect(await share(true, 'secret')).toEqual({ url });
    expect(await share(true, null)).toEqual({ url });
    bench.api.answerJson({ status: 'OK', url: '', message: 'OK' });
    expect(await share(false, null)).toEqual({ url: null });
    expect(await bench.facts(share(true, null))).toMatchObject({ code: 'bad-answer', outcome: 'unknown' });
    expect(bench.api.seen.map(({ body }) => JSON.parse(body))).toEqual([
      { folder_id: 12, share: 1, pass: 'secret' },
      { folder_id: 12, share: 1 },
      { folder_id: 12, share: 0 },
      { folder_id: 12, share: 1 },
    ]);
  });

  it('that are not found are named, unlike files', async () => {
    bench.api.answerJson({ status: 'KO', message: 'Resource not found #469' }, 404);
    const { fichier } = bench;
    const folderCalls = [
      fichier.createFolder({ parentId: 7, name: 'a' }, USER),
      fichier.renameFolder({ folderId: 7, parentId: 0, name: 'a' }, USER),
      fichier.moveFolder({ folderId: 7, parentId: 0 }, USER),
      fichier.deleteFolder({ folderId: 7 }, USER),
      fichier.shareFolder({ folderId: 7, isShared: false, password: null }, USER),
    ];
    for (const call of folderCalls) {
      expect(await bench.facts(call)).toMatchObject({ code: 'folder-not-found', outcome: 'refused' });
    }
    expect((await bench.facts(fichier.deleteFiles({ urls: [A] }, USER))).code).toBe('not-found');
  });

  it.each([0, -1, 1.5, Number.NaN])('are never changed under the id %s', async (folderId) => {
    const { fichier } = bench;
    const calls = [
      fichier.renameFolder({ folderId, parentId: 0, name: 'a' }, USER),
      fichier.moveFolder({ folderId, parentId: 0 }, USER),
      fichier.deleteFolder({ folderId }, USER),
      fichier.shareFolder({ folderId, isShared: true, password: null }, USER),
    ];
    for (const call of calls) await expect(call).rejects.toThrow(RangeError);
    expect(bench.api.seen).toEqual([]);
  });
});
