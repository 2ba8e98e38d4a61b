import * as z from 'zod';
import { addFolder, isWithin, requireFolder } from '../model/folders.ts';
import type { Account, Folder } from '../model/records.ts';
import { malformed, Refusal } from '../model/refusal.ts';
import type { World } from '../model/world.ts';
import { bit, createEndpoint, folderId, itemName } from './endpoint.ts';

const MIN_PASSWORD = 6;
const MAX_NAME = 250;
const folderName = itemName.max(MAX_NAME);

/** A folder that is not the root, which can be neither moved nor removed nor shared. */
function requireRealFolder(world: World, account: Account, id: number): Folder {
  const folder = requireFolder(world, account, id);
  if (folder === null) throw malformed('folder_id is the root');
  return folder;
}

export const folderMkdir = createEndpoint(
  { name: folderName, folder_id: folderId.optional(), sharing_user: z.string().optional() },
  ({ world, account }, { name, folder_id = 0 }) => {
    requireFolder(world, account, folder_id);
    const folder = addFolder(world, account, name, folder_id);
    return { status: 'OK', folder_id: folder.id, name, message: 'Folder created' };
  },
);

export const folderShare = createEndpoint(
  {
    folder_id: folderId,
    share: bit,
    pass: z.string().min(MIN_PASSWORD).optional(),
    shares: z.array(z.strictObject({ email: z.string(), rw: bit, hide_links: bit })).optional(),
  },
  ({ world, account }, { folder_id, share, pass, shares }) => {
    const folder = requireRealFolder(world, account, folder_id);
    folder.shareCode = share === 0 ? null : (folder.shareCode ?? world.chance.mixed(8));
    folder.password = share === 0 ? '' : (pass ?? folder.password);
    if (shares !== undefined) folder.shares = shares;
    const url = folder.shareCode === null ? '' : `https://1fichier.com/dir/${folder.shareCode}`;
    return { status: 'OK', url, message: 'OK' };
  },
);

/** With `rename` both are done, as seen; the documentation has the destination ignored then. */
export const folderMv = createEndpoint(
  {
    folder_id: folderId,
    destination_folder_id: folderId,
    destination_user: z.string().optional(),
    rename: folderName.optional(),
  },
  ({ world, account }, { folder_id, destination_folder_id, rename }) => {
    const folder = requireRealFolder(world, account, folder_id);
    const before = folder.name;
    requireFolder(world, account, destination_folder_id);
    // The text is ours.
    if (isWithin(world, destination_folder_id, folder.id)) {
      throw new Refusal(403, 'Folder cannot be moved into itself #331');
    }
    folder.parentId = destination_folder_id;
    folder.name = rename ?? folder.name;
    return { status: 'OK', message: 'OK', old_name: before, new_name: folder.name };
  },
);

/** Whether a folder that is not empty may go is not known; here it goes with all that is in it. */
export const folderRm = createEndpoint({ folder_id: folderId }, ({ world, account }, { folder_id }) => {
  const folder = requireRealFolder(world, account, folder_id);
  for (const file of world.state.files.values()) {
    if (isWithin(world, file.folderId, folder.id)) world.state.files.delete(file.id);
  }
  const below = [...world.state.folders.values()].filter((one) => isWithin(world, one.id, folder.id));
  for (const one of below) world.state.folders.delete(one.id);
  return { status: 'OK', message: 'Folder removed' };
});
