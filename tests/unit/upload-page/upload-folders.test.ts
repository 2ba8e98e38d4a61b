import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure } from '../components/folder-samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { fileOf, uploadBench } = await import('./upload-bench');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const inTrip = (name: string) => ({ way: ['Trip'], file: fileOf(name) });

/** A background in which no folder is found, so that each is made, under an id of its own. */
function makingBench() {
  let id = 70;
  const gone = new Set<number>();
  const bench = uploadBench({
    createFolder: ({ name }) => {
      id += 1;
      return { ok: true, value: { id, name } };
    },
    beginUpload: ({ folderId }) =>
      gone.has(folderId)
        ? failure('folder-not-found')
        : {
            ok: true,
            value: { id: `in${folderId}`, url: `https://up2.1fichier.com/upload.cgi?id=in${folderId}` },
          },
  });
  const folderIds = () =>
    bench.payloadsOf('beginUpload').map((payload) => (payload as { folderId: number }).folderId);
  return { ...bench, gone, folderIds };
}

describe('the folders that files were picked with', () => {
  it('are made once for all that were picked at once', async () => {
    const { add, post, folderIds } = makingBench();
    await add(inTrip('a.bin'), inTrip('b.bin'));
    await post(0).store();
    expect(folderIds()).toEqual([71, 71]);
  });

  it('are looked for anew with the next, since they may have been renamed, moved or deleted', async () => {
    const { add, post, folderIds } = makingBench();
    await add(inTrip('a.bin'));
    await post(0).store();
    await add(inTrip('b.bin'));
    expect(folderIds()).toEqual([71, 72]);
  });

  it('are looked for anew by a retry when 1fichier has them no more', async () => {
    const { add, post, uploads, keyAt, stageAt, settle, gone, folderIds } = makingBench();
    await add(inTrip('a.bin'), inTrip('b.bin'));
    gone.add(71);
    await post(0).store();
    expect(stageAt(0)).toMatchObject({ kind: 'failed', reason: { code: 'folder-not-found' } });
    uploads.retry(keyAt(0));
    await settle();
    expect(folderIds()).toEqual([71, 71, 72]);
  });
});
