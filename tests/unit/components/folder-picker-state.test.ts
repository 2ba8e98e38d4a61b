import { describe, expect, it, vi } from 'vitest';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { contentOf, failure, LIMIT_MS, ROOT } from './folder-samples';
import { FILMS, listed, pickerWith } from './picker-bench';
import { NOW } from './samples';

const MINUTE_MS = 60_000;

describe('a folder picker', () => {
  it('asks nothing until it is shown, then for the root and what costs no call', async () => {
    const { picker, actions, asked, namesIn } = pickerWith();
    expect(asked).toEqual([]);
    await actions.show();
    expect(asked).toEqual([
      { name: 'knownFolders', payload: null },
      { name: 'listFolder', payload: { folderId: 0, withFiles: false, refresh: false } },
    ]);
    expect(namesIn(0)).toEqual(['Films', 'Music']);
    expect(picker.view()).toMatchObject({ isShown: true, recent: [FILMS] });
  });

  it('reads a folder when it is opened, and once, however often that is', async () => {
    const { actions, listings, namesIn } = pickerWith();
    await actions.show();
    expect(listings()).toHaveLength(1);
    await Promise.all([actions.setFolderOpen(3, true), actions.setFolderOpen(3, true)]);
    await actions.setFolderOpen(3, false);
    await actions.setFolderOpen(3, true);
    await actions.show();
    expect(listings()).toMatchObject([{ folderId: 0 }, { folderId: 3, refresh: false }]);
    expect(namesIn(3)).toEqual(['2020']);
  });

  it('refreshes a folder only when 1fichier may be asked again', async () => {
    const { actions, time, listings } = pickerWith();
    await actions.show();
    time.now += LIMIT_MS - 1;
    await actions.refresh(0);
    expect(listings()).toHaveLength(1);
    time.now += 1;
    await actions.refresh(0);
    expect(listings().at(-1)).toMatchObject({ folderId: 0, refresh: true });
    expect(listings()).toHaveLength(2);
  });

  it('shows what was read long ago, and reads it again meanwhile', async () => {
    const old = contentOf([ROOT], { 3: 'Films' }, { at: NOW - 60 * MINUTE_MS, refreshAt: 0 });
    let answer = (_reply: ReplyOf<'listFolder'>): void => undefined;
    const slow = new Promise<ReplyOf<'listFolder'>>((resolve) => {
      answer = resolve;
    });
    const answers = [listed(old), slow];
    const { actions, namesIn, branch, listings } = pickerWith({
      0: () => answers.shift() ?? failure('refused'),
    });
    const shown = actions.show();
    await vi.waitFor(() => expect(listings()).toHaveLength(2));
    expect(namesIn(0)).toEqual(['Films']);
    expect(branch(0)?.isLoading).toBe(true);
    answer(listed(contentOf([ROOT], { 5: 'New' })));
    await shown;
    expect(namesIn(0)).toEqual(['New']);
    expect(listings()).toMatchObject([{ refresh: false }, { refresh: true }]);
  });

  it('reads the root again when it is shown long after', async () => {
    const { actions, time, listings } = pickerWith();
    await actions.show();
    actions.hide();
    time.now += 9 * MINUTE_MS;
    await actions.show();
    expect(listings()).toHaveLength(1);
    time.now += 2 * MINUTE_MS;
    await actions.show();
    expect(listings()).toHaveLength(2);
  });

  it('says why a folder cannot be read, and tries again, but not before its time', async () => {
    const until = NOW + LIMIT_MS;
    const answers = [
      failure('network'),
      failure('budget', until),
      listed(contentOf([ROOT, FILMS], { 31: '2020' })),
    ];
    const { actions, time, branch, namesIn, listings } = pickerWith({
      3: () => answers.shift() ?? failure('refused'),
    });
    await actions.setFolderOpen(3, true);
    expect(branch(3)).toMatchObject({ folders: null, isLoading: false, failure: { code: 'network' } });
    await actions.setFolderOpen(3, true);
    expect(branch(3)).toMatchObject({ failure: { code: 'budget', until } });
    await actions.setFolderOpen(3, true);
    expect(listings()).toHaveLength(2);
    time.now = until;
    await actions.setFolderOpen(3, true);
    expect(branch(3)?.failure).toBeNull();
    expect(namesIn(3)).toEqual(['2020']);
  });

  it('keeps what it knows of a folder that cannot be read again', async () => {
    const answers = [listed(contentOf([ROOT], { 3: 'Films' }, { refreshAt: 0 })), failure('network')];
    const { actions, branch, namesIn } = pickerWith({ 0: () => answers.shift() ?? failure('refused') });
    await actions.show();
    await actions.refresh(0);
    expect(branch(0)?.failure).toMatchObject({ code: 'network' });
    expect(namesIn(0)).toEqual(['Films']);
  });

  it('learns the folders it sees, with the way to them', async () => {
    const { picker, actions } = pickerWith();
    await actions.show();
    await actions.setFolderOpen(3, true);
    expect(picker.view().known).toContainEqual({ id: 31, path: [ROOT, FILMS, { id: 31, name: '2020' }] });
    // The background has not kept them, and is asked anew.
    await actions.show();
    expect(picker.view().known.map(({ id }) => id)).toEqual([3, 4, 31]);
  });

  it('forgets everything with the account, an answer under way included', async () => {
    let answer = (_reply: ReplyOf<'listFolder'>): void => undefined;
    const { picker, actions } = pickerWith({
      3: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    await actions.show();
    const opened = actions.setFolderOpen(3, true);
    picker.forget();
    answer(listed(contentOf([ROOT, FILMS], { 31: '2020' })));
    await opened;
    expect(picker.view()).toMatchObject({ known: [], recent: [], pinned: [] });
    expect(picker.view().branches.size).toBe(0);
  });
});

describe('a pin', () => {
  it('is shown as the background has stored it', async () => {
    const pins = [FILMS];
    const { picker, actions, payloadsOf } = pickerWith(
      {},
      { knownFolders: () => ({ ok: true, value: { known: [], recent: [], pinned: [...pins] } }) },
    );
    await actions.show();
    pins.push({ id: 4, name: 'Music' });
    await actions.pin({ id: 4, name: 'Music' }, true);
    expect(payloadsOf('pinFolder')).toEqual([{ folder: { id: 4, name: 'Music' }, isPinned: true }]);
    expect(picker.view().pinned.map(({ id }) => id)).toEqual([3, 4]);
  });

  it('that was not stored is told, and not shown', async () => {
    const { picker, actions } = pickerWith({}, { pinFolder: () => failure('network') });
    await actions.show();
    await actions.pin(FILMS, true);
    expect(picker.view()).toMatchObject({ pinned: [], failure: { code: 'network' } });
  });

  it('made elsewhere is shown at once while the picker is shown, and costs nothing while it is not', async () => {
    const { picker, actions, payloadsOf } = pickerWith();
    await picker.filesChanged();
    expect(payloadsOf('knownFolders')).toEqual([]);
    await actions.show();
    await picker.filesChanged();
    expect(payloadsOf('knownFolders')).toHaveLength(2);
  });
});

it('says that the recent and pinned folders could not be read', async () => {
  const { picker, actions } = pickerWith({}, { knownFolders: () => failure('storage-full') });
  await actions.show();
  expect(picker.view().failure).toMatchObject({ code: 'storage-full' });
});
