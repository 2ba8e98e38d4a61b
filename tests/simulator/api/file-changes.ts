import * as z from 'zod';
import { addFile, linkOf, lookUp, requireAccess, requireFile, requirePassword } from '../model/files.ts';
import { requireFolder } from '../model/folders.ts';
import type { Account, StoredFile } from '../model/records.ts';
import { malformed, notFound, Refusal } from '../model/refusal.ts';
import type { World } from '../model/world.ts';
import { bit, createEndpoint, folderId, itemName, links } from './endpoint.ts';

const MIN_PASSWORD = 6;
const acl = z.union([
  z.literal(''),
  z.strictObject({
    ip: z.array(z.string()).optional(),
    country: z.array(z.string()).optional(),
    email: z.array(z.string()).optional(),
    premium: bit.optional(),
  }),
]);

/** The file behind a link, if an act on many touches it. */
function workable(world: World, url: string): StoredFile | null {
  const file = lookUp(world, url);
  if (file === null || file instanceof Refusal) return null;
  return world.switches.leaveOut?.(file) ? null : file;
}

/** The account's own files among these links; throws when there is none. */
function ownFiles(world: World, account: Account, urls: readonly string[]): StoredFile[] {
  const files = urls
    .map((url) => workable(world, url))
    .filter((file): file is StoredFile => file !== null && file.owner === account);
  if (files.length === 0) throw notFound();
  return files;
}

function checkSingleRename(urls: readonly string[], rename: string | undefined): void {
  if (rename !== undefined && urls.length !== 1) throw malformed('rename needs exactly one url');
}

export const fileRm = createEndpoint(
  { files: z.array(z.strictObject({ url: z.string().min(1), code: z.string().optional() })).min(1) },
  ({ world, account }, { files }) => {
    const removed = files.filter(({ url, code }) => {
      const file = workable(world, url);
      if (file === null) return false;
      if (file.owner !== account && code !== file.removalCode) return false;
      return world.state.files.delete(file.id);
    });
    if (removed.length === 0) throw notFound();
    return { status: 'OK', removed: removed.length, urls: removed.map(({ url }) => url) };
  },
);

export const fileMv = createEndpoint(
  {
    urls: links,
    destination_folder_id: folderId,
    destination_user: z.string().optional(),
    rename: itemName.optional(),
  },
  ({ world, account }, { urls, destination_folder_id, rename }) => {
    checkSingleRename(urls, rename);
    requireFolder(world, account, destination_folder_id);
    const own = ownFiles(world, account, urls);
    const files = own.filter((file) => file.folderId !== destination_folder_id);
    // A client in use met this refusal for a move that changes nothing.
    if (files.length === 0 && rename === undefined) throw new Refusal(200, 'No file has been renamed #312');
    // With a new name it says that all went well, and renames nothing.
    for (const file of files) {
      file.folderId = destination_folder_id;
      if (rename !== undefined) file.filename = rename;
    }
    return {
      status: 'OK',
      moved: files.length,
      urls: files.map(linkOf),
      ...(rename === undefined ? {} : { filename: rename }),
    };
  },
);

export const fileRename = createEndpoint(
  {
    urls: z.array(z.strictObject({ url: z.string().min(1), filename: itemName })).min(1),
  },
  ({ world, account }, { urls }) => {
    const renamed = urls.flatMap(({ url, filename }) => {
      const file = workable(world, url);
      if (file === null || file.owner !== account) return [];
      if (file.filename === filename) return [];
      const before = file.filename;
      file.filename = filename;
      return [{ url, old_filename: before, new_filename: filename }];
    });
    // Seen as a KO inside HTTP 200.
    if (renamed.length === 0) throw new Refusal(200, 'No file has been renamed #312');
    return { status: 'OK', renamed: renamed.length, urls: renamed };
  },
);

/** Copies files of 1fichier into the account, its own or others'. Links that cannot be copied are left out. */
export const fileCp = createEndpoint(
  {
    urls: links,
    folder_id: folderId.optional(),
    pass: z.string().nullable().optional(),
    sharing_user: z.string().optional(),
    rename: itemName.optional(),
  },
  ({ world, account }, { urls, folder_id = 0, pass, rename }) => {
    checkSingleRename(urls, rename);
    requireFolder(world, account, folder_id);
    let refusal: unknown = null;
    const copies = urls.flatMap((url) => {
      try {
        const file = requireFile(world, url);
        if (world.switches.leaveOut?.(file)) throw notFound();
        requireAccess(file, account);
        requirePassword(world, file, account, pass);
        const { filename, bytes, contentType } = file;
        const copy = addFile(world, {
          owner: account,
          folderId: folder_id,
          filename: rename ?? filename,
          bytes,
          contentType,
        });
        return [{ from_url: url, to_url: linkOf(copy) }];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refusal ??= error;
        return [];
      }
    });
    if (copies.length === 0) throw refusal;
    return {
      status: 'OK',
      copied: copies.length,
      urls: copies,
      ...(rename === undefined ? {} : { filename: rename }),
    };
  },
);

export const fileChattr = createEndpoint(
  {
    urls: links,
    filename: itemName.optional(),
    description: z.string().optional(),
    pass: z.union([z.literal(''), z.string().min(MIN_PASSWORD)]).optional(),
    no_ssl: bit.optional(),
    inline: bit.optional(),
    cdn: bit.optional(),
    acl: acl.optional(),
  },
  ({ world, account }, { urls, ...wanted }) => {
    const files = ownFiles(world, account, urls);
    const changed = files.filter((file) => {
      const before = JSON.stringify({ ...file, bytes: null });
      file.filename = wanted.filename ?? file.filename;
      file.description = wanted.description ?? file.description;
      file.password = wanted.pass ?? file.password;
      file.noSsl = wanted.no_ssl ?? file.noSsl;
      file.inline = wanted.inline ?? file.inline;
      file.cdn = wanted.cdn ?? file.cdn;
      if (wanted.acl !== undefined) file.acl = wanted.acl === '' ? null : withoutAbsent(wanted.acl);
      return JSON.stringify({ ...file, bytes: null }) !== before;
    });
    // Only "No changes requested" of this text is known.
    if (changed.length === 0) throw new Refusal(200, 'No changes requested #321');
    return { status: 'OK', updated: changed.length, urls: changed.map(linkOf) };
  },
);

function withoutAbsent<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
