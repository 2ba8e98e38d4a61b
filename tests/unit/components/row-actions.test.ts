import { beforeEach, describe, expect, it, vi } from 'vitest';
import { afterEntering, asksPassword } from '@/components/popup/row-note';
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

describe('the password of a protected file', () => {
  const PROTECTED = transferWith({
    state: 'failed',
    reason: { code: 'password-required', words: null, until: null },
    can: { ...transferWith().can, retry: true, remove: true, enterPassword: true },
  });
  const noteOf = ({ rows }: ReturnType<typeof rowsWith>) => rows.notes.value.get('t1');

  it('is asked for by the row itself, unless the user leaves it', async () => {
    const bench = rowsWith({});
    expect(asksPassword(PROTECTED, undefined)).toBe(true);
    await bench.rows.run('leave-password', PROTECTED);
    expect(asksPassword(PROTECTED, noteOf(bench))).toBe(false);
    await bench.rows.run('ask-password', PROTECTED);
    expect(asksPassword(PROTECTED, noteOf(bench))).toBe(true);
  });

  it('is asked for on demand where it may be something else', async () => {
    const bench = rowsWith({});
    const restricted = transferWith({
      ...PROTECTED,
      reason: { code: 'not-allowed', words: null, until: null },
    });
    expect(asksPassword(restricted, undefined)).toBe(false);
    await bench.rows.run('ask-password', restricted);
    expect(asksPassword(restricted, noteOf(bench))).toBe(true);
    expect(asksPassword(transferWith({ state: 'failed' }), noteOf(bench))).toBe(false);
  });

  it('is sent once, while the row says that it is on its way', async () => {
    const bench = rowsWith({ copyWithPassword: () => ({ ok: true, value: null }) });
    const done = bench.rows.copyWithPassword(PROTECTED, 'opensesame');
    await bench.rows.copyWithPassword(PROTECTED, 'opensesame');
    const shown = afterEntering(PROTECTED, { kind: 'password-sent' });
    expect(shown).toMatchObject({
      state: 'sending',
      reason: null,
      can: { enterPassword: false, retry: false },
    });
    await done;
    expect(bench.payloadsOf('copyWithPassword')).toEqual([{ id: 't1', password: 'opensesame' }]);
    expect(noteOf(bench)).toBeUndefined();
  });

  it('is asked for again beside the reason why nothing went out, and kept in no note', async () => {
    const bench = rowsWith({
      copyWithPassword: () => ({ ok: false, reason: { code: 'paused', words: null, until: null } }),
    });
    await bench.rows.copyWithPassword(PROTECTED, 'opensesame');
    expect(noteOf(bench)).toMatchObject({ kind: 'failed', reason: { code: 'paused' } });
    expect(asksPassword(PROTECTED, noteOf(bench))).toBe(true);
    expect(JSON.stringify([...bench.rows.notes.value, bench.onNote.mock.calls])).not.toContain('opensesame');
  });
});
