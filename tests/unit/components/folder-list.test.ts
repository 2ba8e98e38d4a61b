import { describe, expect, it } from 'vitest';
import { folderChoices } from '@/components/controls/folder-choices';
import { createFolderList } from '@/components/page/folder-list';
import { fakeAsk } from './fake-ask';

const MOVIES = { id: 3, name: 'Movies' };
const ROOT = { id: 0, name: null };

describe('the folders', () => {
  it('cost no call until they are wanted, and then one', async () => {
    const { ask, asked } = fakeAsk({
      rootFolders: () => ({ ok: true, value: { folders: [MOVIES], at: 0 } }),
    });
    const { list, read } = createFolderList(ask);
    expect(asked).toEqual([]);
    await Promise.all([read(), read()]);
    await read();
    expect(asked).toEqual([{ name: 'rootFolders', payload: { refresh: false } }]);
    expect(list.value).toEqual({ kind: 'known', folders: [MOVIES] });
  });

  it('say why they cannot be read, and are read again when next wanted', async () => {
    const { ask, asked } = fakeAsk({});
    const { list, read } = createFolderList(ask);
    await read();
    expect(list.value).toMatchObject({ kind: 'failed', reason: { code: 'broken' } });
    await read();
    expect(asked).toHaveLength(2);
  });

  it('are offered with the preferred one first, then the main folder, then by name with numbers in order', () => {
    const folders = [{ id: 4, name: 'Backups 10' }, MOVIES, { id: 5, name: 'Backups 9' }];
    const choices = folderChoices(MOVIES, MOVIES, { kind: 'known', folders }, 'en');
    expect(choices.map(({ name }) => name)).toEqual(['Movies', null, 'Backups 9', 'Backups 10']);
  });

  it('keep the chosen one while the others are unknown', () => {
    expect(folderChoices(ROOT, MOVIES, { kind: 'unread' }, 'en')).toEqual([ROOT, MOVIES]);
  });
});
