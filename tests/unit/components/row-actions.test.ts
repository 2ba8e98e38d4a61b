import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRowActions } from '@/entrypoints/popup/row-actions';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { fakeAsk } from './fake-ask';
import { NOW, transferWith } from './samples';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const DONE = transferWith({ state: 'done', link: 'https://1fichier.com/?abc' });
const DIRECT: ReplyOf<'directLink'> = {
  ok: true,
  value: { url: 'https://a-1.1fichier.com/p1', expiresAt: NOW },
};
const REFUSED: ReplyOf<'directLink'> = {
  ok: false,
  reason: { code: 'not-customer', words: 'Must be a customer', until: null },
};

function rowsWith(answers: Parameters<typeof fakeAsk>[0], allowsCopy = true) {
  const copied: string[] = [];
  const onNote = vi.fn();
  const lookInFolder = vi.fn();
  const background = fakeAsk(answers);
  const rows = createRowActions({
    ask: background.ask,
    copy: async (text) => {
      if (allowsCopy) copied.push(text);
      return allowsCopy;
    },
    lookInFolder,
    onNote,
  });
  return { rows, copied, onNote, lookInFolder, ...background };
}

describe('what a row does', () => {
  it('copies the share link and says so for a moment', async () => {
    const { rows, copied, onNote } = rowsWith({});
    await rows.run('copy-link', DONE);
    expect(copied).toEqual(['https://1fichier.com/?abc']);
    expect(rows.notes.value.get('t1')).toEqual({ kind: 'copied' });
    expect(onNote).toHaveBeenCalledOnce();
    vi.runAllTimers();
    expect(rows.notes.value.size).toBe(0);
  });

  it('says it is asking while it fetches the direct link, then copies it', async () => {
    const { rows, copied, payloadsOf } = rowsWith({ directLink: () => DIRECT });
    const done = rows.run('copy-direct-link', DONE);
    expect(rows.notes.value.get('t1')).toEqual({ kind: 'fetching-direct' });
    await rows.run('copy-direct-link', DONE);
    await done;
    expect(payloadsOf('directLink')).toEqual([{ id: 't1' }]);
    expect(copied).toEqual(['https://a-1.1fichier.com/p1']);
    expect(rows.notes.value.get('t1')).toEqual({ kind: 'copied-direct', expiresAt: NOW });
  });

  it.each(['options', 'password'] as const)(
    'says that the grabber opened to ask for the %s',
    async (asks) => {
      const answer: ReplyOf<'directLink'> = { ok: true, value: { grabber: asks } };
      const { rows, copied, onNote } = rowsWith({ directLink: () => answer });
      await rows.run('copy-direct-link', DONE);
      expect(copied).toEqual([]);
      expect(rows.notes.value.get('t1')).toEqual({ kind: 'in-grabber', asks });
      expect(onNote).toHaveBeenLastCalledWith({ kind: 'in-grabber', asks });
      vi.runAllTimers();
      expect(rows.notes.value.size).toBe(0);
    },
  );

  it('keeps the reason when there is no direct link, until the user puts it away', async () => {
    const { rows, copied } = rowsWith({ directLink: () => REFUSED });
    await rows.run('copy-direct-link', DONE);
    vi.runAllTimers();
    expect(copied).toEqual([]);
    expect(rows.notes.value.get('t1')).toMatchObject({ kind: 'failed', reason: { code: 'not-customer' } });
    await rows.run('dismiss-note', DONE);
    expect(rows.notes.value.size).toBe(0);
  });

  it('says when the browser does not allow copying', async () => {
    const { rows } = rowsWith({}, false);
    await rows.run('copy-link', DONE);
    expect(rows.notes.value.get('t1')).toEqual({ kind: 'copy-failed' });
  });

  it('shows why a retry was not possible', async () => {
    const { rows } = rowsWith({});
    await rows.run('retry', transferWith());
    expect(rows.notes.value.get('t1')).toMatchObject({ kind: 'failed', reason: { code: 'broken' } });
  });

  it('looks in the folder of that very transfer', async () => {
    const { rows, lookInFolder } = rowsWith({});
    const item = transferWith({ state: 'failed', folderId: 7 });
    await rows.run('look-in-folder', item);
    expect(lookInFolder).toHaveBeenCalledExactlyOnceWith(item);
  });

  it('a later note is not taken away by the end of an earlier one', async () => {
    const { rows } = rowsWith({ directLink: () => REFUSED });
    await rows.run('copy-link', DONE);
    await rows.run('copy-direct-link', DONE);
    vi.runAllTimers();
    expect(rows.notes.value.get('t1')).toMatchObject({ kind: 'failed' });
  });
});
