import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure } from '../components/folder-samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { fileOf, MB, refusal, uploadBench } = await import('./upload-bench');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('uploads', () => {
  it('go one after the other, each with an id of its own, to the folder that was open', async () => {
    const { add, stages, post, payloadsOf, posts } = uploadBench();
    await add('a.bin', 'b.bin');
    expect(stages()).toEqual(['a.bin: sending', 'b.bin: waiting']);
    await post(0).store();
    expect(stages()).toEqual(['a.bin: done', 'b.bin: sending']);
    await post(1).store();
    expect(payloadsOf('beginUpload')).toEqual([
      { name: 'a.bin', size: 100 * MB, folderId: 3, hasPassword: false, isPrivate: false },
      { name: 'b.bin', size: 100 * MB, folderId: 3, hasPassword: false, isPrivate: false },
    ]);
    expect(posts.map(({ request }) => request.url.slice(-3))).toEqual(['id1', 'id2']);
    expect(payloadsOf('endUpload')).toEqual([{ id: 'id1' }, { id: 'id2' }]);
  });

  it('tell the background that there is a password, and keep it', async () => {
    const { add, uploads, payloadsOf, post } = uploadBench();
    uploads.typeOptions({ password: 'secret' });
    uploads.settleOptions();
    await add('a.bin');
    expect(payloadsOf('beginUpload')).toMatchObject([{ hasPassword: true }]);
    expect(JSON.stringify(payloadsOf('beginUpload'))).not.toContain('secret');
    expect(post(0).request.fields).toContainEqual(['dpass', 'secret']);
  });

  it('go out with the options that they were begun with', async () => {
    const bench = uploadBench({
      beginUpload: () => {
        bench.uploads.typeOptions({ password: 'secret' });
        bench.uploads.settleOptions();
        return { ok: true, value: { id: 'x', url: 'https://up2.1fichier.com/upload.cgi?id=x' } };
      },
    });
    await bench.add('a.bin');
    expect(bench.payloadsOf('beginUpload')).toMatchObject([{ hasPassword: false }]);
    expect(bench.post(0).request.fields).toEqual([['did', '3']]);
  });

  it('put the folder and the options before the file, as they are when it begins', async () => {
    const { add, uploads, post } = uploadBench();
    await add('a.bin', 'b.bin');
    uploads.typeOptions({ password: 'secret', mail: ' me@example.org ' });
    uploads.settleOptions();
    await post(0).store();
    expect(post(0).request.fields).toEqual([['did', '3']]);
    expect(post(1).request.fields).toEqual([
      ['did', '3'],
      ['dpass', 'secret'],
      ['mail', 'me@example.org'],
    ]);
  });

  it('wait while a password is too short to be put on the link', async () => {
    const { add, uploads, stages } = uploadBench();
    uploads.typeOptions({ password: 'short' });
    uploads.settleOptions();
    await add('a.bin');
    expect(stages()).toEqual(['a.bin: waiting']);
    uploads.typeOptions({ password: 'longer' });
    uploads.settleOptions();
    await vi.advanceTimersByTimeAsync(0);
    expect(stages()).toEqual(['a.bin: sending']);
  });

  it('wait while a password or an address is being typed, and go out with the whole of it', async () => {
    const { add, uploads, stages, post, settle } = uploadBench();
    uploads.typeOptions({ password: 'secret' });
    await add('a.bin', 'b.bin');
    uploads.typeOptions({ password: 'secret of mine' });
    await settle();
    expect(stages()).toEqual(['a.bin: waiting', 'b.bin: waiting']);
    uploads.settleOptions();
    await settle();
    uploads.typeOptions({ mail: 'me@example.or' });
    await post(0).store();
    expect(post(0).request.fields).toContainEqual(['dpass', 'secret of mine']);
    expect(stages()).toEqual(['a.bin: done', 'b.bin: waiting']);
    uploads.typeOptions({ mail: '' });
    await settle();
    expect(stages()).toEqual(['a.bin: done', 'b.bin: sending']);
  });

  it('take what was typed as meant when the fields are put away', async () => {
    const { add, uploads, stages, settle } = uploadBench();
    uploads.typeOptions({ password: 'secret' });
    await add('a.bin');
    uploads.toggleOptions();
    await settle();
    expect(stages()).toEqual(['a.bin: sending']);
  });

  it('that begin while a password is typed anew carry the one that was meant', async () => {
    const asked: (() => void)[] = [];
    const { add, uploads, post, settle } = uploadBench({
      beginUpload: () =>
        new Promise((resolve) =>
          asked.push(() =>
            resolve({ ok: true, value: { id: 'x', url: 'https://up2.1fichier.com/upload.cgi?id=x' } }),
          ),
        ),
    });
    await add('a.bin');
    uploads.typeOptions({ password: 'half of it' });
    asked[0]?.();
    await settle();
    expect(post(0).request.fields).toEqual([['did', '3']]);
  });

  it('tell bytes, speed and what is left, of each and of all', async () => {
    const { add, uploads, post, stageAt } = uploadBench();
    await add('a.bin', 'b.bin');
    for (let second = 1; second <= 4; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      post(0).progress(second * 10 * MB);
    }
    expect(stageAt(0)).toMatchObject({ sent: 40 * MB, speed: 10 * MB, leftMs: 6000 });
    expect(uploads.sum.value).toMatchObject({ sent: 40 * MB, size: 200 * MB, leftMs: 16_000 });
  });

  it('show first what moves, then what failed, what waits and what is over', async () => {
    const { add, post, shown } = uploadBench();
    await add('done.bin', 'failed.bin', 'moves.bin', 'waits.bin');
    await post(0).store();
    await post(1).end(refusal("Pas de fichier trouvé dans l'envoi"));
    expect(shown()).toEqual(['moves.bin', 'failed.bin', 'waits.bin', 'done.bin']);
  });

  it('tell the links of what has arrived', async () => {
    const { add, uploads, post } = uploadBench();
    await add('a.bin');
    await post(0).store();
    expect(uploads.done()).toEqual([{ url: 'https://1fichier.com/?id1', name: 'id1', size: 1 }]);
  });

  it('make folders for files that were picked with theirs', async () => {
    const { add, payloadsOf } = uploadBench({
      createFolder: () => ({ ok: true, value: { id: 77, name: 'Trip' } }),
    });
    await add({ way: ['Trip'], file: fileOf('a.bin') });
    expect(payloadsOf('createFolder')).toEqual([{ parentId: 3, name: 'Trip' }]);
    expect(payloadsOf('beginUpload')).toMatchObject([{ folderId: 77 }]);
  });

  it('are refused before a byte is sent', async () => {
    const limits = { maxFileSize: 50 * MB, freeSpace: null, overQuota: false, uploadForbidden: false };
    const { add, stageAt, uploads, posts, payloadsOf } = uploadBench({
      uploadLimits: () => ({ ok: true, value: limits }),
    });
    await add('large.bin', { way: [], file: fileOf('empty.bin', 0) });
    expect(stageAt(0)).toMatchObject({ kind: 'failed', reason: { code: 'file-too-large' } });
    expect(stageAt(1)).toMatchObject({ kind: 'failed', reason: { code: 'empty-file' } });
    expect(uploads.items.value.map(({ can }) => can.retry)).toEqual([false, false]);
    expect([posts, payloadsOf('beginUpload')]).toEqual([[], []]);
  });

  it('say what was not taken at once, and again when all have ended', async () => {
    const { uploads, said, post, settle } = uploadBench();
    const picked = {
      files: [{ way: [], file: fileOf('a.bin') }],
      emptyFolders: [],
      unreadable: ['Trip/locked'],
      leftOut: ['.DS_Store', 'Trip/Thumbs.db'],
    };
    await uploads.add(picked, { id: 3, name: 'Films' });
    await settle();
    const rest =
      '1 item could not be read: Trip/locked · 2 system files were left out, among them: .DS_Store';
    expect(said).toEqual([rest]);
    await post(0).store();
    expect(said.at(-1)).toMatch(` · ${rest}`);
    await uploads.add({ ...picked, unreadable: [], leftOut: [] }, { id: 3, name: 'Films' });
    await settle();
    await post(1).store();
    expect(said.at(-1)).not.toContain('left out');
  });

  it('say so when there is nothing but what the system keeps', async () => {
    const { uploads, said, posts } = uploadBench();
    const picked = { files: [], emptyFolders: [], unreadable: [], leftOut: ['Thumbs.db'] };
    await uploads.add(picked, { id: 3, name: 'Films' });
    expect(said).toEqual(['1 system file was left out: Thumbs.db']);
    expect(posts).toEqual([]);
  });

  it('go under a name that 1fichier keeps', async () => {
    const { add, post, uploads } = uploadBench();
    await add("it's.bin");
    expect(post(0).request.name).toBe('it＇s.bin');
    expect(uploads.items.value[0]).toMatchObject({ name: "it's.bin", keptName: 'it＇s.bin' });
    await post(0).store();
    expect(uploads.items.value[0]).toMatchObject({ keptName: 'it＇s.bin', stage: { kind: 'done' } });
  });

  it('tell which names, of folders too, are others at 1fichier', async () => {
    const { add, uploads, payloadsOf } = uploadBench({
      createFolder: ({ name }) => ({ ok: true, value: { id: 77, name } }),
    });
    await add({ way: ["l'été", 'Day'], file: fileOf('$.bin') }, 'plain.bin');
    expect(payloadsOf('createFolder')).toEqual([
      { parentId: 3, name: 'l＇été' },
      { parentId: 77, name: 'Day' },
    ]);
    expect(uploads.items.value.map(({ keptName }) => keptName)).toEqual(['l＇été / ＄.bin', null]);
  });
});

