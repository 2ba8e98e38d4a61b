import * as z from 'zod';
import { linkOf, requireAccess, requireFile, requirePassword } from '../model/files.ts';
import { pathOf, requireFolder, subFolders } from '../model/folders.ts';
import type { Account, StoredFile } from '../model/records.ts';
import { malformed, notFound } from '../model/refusal.ts';
import type { World } from '../model/world.ts';
import { bit, createEndpoint, folderId } from './endpoint.ts';

const MAX_ROWS = 5000;
const date = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

function row(world: World, file: StoredFile): object {
  return {
    url: linkOf(file),
    filename: file.filename,
    size: file.size,
    date: file.date,
    checksum: file.checksum,
    [world.switches.contentTypeField]: file.contentType,
    pass: file.password === '' ? 0 : 1,
    acl: file.acl === null ? 0 : 1,
    cdn: file.cdn,
    inline: file.inline,
  };
}

const filesOf = (world: World, account: Account, folder: number): StoredFile[] =>
  [...world.state.files.values()].filter(
    (file) => file.owner === account && (folder === -1 || file.folderId === folder),
  );

export const fileLs = createEndpoint(
  {
    folder_id: z.int().gte(-1).optional(),
    sharing_user: z.string().optional(),
    sent_before: date.optional(),
    sent_after: date.optional(),
  },
  ({ world, account }, { folder_id = 0, sent_before, sent_after }) => {
    world.locks.checkListing('file/ls', account, folder_id);
    if (folder_id !== -1) requireFolder(world, account, folder_id);
    // Dates are compared as they are written: the hour of autumn that comes twice is one hour here too.
    const { clock, switches } = world;
    const items = filesOf(world, account, folder_id)
      .filter((file) => clock.now() - file.storedAt >= switches.showFileAfterMs)
      .filter((file) => sent_after === undefined || file.date >= sent_after)
      .filter((file) => sent_before === undefined || file.date <= sent_before)
      .slice(0, MAX_ROWS);
    return { status: 'OK', count: items.length, items: items.map((file) => row(world, file)) };
  },
);

export const folderLs = createEndpoint(
  { folder_id: folderId.optional(), sharing_user: z.string().optional(), files: bit.optional() },
  ({ world, account }, { folder_id = 0, files }) => {
    world.locks.checkListing('folder/ls', account, folder_id);
    const folder = requireFolder(world, account, folder_id);
    const all = filesOf(world, account, folder_id);
    const items = all.slice(0, MAX_ROWS);
    return {
      status: 'OK',
      folder_id,
      // As recorded of a real root: no size, and nothing of a public address.
      ...(folder === null
        ? { name: 'Root', size: null }
        : {
            name: folder.name,
            create_date: folder.createDate,
            shared: folder.shareCode === null ? '' : `https://1fichier.com/dir/${folder.shareCode}`,
            pass: folder.password === '' ? 0 : 1,
            shares: folder.shares,
            size: all.reduce((sum, file) => sum + file.size, 0),
          }),
      files: all.length,
      sub_folders: subFolders(world, account, folder_id).map((one) => ({
        id: one.id,
        name: one.name,
        pass: one.password === '' ? 0 : 1,
        create_date: one.createDate,
      })),
      ...(files === 1 ? { items: items.map((file) => row(world, file)) } : {}),
    };
  },
);

export const fileInfo = createEndpoint(
  {
    url: z.string().min(1).optional(),
    folder_id: folderId.optional(),
    filename: z.string().optional(),
    sharing_user: z.string().optional(),
    pass: z.string().nullable().optional(),
  },
  ({ world, account }, { url, folder_id, filename, pass }) => {
    if (url === undefined && filename === undefined) throw malformed('url is missing');
    const file =
      url === undefined
        ? filesOf(world, account, folder_id ?? 0).find((one) => one.filename === filename)
        : requireFile(world, url);
    if (file === undefined) throw notFound();
    requireAccess(file, account);
    requirePassword(world, file, account, pass);
    // Without `status`, as seen.
    return {
      ...row(world, file),
      folder_id: file.folderId,
      path: pathOf(world, file.folderId),
      description: file.description,
      no_ssl: file.noSsl,
      acl: file.acl ?? {},
    };
  },
);

/** The cached result of the virus scan; its words are ours. */
export const fileScan = createEndpoint({ url: z.string().min(1) }, ({ world }, { url }) => {
  const file = requireFile(world, url);
  return { status: 'OK', message: 'No virus found', date: file.date };
});
