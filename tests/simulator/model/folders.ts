import type { Account, Folder } from './records.ts';
import { notFound } from './refusal.ts';
import type { World } from './world.ts';

export function addFolder(world: World, owner: Account, name: string, parentId = 0): Folder {
  const folder: Folder = {
    id: 100_000 + world.chance.below(900_000_000),
    owner,
    name,
    parentId,
    createDate: world.clock.paris(),
    shareCode: null,
    password: '',
    shares: [],
  };
  world.state.folders.set(folder.id, folder);
  return folder;
}

/** The account's folder of that id; null for the root (0). Throws for any other. */
export function requireFolder(world: World, owner: Account, id: number): Folder | null {
  if (id === 0) return null;
  const folder = world.state.folders.get(id);
  if (folder === undefined || folder.owner !== owner) throw notFound();
  return folder;
}

export function subFolders(world: World, owner: Account, parentId: number): Folder[] {
  return [...world.state.folders.values()].filter(
    (folder) => folder.owner === owner && folder.parentId === parentId,
  );
}

/** Names from the root down, as `file/info` gives them. */
export function pathOf(world: World, folderId: number): string {
  const names: string[] = [];
  let folder = world.state.folders.get(folderId);
  while (folder !== undefined) {
    names.unshift(folder.name);
    folder = world.state.folders.get(folder.parentId);
  }
  return `/${names.join('/')}`;
}

/** True when `folderId` is `ancestorId` or lies below it. */
export function isWithin(world: World, folderId: number, ancestorId: number): boolean {
  let folder = world.state.folders.get(folderId);
  while (folder !== undefined) {
    if (folder.id === ancestorId) return true;
    folder = world.state.folders.get(folder.parentId);
  }
  return false;
}