describe('a user', () => {
  it('pauses before the next, and goes on', async () => {
    const { add, uploads, post, stages, settle } = uploadBench();
    await add('a.bin', 'b.bin');
    uploads.togglePause();
    await post(0).store();
    expect(stages()).toEqual(['a.bin: done', 'b.bin: waiting']);
    uploads.togglePause();
    await settle();
    expect(stages()).toEqual(['a.bin: done', 'b.bin: sending']);
  });

  it('cancels in the middle, and may send it again under another id', async () => {
    const { add, uploads, post, keyAt, stages, settle, payloadsOf } = uploadBench();
    await add('a.bin');
    post(0).progress(50 * MB);
    uploads.cancel(keyAt(0));
    await settle();
    expect([stages(), post(0).isAborted()]).toEqual([['a.bin: cancelled'], true]);
    expect(payloadsOf('endUpload')).toEqual([{ id: 'id1' }]);
    uploads.retry(keyAt(0));
    await settle();
    expect(post(1).request.url).toMatch(/id2$/);
  });

  it('cancels all of them without letting another begin', async () => {
    const { add, uploads, stages, settle, payloadsOf } = uploadBench();
    await add('a.bin', 'b.bin', 'c.bin');
    uploads.cancelAll();
    await settle();
    expect(stages()).toEqual(['a.bin: cancelled', 'b.bin: cancelled', 'c.bin: cancelled']);
    expect(payloadsOf('beginUpload')).toHaveLength(1);
  });

  it('is asked for the leave to reach the nodes, and files wait for it', async () => {
    const { add, uploads, allowed, stages, settle, said } = uploadBench({}, { isAllowed: false });
    await add('a.bin');
    expect([stages(), uploads.needsPermission.value]).toEqual([['a.bin: waiting'], true]);
    await uploads.allow();
    expect(said.at(-1)).toMatch(/Nothing was uploaded/);
    allowed.now = true;
    await uploads.allow();
    await settle();
    expect([stages(), uploads.needsPermission.value]).toEqual([['a.bin: sending'], false]);
  });

  it('would lose files that have not gone out by closing the page', async () => {
    const { add, uploads, post } = uploadBench({
      uploadReport: () => ({ ok: true, value: { state: 'waiting', askAgainAt: Date.now() + 5000 } }),
    });
    expect(uploads.wouldLose()).toBe(false);
    await add('a.bin');
    expect(uploads.wouldLose()).toBe(true);
    await post(0).store();
    // What follows can be asked by the next life of the page.
    expect(uploads.wouldLose()).toBe(false);
  });
});

describe('what stands against every upload', () => {
  it('stops them all, and says why', async () => {
    const { add, uploads, stages, posts } = uploadBench({ beginUpload: () => failure('budget') });
    await add('a.bin', 'b.bin');
    expect(stages()).toEqual(['a.bin: failed', 'b.bin: waiting']);
    expect([uploads.stop.value?.code, uploads.isPaused.value, posts.length]).toEqual(['budget', true, 0]);
  });

  it('is waited for when its end is known', async () => {
    let isHeld = true;
    const { add, stages, uploads } = uploadBench({
      beginUpload: () =>
        isHeld
          ? failure('budget', Date.now() + 60_000)
          : { ok: true, value: { id: 'x', url: 'https://up2.1fichier.com/upload.cgi?id=x' } },
    });
    await add('a.bin');
    expect([stages(), uploads.stop.value?.code]).toEqual([['a.bin: waiting'], 'budget']);
    isHeld = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([stages(), uploads.stop.value]).toEqual([['a.bin: sending'], null]);
  });
});
