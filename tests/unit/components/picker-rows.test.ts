import { describe, expect, it, vi } from 'vitest';
import type { Branch } from '@/components/folders/folder-branches';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import { contentOf, failure, ROOT } from './folder-samples';
import { NOW } from './samples';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { pickerRows, treeKey, groupKey } = await import('@/components/folders/picker-rows');
const { searchFolders } = await import('@/components/folders/search-folders');
const { treeMove, typedAhead } = await import('@/components/folders/tree-keys');
const { folderName } = await import('@/components/folders/folder-name');

const FILMS = { id: 3, name: 'Films' };

function branchOf(names: Readonly<Record<number, string>>, change: Partial<Branch> = {}): Branch {
  const { folders } = contentOf([ROOT], names);
  return { folders, isLoading: false, failure: null, at: NOW, refreshAt: NOW, ...change };
}

function rowsWith({
  open = [0],
  groups = ['pinned', 'recent'],
  ...change
}: {
  open?: number[];
  groups?: ('pinned' | 'recent')[];
  query?: string;
  known?: { id: number; path: FolderRef[] }[];
  pinned?: FolderRef[];
  recent?: FolderRef[];
  branches?: Record<number, Branch>;
}) {
  const branches = new Map(Object.entries(change.branches ?? {}).map(([id, branch]) => [Number(id), branch]));
  const keys = new Set([...open.map(treeKey), ...groups.map(groupKey)]);
  return pickerRows({ query: '', known: [], pinned: [], recent: [], ...change, branches, open: keys }, 'en');
}
/** Rows as lines: indent by level, `+` or `-` where it opens. */
function lines(rows: ReturnType<typeof rowsWith>): string[] {
  return rows.map(({ level, content }) => {
    const indent = ' '.repeat(level - 1);
    if (content.kind === 'folder') {
      const mark = content.isOpen === null ? '' : content.isOpen ? '-' : '+';
      return `${indent}${mark}${folderName(content.folder)}`;
    }
    return `${indent}(${content.kind === 'group' ? content.group : content.kind})`;
  });
}

describe('the rows of a picker', () => {
  it('are pinned folders, recent ones and the tree as far as it is open, by name with numbers in order', () => {
    const rows = rowsWith({
      open: [0, 3],
      groups: ['pinned'],
      pinned: [FILMS],
      recent: [FILMS],
      branches: { 0: branchOf({ 4: 'Part 10', 3: 'Films', 5: 'Part 9' }), 3: branchOf({ 31: '2020' }) },
    });
    expect(lines(rows)).toEqual([
      '(pinned)',
      ' Films',
      '(recent)',
      '-Main folder',
      ' -Films',
      '  +2020',
      ' +Part 9',
      ' +Part 10',
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('tell their place among those of their level', () => {
    const rows = rowsWith({ branches: { 0: branchOf({ 3: 'A', 4: 'B' }) } });
    expect(rows.map(({ level, position, setSize }) => [level, position, setSize])).toEqual([
      [1, 1, 1],
      [2, 1, 2],
      [2, 2, 2],
    ]);
  });

  it.each([
    ['loading', null],
    ['loading', branchOf({}, { folders: null, isLoading: true })],
    ['loading', branchOf({}, { folders: null, isLoading: true, failure: failure('network').reason })],
    ['failed', branchOf({}, { folders: null, failure: failure('network').reason })],
    ['empty', branchOf({})],
  ])('say that a folder is %s', (kind, branch) => {
    const rows = rowsWith({ branches: branch ? { 0: branch } : {} });
    expect(rows.map(({ content }) => content.kind)).toEqual(['folder', kind]);
  });

  it('keep the folders of one that could not be read again, below the reason', () => {
    const rows = rowsWith({
      branches: { 0: branchOf({ 3: 'Films' }, { failure: failure('network').reason }) },
    });
    expect(lines(rows)).toEqual(['-Main folder', ' (failed)', ' +Films']);
  });

  it('do not go round in circles when an answer does', () => {
    const rows = rowsWith({
      open: [0, 3],
      branches: { 0: branchOf({ 3: 'A' }), 3: branchOf({ 0: 'Root', 3: 'A' }) },
    });
    expect(lines(rows)).toEqual(['-Main folder', ' -A']);
  });

  it('of a search are the known folders of that name, with where they are', () => {
    const path = [ROOT, FILMS, { id: 31, name: 'Été 2020' }];
    const rows = rowsWith({ query: ' ete', known: [{ id: 31, path }], pinned: [FILMS] });
    expect(lines(rows)).toEqual(['Été 2020']);
    expect(rows[0]?.content).toMatchObject({ around: [ROOT, FILMS] });
    expect(lines(rowsWith({ query: 'x', known: [{ id: 31, path }] }))).toEqual(['(none-found)']);
  });
});

describe('a search', () => {
  const known = ['Old films', 'My-films', 'Films', 'FÎLMS 2', 'Telefilms', 'Straße', 'Music'].map(
    (name, index) => ({
      id: index + 1,
      path: [ROOT, { id: index + 1, name }],
    }),
  );
  it.each([
    ['films', ['Films', 'FÎLMS 2', 'My-films', 'Old films', 'Telefilms']],
    ['FÎLMS 2', ['FÎLMS 2']],
    ['straß', ['Straße']],
    ['strasse', ['Straße']],
    ['FI\u0302LMS 2', ['FÎLMS 2']],
    ['(', []],
  ])('for %j finds %j', (text, names) => {
    expect(searchFolders(known, text, 'en').map(({ path }) => path.at(-1)?.name)).toEqual(names);
  });
});

describe('the keys of the tree', () => {
  const rows = rowsWith({
    open: [0, 3],
    branches: { 0: branchOf({ 3: 'Films', 4: 'Émissions', 5: 'Empty' }), 3: branchOf({ 31: '2020' }) },
  });
  const at = (name: string) => lines(rows).findIndex((line) => line.endsWith(name));

  it.each([
    ['ArrowRight', 'Films', { kind: 'go', index: at('2020') }],
    ['ArrowRight', '2020', { kind: 'open' }],
    ['ArrowLeft', 'Films', { kind: 'close' }],
    ['ArrowLeft', '2020', { kind: 'go', index: at('Films') }],
    ['ArrowLeft', 'Empty', { kind: 'go', index: at('Main folder') }],
    ['Enter', 'Films', { kind: 'press' }],
    [' ', 'Films', { kind: 'press' }],
    ['Tab', 'Films', null],
  ])('%s on %s', (key, name, move) => {
    expect(treeMove(key, rows, at(name))).toEqual(move);
  });

  it('do nothing at the edges', () => {
    const closed = rowsWith({ open: [] });
    expect(treeMove('ArrowLeft', closed, 0)).toBeNull();
    expect(treeMove('ArrowRight', rowsWith({ query: 'x' }), 0)).toBeNull();
    expect(treeMove('Enter', [], 0)).toBeNull();
  });

  it.each([
    ['e', 'Films', 'Émissions'],
    ['e', 'Émissions', 'Empty'],
    ['e', 'Empty', 'Émissions'],
    ['em', 'Émissions', 'Émissions'],
    ['emp', 'Émissions', 'Empty'],
    ['2', 'Empty', '2020'],
  ])('typing %j on %s leads to %s', (typed, from, to) => {
    expect(typedAhead(rows, at(from), typed)).toBe(at(to));
  });

  it('typing what no folder begins with leads nowhere', () => {
    expect(typedAhead(rows, 0, 'zz')).toBeNull();
    expect(typedAhead(rows, 0, ' ')).toBeNull();
  });
});
