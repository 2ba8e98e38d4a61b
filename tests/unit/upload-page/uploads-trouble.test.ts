import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure } from '../components/folder-samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { MB, refusal, uploadBench } = await import('./upload-bench');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const CUT = { kind: 'cut', isAllOut: false } as const;

describe('a connection that breaks off', () => {
  it('in the middle has failed once 1fichier has nothing of it, and may be tried again', async () => {
    const { add, uploads, post, stageAt, payloadsOf } = uploadBench({
      uploadReport: () => ({ ok: true, value: { state: 'missing' } }),
    });
    await add('a.bin');
    post(0).progress(50 * MB);
    await post(0).end(CUT);
    expect(stageAt(0)).toMatchObject({ kind: 'failed', reason: { code: 'upload-cut' } });
    expect(uploads.items.value[0]?.can.retry).toBe(true);
    expect(payloadsOf('uploadReport')).toHaveLength(1);
  });

  it('after the last byte is asked about, and never sent again', async () => {
    const { add, post, posts, stages, payloadsOf } = uploadBench();
    await add('a.bin');
    post(0).allOut();
    await post(0).end({ kind: 'cut', isAllOut: true });
    expect(stages()).toEqual(['a.bin: done']);
    expect([posts.length, payloadsOf('uploadSent').length, payloadsOf('uploadReport').length]).toEqual([
      1, 1, 1,
    ]);
  });

  it('after the last byte and without a trace is not offered to be sent again', async () => {
    const { add, uploads, post, stageAt, said } = uploadBench({
      uploadReport: () => ({ ok: true, value: { state: 'missing' } }),
    });
    await add('a.bin');
    post(0).allOut();
    await post(0).end({ kind: 'cut', isAllOut: true });
    expect(stageAt(0)).toMatchObject({ kind: 'unknown', reason: { code: 'upload-missing' } });
    expect(uploads.items.value[0]?.can.retry).toBe(false);
    expect(said.at(-1)).toMatch(/^Nobody can say whether a.bin arrived/);
  });

  it('only seems so when the node never answers: it is asked about, and the next goes on', async () => {
    const { add, post, posts, stages, payloadsOf } = uploadBench({
      uploadReport: () => ({ ok: true, value: { state: 'waiting', askAgainAt: Date.now() + 3_600_000 } }),
    });
    await add('a.bin', 'b.bin');
    post(0).allOut();
    await vi.advanceTimersByTimeAsync(119_000);
    expect([stages(), payloadsOf('uploadReport').length]).toEqual([
      ['a.bin: at-1fichier', 'b.bin: waiting'],
      0,
    ]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([stages(), payloadsOf('uploadReport').length]).toEqual([
      ['a.bin: at-1fichier', 'b.bin: sending'],
      1,
    ]);
    // It answers after all: nothing goes out a second time.
    await post(0).end(refusal('Ne peut ouvrir le fichier destination'));
    expect([stages(), posts.length]).toEqual([['a.bin: at-1fichier', 'b.bin: sending'], 2]);
  });

  it('lets the next one go when the background stopped over its beginning', async () => {
    const replies = [failure('unanswered')];
    const { add, stages, uploads } = uploadBench({
      beginUpload: () =>
        replies.shift() ?? {
          ok: true,
          value: { id: 'x', url: 'https://up2.1fichier.com/upload.cgi?id=x' },
        },
    });
    await add('a.bin', 'b.bin');
    expect(stages()).toEqual(['a.bin: failed', 'b.bin: sending']);
    // Nothing of it has left, so nothing may have been done.
    const first = uploads.items.value.find(({ name }) => name === 'a.bin');
    expect(first?.stage).toMatchObject({ reason: { code: 'broken' } });
  });

  it('is asked about patiently, when 1fichier says and while it cannot be asked', async () => {
    const replies = [
      () => ({ ok: true as const, value: { state: 'waiting' as const, askAgainAt: Date.now() + 5000 } }),
      () => failure('network'),
    ];
    const { add, post, stageAt, payloadsOf, stages } = uploadBench({
      uploadReport: () =>
        replies.shift()?.() ?? { ok: true, value: { state: 'stored', folderId: 3, files: [] } },
    });
    await add('a.bin');
    await post(0).store();
    expect(stageAt(0)).toMatchObject({ kind: 'at-1fichier', problem: null });
    await vi.advanceTimersByTimeAsync(4999);
    expect(payloadsOf('uploadReport')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(stageAt(0)).toMatchObject({ kind: 'at-1fichier', problem: { code: 'network' } });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stages()).toEqual(['a.bin: done']);
  });
});

describe('an upload that is asked about', () => {
  it('may be removed, and nobody asks any more', async () => {
    const { add, uploads, post, keyAt, payloadsOf, shown, settle } = uploadBench({
      uploadReport: () => ({ ok: true, value: { state: 'waiting', askAgainAt: Date.now() + 5000 } }),
    });
    await add('a.bin');
    post(0).progress(50 * MB);
    expect(uploads.items.value[0]?.can.remove).toBe(false);
    await post(0).store();
    expect(uploads.items.value[0]?.can.remove).toBe(true);
    uploads.remove(keyAt(0));
    await settle();
    expect(shown()).toEqual([]);
    expect(payloadsOf('endUpload')).toEqual([{ id: 'id1' }]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(payloadsOf('uploadReport')).toHaveLength(1);
  });
});

describe('a node that refuses', () => {
  it('to open its file gives way to another node, once', async () => {
    const { add, post, posts, stageAt } = uploadBench();
    await add('a.bin');
    await post(0).end(refusal('Ne peut ouvrir le fichier destination'));
    expect(post(1).request.url).toMatch(/id2$/);
    await post(1).end(refusal('Ne peut ouvrir le fichier destination'));
    expect(stageAt(0)).toMatchObject({ kind: 'failed', reason: { code: 'node-trouble' } });
    expect(posts).toHaveLength(2);
  });

  it('the form is not asked again, and the next file goes on', async () => {
    const { add, post, stages, posts } = uploadBench();
    await add('a.bin', 'b.bin');
    await post(0).end(refusal("Pas de fichier trouvé dans l'envoi"));
    expect(stages()).toEqual(['a.bin: failed', 'b.bin: sending']);
    expect(posts).toHaveLength(2);
  });
});

describe('a page that was closed or reloaded', () => {
  const record = (id: string, phase: 'sending' | 'sent', isPrivate = false) => ({
    id,
    name: `${id}.bin`,
    size: MB,
    folderId: 3,
    phase,
    startedAt: 0,
    isPrivate,
  });
  const open = (...records: ReturnType<typeof record>[]) => ({
    openUploads: () => ({ ok: true as const, value: records }),
  });

  it('tells of those of a private window in no other', async () => {
    const records = open(record('mine', 'sent'), record('secret', 'sent', true));
    const other = uploadBench(records);
    await other.uploads.start();
    await other.settle();
    expect(other.stages()).toEqual(['mine.bin: done']);
    const bench = uploadBench(records, { isPrivate: true });
    await bench.uploads.start();
    await bench.settle();
    expect(bench.stages()).toEqual(['mine.bin: done', 'secret.bin: done']);
    await bench.add('a.bin');
    expect(bench.payloadsOf('beginUpload')).toMatchObject([{ isPrivate: true }]);
  });

  it('finds out what became of its uploads', async () => {
    const { uploads, settle, stages } = uploadBench(open(record('old', 'sent')));
    await uploads.start();
    await settle();
    expect(stages()).toEqual(['old.bin: done']);
  });

  it('says that one was interrupted, and that its file must be chosen again', async () => {
    const { uploads, settle, stageAt, payloadsOf } = uploadBench({
      ...open(record('old', 'sending')),
      uploadReport: () => ({ ok: true, value: { state: 'missing' } }),
    });
    await uploads.start();
    await settle();
    expect(stageAt(0)).toMatchObject({ kind: 'failed', reason: { code: 'upload-interrupted' } });
    expect(uploads.items.value[0]?.can).toEqual({ cancel: false, retry: false, remove: true });
    expect(payloadsOf('endUpload')).toEqual([{ id: 'old' }]);
  });

  it('leaves to another page the time to claim what it has just begun, and then looks again', async () => {
    const young = { ...record('new', 'sending'), startedAt: Date.now() };
    const { uploads, settle, stages, claimed } = uploadBench(
      open(young, { ...young, id: 'left', name: 'left.bin' }),
    );
    await uploads.start();
    await settle();
    expect(stages()).toEqual([]);
    claimed.add('new');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stages()).toEqual(['left.bin: done']);
  });

  it('looks again and again for what another page leaves as it closes', async () => {
    const { uploads, settle, stages, claimed } = uploadBench(open(record('other', 'sent')), {
      taken: ['other'],
    });
    await uploads.start();
    await settle();
    claimed.delete('other');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stages()).toEqual(['other.bin: done']);
  });

  it('takes up nothing that the other page brings to its end meanwhile', async () => {
    const replies = [[record('ended', 'sent')]];
    const { uploads, settle, stages, payloadsOf, claimed } = uploadBench({
      openUploads: () => ({ ok: true, value: replies.shift() ?? [] }),
    });
    await uploads.start();
    await settle();
    expect([stages(), payloadsOf('uploadReport'), claimed.size]).toEqual([[], [], 0]);
  });

  it('leaves alone what another page looks after', async () => {
    const { uploads, settle, stages } = uploadBench(open(record('other', 'sending')), { taken: ['other'] });
    await uploads.start();
    await settle();
    expect(stages()).toEqual([]);
  });
});
