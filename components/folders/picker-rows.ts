import type { Branch } from '@/components/folders/folder-branches';
import { ROOT_FOLDER } from '@/components/folders/folder-name';
import type { FolderPickerView } from '@/components/folders/folder-picker-view';
import { searchFolders } from '@/components/folders/search-folders';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';
import { foldName } from '@/utils/names/fold-name';
import { nameOrder } from '@/utils/names/name-order';

export type FolderGroup = 'pinned' | 'recent';

/** What a row is besides its place in the tree. */
export type RowContent =
  | { readonly kind: 'group'; readonly group: FolderGroup; readonly isOpen: boolean }
  | {
      readonly kind: 'folder';
      readonly folder: FolderRef;
      /** Null where the row does not open: among pinned, recent and found folders. */
      readonly isOpen: boolean | null;
      /** The folders around it, from the root; null where the rows above it show them. */
      readonly around: readonly FolderRef[] | null;
      readonly branch: Branch | null;
    }
  | { readonly kind: 'loading' | 'empty' | 'none-found' }
  | { readonly kind: 'failed'; readonly folderId: number; readonly reason: Reason };

/** One row of the tree as it is drawn, with its place as ARIA counts it: from 1. */
export type PickerRow = {
  readonly key: string;
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
  readonly content: RowContent;
};

type Node = { readonly key: string; readonly content: RowContent; readonly below: readonly Node[] };
type Known = Pick<FolderPickerView, 'query' | 'open' | 'known' | 'recent' | 'pinned' | 'branches'>;

export const groupKey = (group: FolderGroup) => group;
export const treeKey = (id: number) => `tree/${id}`;

/** The rows from top to bottom: what was found, or else pinned and recent folders and the tree, as far as it is open. */
export function pickerRows(known: Known, locale: string): readonly PickerRow[] {
  const isSearch = foldName(known.query) !== '';
  return flatten(isSearch ? found(known, locale) : everything(known, locale), 1);
}

function flatten(nodes: readonly Node[], level: number): PickerRow[] {
  return nodes.flatMap(({ key, content, below }, index) => [
    { key, level, position: index + 1, setSize: nodes.length, content },
    ...flatten(below, level + 1),
  ]);
}

const leaf = (key: string, content: RowContent): Node => ({ key, content, below: [] });

function found({ known, query }: Known, locale: string): Node[] {
  const folders = searchFolders(known, query, locale);
  if (folders.length === 0) return [leaf('none-found', { kind: 'none-found' })];
  return folders.map(({ id, path }) =>
    leaf(`found/${id}`, {
      kind: 'folder',
      folder: path.at(-1) ?? { id, name: null },
      isOpen: null,
      around: path.slice(0, -1),
      branch: null,
    }),
  );
}

function everything(known: Known, locale: string): Node[] {
  const order = nameOrder(locale);
  return [
    ...group('pinned', known),
    ...group('recent', known),
    folderNode(ROOT_FOLDER, { ...known, order, seen: new Set() }),
  ];
}

function group(name: FolderGroup, known: Known): Node[] {
  const folders = [...new Map(known[name].map((folder) => [folder.id, folder])).values()];
  if (folders.length === 0) return [];
  const key = groupKey(name);
  const isOpen = known.open.has(key);
  const aroundOf = (id: number) => known.known.find((each) => each.id === id)?.path.slice(0, -1) ?? [];
  const below = folders.map((folder) =>
    leaf(`${key}/${folder.id}`, {
      kind: 'folder',
      folder,
      isOpen: null,
      around: aroundOf(folder.id),
      branch: null,
    }),
  );
  return [{ key, content: { kind: 'group', group: name, isOpen }, below: isOpen ? below : [] }];
}

type Tree = Pick<Known, 'open' | 'branches'> & {
  readonly order: Intl.Collator;
  /** Folders that have a row: an answer that names one twice must not lead round in a circle. */
  readonly seen: Set<number>;
};

function folderNode(folder: FolderRef, tree: Tree): Node {
  const key = treeKey(folder.id);
  const isOpen = tree.open.has(key);
  const branch = tree.branches.get(folder.id) ?? null;
  tree.seen.add(folder.id);
  const content: RowContent = { kind: 'folder', folder, isOpen, around: null, branch };
  return { key, content, below: isOpen ? insideOf(folder.id, branch, tree) : [] };
}

function insideOf(id: number, branch: Branch | null, tree: Tree): Node[] {
  const folders = [...(branch?.folders ?? [])]
    .filter((folder) => !tree.seen.has(folder.id))
    .sort((a, b) => tree.order.compare(a.name, b.name));
  return [
    ...noteOf(id, branch),
    ...folders.map(({ id: inside, name }) => folderNode({ id: inside, name }, tree)),
  ];
}

/** What stands in place of folders, or above those that could not be read again. */
function noteOf(id: number, branch: Branch | null): Node[] {
  const key = `note/${id}`;
  if (branch?.failure && !branch.isLoading)
    return [leaf(key, { kind: 'failed', folderId: id, reason: branch.failure })];
  if (!branch?.folders || branch.failure) return [leaf(key, { kind: 'loading' })];
  return branch.folders.length === 0 ? [leaf(key, { kind: 'empty' })] : [];
}
