import { describe, expect, it, vi } from 'vitest';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { folderName, folderWay } = await import('@/components/folders/folder-name');

describe('the name of a folder', () => {
  it.each([
    [{ id: 3, name: 'Films' }, 'Films'],
    [{ id: 3, name: 'invoice\u202egpj' }, 'invoicegpj'],
    [{ id: 3, name: '\u200b' }, 'Folder 3'],
    [{ id: 3, name: '' }, 'Folder 3'],
    [{ id: 3, name: null }, 'Folder 3'],
    [{ id: 0, name: null }, 'Main folder'],
  ])('turns nothing around, and is never nothing: %j', (folder, name) => {
    expect(folderName(folder)).toBe(name);
  });

  it('stays within its own step of the way', () => {
    const path = [
      { id: 0, name: null },
      { id: 1, name: 'a\u202e' },
      { id: 2, name: 'b' },
    ];
    expect(folderWay(path)).toBe('Main folder / a / b');
  });
});
