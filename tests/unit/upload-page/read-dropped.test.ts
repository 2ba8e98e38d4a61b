import { describe, expect, it } from 'vitest';
import { readPicked } from '@/entrypoints/files/upload/picked-files';
import { readDropped } from '@/entrypoints/files/upload/read-dropped';

/** What Chromium hands out at a time. */
const BATCH = 100;

type Tree = { readonly [name: string]: Tree | string | Error };

function entryOf(name: string, content: Tree | string | Error) {
  if (content instanceof Error) {
    const file = (_resolve: unknown, reject: (error: Error) => void) => reject(content);
    return { name, isFile: true, isDirectory: false, file };
  }
  if (typeof content === 'string') {
    const file = (resolve: (file: File) => void) => resolve(new File([content], name));
    return { name, isFile: true, isDirectory: false, file };
  }
  const createReader = () => {
    const left = Object.entries(content).map(([child, inside]) => entryOf(child, inside));
    return { readEntries: (resolve: (batch: unknown[]) => void) => resolve(left.splice(0, BATCH)) };
  };
  return { name, isFile: false, isDirectory: true, createReader };
}

function itemsOf(tree: Tree) {
  return Object.entries(tree).map(([name, content]) => ({
    kind: 'file',
    webkitGetAsEntry: () => entryOf(name, content),
    getAsFile: () => null,
  }));
}

const waysOf = async (tree: Tree) => {
  const { files, ...rest } = await readDropped(itemsOf(tree));
  return { files: files.map(({ way, file }) => [...way, file.name].join('/')), ...rest };
};

describe('dropped items', () => {
  it('are read to the bottom of their folders', async () => {
    const tree = { 'a.txt': 'a', Trip: { 'b.txt': 'b', Day: { 'c.txt': 'c' } } };
    expect(await waysOf(tree)).toEqual({
      files: ['a.txt', 'Trip/b.txt', 'Trip/Day/c.txt'],
      emptyFolders: [],
      unreadable: [],
      leftOut: [],
    });
  });

  it('are all read, though the browser hands out a hundred at a time', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`${at}.txt`, 'x']));
    expect((await waysOf({ Many: many })).files).toHaveLength(250);
  });

  it('keep folders with nothing in them', async () => {
    expect((await waysOf({ Trip: { Later: {} } })).emptyFolders).toEqual([['Trip', 'Later']]);
  });

  it('name what cannot be read, and go on', async () => {
    const tree = { Trip: { 'locked.txt': new Error('no'), 'b.txt': 'b' } };
    expect(await waysOf(tree)).toEqual({
      files: ['Trip/b.txt'],
      emptyFolders: [],
      unreadable: ['Trip/locked.txt'],
      leftOut: [],
    });
  });

  it('leave out what the system keeps in folders, which may then be empty', async () => {
    const tree = {
      '.DS_Store': 'x',
      'desktop.ini': 'x',
      Trip: { 'Thumbs.db': 'x', '._a.jpg': 'x', 'Icon\r': 'x', 'a.jpg': 'a', '.htaccess': 'b' },
      Later: { '.ds_store': 'x' },
      __MACOSX: { Trip: { '._a.jpg': 'x' } },
    };
    expect(await waysOf(tree)).toEqual({
      files: ['Trip/a.jpg', 'Trip/.htaccess'],
      emptyFolders: [['Later']],
      unreadable: [],
      leftOut: [
        '.DS_Store',
        'desktop.ini',
        'Trip/Thumbs.db',
        'Trip/._a.jpg',
        'Trip/Icon\r',
        'Later/.ds_store',
        '__MACOSX',
      ],
    });
  });

  it('leave it out where the browser gives only files, too', async () => {
    const item = {
      kind: 'file',
      webkitGetAsEntry: () => null,
      getAsFile: () => new File(['x'], 'Thumbs.db'),
    };
    expect(await readDropped([item])).toMatchObject({ files: [], leftOut: ['Thumbs.db'] });
  });

  it.each(['a.DS_Store', 'Thumbs.db.txt', 'my desktop.ini', '.localize', '_a'])('keep %s', async (name) => {
    expect(await waysOf({ [name]: 'x' })).toMatchObject({ files: [name], leftOut: [] });
  });

  it('are taken hold of before the event is over', async () => {
    let isOver = false;
    const item = {
      kind: 'file',
      webkitGetAsEntry: () => (isOver ? null : entryOf('a.txt', 'a')),
      getAsFile: () => null,
    };
    const both = readDropped([item, item]);
    isOver = true;
    expect((await both).files).toHaveLength(2);
  });

  it('may be text, which is no file', async () => {
    const text = { kind: 'string', webkitGetAsEntry: () => null, getAsFile: () => null };
    expect(await readDropped([text])).toEqual({ files: [], emptyFolders: [], unreadable: [], leftOut: [] });
  });
});

describe('picked files', () => {
  it('bring the folders of a picked folder along', () => {
    const plain = new File(['x'], 'x.txt');
    const inside = new File(['y'], 'y.txt');
    Object.defineProperty(plain, 'webkitRelativePath', { value: '' });
    Object.defineProperty(inside, 'webkitRelativePath', { value: 'Trip/Day/y.txt' });
    expect(readPicked([plain, inside]).files.map(({ way }) => way)).toEqual([[], ['Trip', 'Day']]);
  });

  it('leave out what the system keeps in a picked folder, not what was chosen by itself', () => {
    const fileAt = (path: string) => {
      const way = path.split('/');
      const file = new File(['x'], way.at(-1) ?? '');
      return Object.defineProperty(file, 'webkitRelativePath', { value: way.length > 1 ? path : '' });
    };
    const paths = ['desktop.ini', 'Trip/.DS_Store', 'Trip/a.txt', 'Trip/__MACOSX/b', 'Trip/__MACOSX/c/d'];
    const { files, leftOut } = readPicked(paths.map(fileAt));
    expect(files.map(({ file }) => file.name)).toEqual(['desktop.ini', 'a.txt']);
    expect(leftOut).toEqual(['Trip/.DS_Store', 'Trip/__MACOSX']);
  });
});
