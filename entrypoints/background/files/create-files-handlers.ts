import { actOnFiles, reasonOf } from '@/entrypoints/background/files/act-on-files';
import { createListingDesk } from '@/entrypoints/background/files/create-listing-desk';
import { copying, deleting, moving, protecting, renaming } from '@/entrypoints/background/files/files-acts';
import { createFolderActs } from '@/entrypoints/background/files/folder-acts';
import { knownPaths } from '@/entrypoints/background/files/folder-book';
import { fileInfo, folderContent } from '@/entrypoints/background/files/folder-content';
import type { Services } from '@/entrypoints/background/services';
import { type ErrorCode, FichierError } from '@/utils/fichier/errors';
import { nameRefusal } from '@/utils/links/item-name';
import { linkId, plainLink } from '@/utils/links/link-id';
import type { ActReport, filesProtocol } from '@/utils/messaging/files-protocol';
import type { Handlers } from '@/utils/messaging/register-handlers';

type FilesHandlers = Pick<Handlers, keyof typeof filesProtocol>;

const PASSWORD_MIN = 6;

/** The answers about the files and folders of the account. */
export function createFilesHandlers(services: Services): FilesHandlers {
  const { fichier, folders, openActs, now, report } = services;
  const changed = () => services.announce('files');
  const desk = createListingDesk({ fichier, folders, now, changed, report });
  const deps = { fichier, desk, openActs };
  const acts = createFolderActs({ ...deps, folders });

  return {
    async listFolder({ folderId, withFiles, refresh }) {
      await openActs.settled;
      const listing = await desk.list(folderId, withFiles, refresh);
      const [book, refreshAt] = await Promise.all([folders.read(), fichier.listableAt(folderId)]);
      return folderContent(listing, { folderId, withFiles }, { book, refreshAt });
    },
    async fileInfo({ url }) {
      return fileInfo(await fichier.fileInfo({ url: plainLink(url) }, { lane: 'user' }));
    },
    async renameFiles({ files }) {
      const names = new Map<string, string>();
      const failed: ActReport['failed'] = [];
      for (const { url, name } of files) {
        const code = nameRefusal(name, 'file');
        if (code === null) names.set(linkId(url), name);
        else failed.push({ url, reason: reasonOf(notSent(code).facts), isUnknown: false });
      }
      const urls = files.map(({ url }) => url).filter((url) => names.has(linkId(url)));
      if (urls.length === 0) return { done: [], failed };
      const sent = await actOnFiles(deps, urls, renaming(fichier, names));
      return { done: sent.done, failed: [...failed, ...sent.failed] };
    },
    async moveFiles({ urls, folderId }) {
      const moved = await actOnFiles(deps, urls, moving(fichier, folderId));
      await used(folderId, moved);
      return moved;
    },
    async copyFilesTo({ urls, folderId }) {
      const copied = await actOnFiles(deps, urls, copying(fichier, folderId));
      await used(folderId, copied);
      return copied;
    },
    deleteFiles: ({ urls }) => actOnFiles(deps, urls, deleting(fichier)),
    async protectFiles({ urls, password }) {
      if (password !== '' && password.length < PASSWORD_MIN) throw notSent('password-short');
      return actOnFiles(deps, urls, protecting(fichier, password, await fichier.knownFiles(urls)));
    },
    async createFolder({ parentId, name }) {
      return acts.create(parentId, checkedName(name));
    },
    async renameFolder({ folderId, name }) {
      await acts.rename(folderId, checkedName(name));
      return null;
    },
    moveFolder: ({ folderId, parentId }) => acts.move(folderId, parentId).then(nothing),
    deleteFolder: ({ folderId }) => acts.remove(folderId).then(nothing),
    async shareFolder({ folderId, isShared, password }) {
      if (isShared && password !== null && password.length < PASSWORD_MIN) throw notSent('password-short');
      return acts.share(folderId, isShared, password);
    },
    async knownFolders() {
      const book = await folders.read();
      return { known: knownPaths(book), recent: [...book.recent], pinned: [...book.pinned] };
    },
    async pinFolder({ folder, isPinned }) {
      await folders.pin(folder, isPinned);
      changed();
      return null;
    },
  };

  async function used(folderId: number, { done }: ActReport): Promise<void> {
    if (done.length > 0) await folders.used({ id: folderId, name: null });
  }
}

const nothing = () => null;

function notSent(code: ErrorCode): FichierError {
  return new FichierError({ code, outcome: 'not-sent' });
}

function checkedName(name: string): string {
  const code = nameRefusal(name, 'folder');
  if (code !== null) throw notSent(code);
  return name;
}
