import { describe, expect, it } from 'vitest';
import { contentOf, failure, LIMIT_MS, ROOT } from './folder-samples';
import { FILMS, listed, pickerWith } from './picker-bench';
import { NOW } from './samples';

describe('a new folder', () => {
  it('is made where it was asked for, by its name without outer spaces, and is in the tree', async () => {
    const { picker, actions, payloadsOf, namesIn } = pickerWith();
    await actions.show();
    actions.startNewFolder(ROOT);
    actions.typeNewFolder('  Books ');
    expect(await actions.createFolder()).toEqual({ id: 99, name: 'Books' });
    expect(payloadsOf('createFolder')).toEqual([{ parentId: 0, name: 'Books' }]);
    expect(namesIn(0)).toEqual(['Films', 'Music', 'Books']);
    expect(picker.view().newFolder).toBeNull();
  });

  it.each([
    ['   ', 'missing'],
    [' Films', 'taken'],
  ])('named %j is refused as %s, without a call', async (name, kind) => {
    const { picker, actions, payloadsOf } = pickerWith();
    await actions.show();
    actions.startNewFolder(ROOT);
    actions.typeNewFolder(name);
    expect(await actions.createFolder()).toBeNull();
    expect(picker.view().newFolder?.problem).toEqual({ kind });
    expect(payloadsOf('createFolder')).toEqual([]);
    actions.typeNewFolder('Books');
    expect(picker.view().newFolder?.problem).toBeNull();
  });

  it('is made though its name differs from another only by accents or case, which is told', async () => {
    const { picker, actions } = pickerWith();
    await actions.show();
    actions.startNewFolder(ROOT);
    actions.typeNewFolder('fílms');
    expect(picker.view().newFolder?.problem).toEqual({ kind: 'alike', name: 'Films' });
    expect(await actions.createFolder()).toEqual({ id: 99, name: 'fílms' });
  });

  it('that 1fichier refuses is told, with the name kept to be mended', async () => {
    const { picker, actions } = pickerWith({}, { createFolder: () => failure('refused') });
    actions.startNewFolder(FILMS);
    actions.typeNewFolder('Books');
    expect(await actions.createFolder()).toBeNull();
    expect(picker.view().newFolder).toMatchObject({
      name: 'Books',
      isBusy: false,
      problem: { kind: 'failed', reason: { code: 'refused' } },
    });
  });

  it('of which nobody knows whether it was made is not sent again before its parent was read since', async () => {
    const { picker, actions, time, payloadsOf, listings } = pickerWith(
      {},
      { createFolder: () => failure('timeout') },
    );
    await actions.show();
    const create = async () => {
      actions.startNewFolder(ROOT);
      actions.typeNewFolder(' Books');
      return actions.createFolder();
    };
    const unknown = { kind: 'failed', reason: { code: 'timeout' }, isUnknown: true };
    expect(await create()).toBeNull();
    expect(picker.view().newFolder?.problem).toMatchObject(unknown);
    // 1fichier may not be asked for the folders yet, and a form that was closed knows no more.
    actions.cancelNewFolder();
    expect(await create()).toBeNull();
    expect(picker.view().newFolder?.problem).toMatchObject(unknown);
    expect(payloadsOf('createFolder')).toHaveLength(1);
    time.now += LIMIT_MS;
    await create();
    expect(listings().at(-1)).toEqual({ folderId: 0, withFiles: false, refresh: true });
    expect(payloadsOf('createFolder')).toHaveLength(2);
  });

  it('that turns out to have been made all the same is not made twice', async () => {
    const listings = [
      contentOf([ROOT], {}, { refreshAt: 0 }),
      contentOf([ROOT], { 9: 'Books' }, { at: NOW + 1 }),
    ];
    const { picker, actions, payloadsOf } = pickerWith(
      { 0: () => listed(listings.shift() ?? contentOf([ROOT], {})) },
      { createFolder: () => failure('timeout') },
    );
    await actions.show();
    actions.startNewFolder(ROOT);
    actions.typeNewFolder('Books');
    await actions.createFolder();
    await actions.createFolder();
    expect(picker.view().newFolder?.problem).toEqual({ kind: 'taken' });
    expect(payloadsOf('createFolder')).toHaveLength(1);
  });

  it('is asked for once, however often the button is pressed', async () => {
    const { actions, payloadsOf } = pickerWith();
    await actions.show();
    actions.startNewFolder(ROOT);
    actions.typeNewFolder('Books');
    const made = await Promise.all([actions.createFolder(), actions.createFolder()]);
    expect(made).toEqual([{ id: 99, name: 'Books' }, null]);
    expect(payloadsOf('createFolder')).toHaveLength(1);
  });

  it('keeps the picker open until 1fichier has answered', async () => {
    const { picker, actions } = pickerWith();
    await actions.show();
    actions.startNewFolder(ROOT);
    actions.typeNewFolder('Books');
    const made = actions.createFolder();
    actions.hide();
    expect(picker.view()).toMatchObject({ isShown: true, newFolder: { isBusy: true } });
    expect(await made).toEqual({ id: 99, name: 'Books' });
    actions.hide();
    expect(picker.view().isShown).toBe(false);
  });

  it('is not chosen in a picker that was emptied and shown again meanwhile', async () => {
    const { picker, actions, namesIn } = pickerWith();
    await actions.show();
    actions.startNewFolder(ROOT);
    actions.typeNewFolder('Books');
    const made = actions.createFolder();
    picker.forget();
    await actions.show();
    expect(await made).toBeNull();
    expect(picker.view().newFolder).toBeNull();
    expect(namesIn(0)).toEqual(['Films', 'Music']);
  });
});
