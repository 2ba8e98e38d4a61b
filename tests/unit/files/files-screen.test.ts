import { describe, expect, it } from 'vitest';
import { filesNotice } from '@/components/files/files-notice';
import { type FilesKnowledge, filesScreen, isWorthAnotherTry } from '@/components/files/files-screen';
import type { ErrorCode } from '@/utils/fichier/errors';
import { holdWith, statusWith } from '../components/samples';

const failed = (code: ErrorCode) => ({ kind: 'failed', reason: { code, words: null, until: null } }) as const;
const LOADED = { kind: 'loaded' } as const;
const screen = (change: Partial<FilesKnowledge>) =>
  filesScreen({ status: { hasKey: true }, reading: { kind: 'loading' }, total: null, shown: 0, ...change });

describe('the screen of the files page', () => {
  it.each<[string, Partial<FilesKnowledge>]>([
    ['loading', {}],
    ['loading', { status: null }],
    ['needs-key', { status: { hasKey: false } }],
    ['needs-key', { status: { hasKey: false }, reading: LOADED, total: 3, shown: 3 }],
    ['needs-key', { status: null, reading: failed('no-key') }],
    ['list', { reading: LOADED, total: 3, shown: 1 }],
    ['filtered', { reading: LOADED, total: 3, shown: 0 }],
    ['empty', { reading: LOADED, total: 0 }],
    ['gone', { reading: failed('folder-not-found') }],
    ['broken', { reading: failed('broken') }],
    ['failed', { reading: failed('flood-ip') }],
  ])('is %s for %j', (kind, knowledge) => {
    expect(screen(knowledge).kind).toBe(kind);
  });

  it('is read again by itself when what kept it from being read is mended, and not before', () => {
    expect(isWorthAnotherTry(failed('offline'), statusWith())).toBe(true);
    expect(isWorthAnotherTry(failed('offline'), statusWith({ online: false }))).toBe(false);
    expect(isWorthAnotherTry(failed('no-key'), statusWith({ hasKey: false }))).toBe(false);
    expect(isWorthAnotherTry(failed('no-permission'), statusWith({ hasHostPermission: false }))).toBe(false);
    expect(isWorthAnotherTry(failed('flood-ip'), statusWith())).toBe(false);
    expect(isWorthAnotherTry(LOADED, statusWith())).toBe(false);
  });
});

describe('the notice of the files page', () => {
  it('tells of a hold and of being offline, in its own words', () => {
    const hold = holdWith({ until: 5 });
    expect(filesNotice(statusWith({ hold }), null, LOADED)).toEqual({ kind: 'hold', hold });
    expect(filesNotice(statusWith({ online: false }), null, LOADED)).toEqual({ kind: 'offline-files' });
    expect(filesNotice(statusWith(), 'broken', LOADED)).toEqual({ kind: 'broken', silence: 'broken' });
  });

  it('does not say twice what the screen says, nor what is about links alone', () => {
    expect(filesNotice(statusWith(), 'broken', failed('broken'))).toBeNull();
    expect(filesNotice(statusWith({ hasKey: false }), null, LOADED)).toBeNull();
    expect(filesNotice(statusWith({ unreadable: 2 }), null, LOADED)).toBeNull();
  });
});
