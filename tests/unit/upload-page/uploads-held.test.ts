import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '@/utils/fichier/errors';
import { failure } from '../components/folder-samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { uploadBench } = await import('./upload-bench');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A background that begins nothing for `code`, until that is null. */
function troubledBench(code: ErrorCode) {
  const trouble: { code: ErrorCode | null } = { code };
  let id = 0;
  const bench = uploadBench({
    beginUpload: () => {
      id += 1;
      return trouble.code === null
        ? { ok: true, value: { id: `id${id}`, url: `https://up2.1fichier.com/upload.cgi?id=id${id}` } }
        : failure(trouble.code);
    },
  });
  const begins = () => bench.payloadsOf('beginUpload').length;
  return { ...bench, trouble, begins };
}

describe('trouble that passes by itself', () => {
  it.each<ErrorCode>(['network', 'offline', 'timeout', 'server', 'maintenance'])(
    '(%s) fails no file: they wait, told until when',
    async (code) => {
      const { add, stages, uploads, said, trouble, begins } = troubledBench(code);
      await add('a.bin', 'b.bin', 'c.bin');
      expect(stages()).toEqual(['a.bin: waiting', 'b.bin: waiting', 'c.bin: waiting']);
      expect([begins(), said, uploads.stop.value]).toEqual([
        1,
        [],
        { code, words: null, until: Date.now() + 30_000 },
      ]);
      trouble.code = null;
      await vi.advanceTimersByTimeAsync(30_000);
      expect(stages()).toEqual(['a.bin: sending', 'b.bin: waiting', 'c.bin: waiting']);
      expect(uploads.stop.value).toBeNull();
    },
  );

  it('is tried at ever longer intervals, five minutes at most, and anew once one has begun', async () => {
    const { add, uploads, trouble, post, begins } = troubledBench('network');
    await add('a.bin', 'b.bin');
    const waits: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      waits.push((uploads.stop.value?.until ?? 0) - Date.now());
      await vi.advanceTimersToNextTimerAsync();
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
    expect(begins()).toBe(7);
    trouble.code = null;
    await vi.advanceTimersToNextTimerAsync();
    trouble.code = 'network';
    await post(0).store();
    expect((uploads.stop.value?.until ?? 0) - Date.now()).toBe(30_000);
  });

  it('is over as soon as the browser has a network again', async () => {
    const { add, stages, uploads, trouble, settle } = troubledBench('offline');
    await add('a.bin');
    trouble.code = null;
    uploads.online();
    await settle();
    expect(stages()).toEqual(['a.bin: sending']);
  });
});

it('a network that is back lifts nothing that 1fichier has told', async () => {
  const { add, uploads, settle, begins } = troubledBench('over-quota');
  await add('a.bin', 'b.bin');
  uploads.online();
  await settle();
  expect([uploads.stop.value?.code, begins()]).toEqual(['over-quota', 1]);
});
