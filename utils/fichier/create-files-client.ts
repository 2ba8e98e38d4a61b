import type { Call } from '@/utils/fichier/create-call';
import { inFolder, ofFolder, ownFolder, read, realFolder, write } from '@/utils/fichier/endpoints';
import type { ActOutcome, FichierFiles } from '@/utils/fichier/fichier-files';
import { settleAct } from '@/utils/fichier/settle-act';
import { readAct } from '@/utils/fichier/wire-acts';
import { readFileInfo } from '@/utils/fichier/wire-file-info';
import { readCopied } from '@/utils/fichier/wire-files';
import { readChangedFolder, readCreatedFolder, readSharedFolder } from '@/utils/fichier/wire-folder-acts';

/**
 * 1fichier documents no limit for one call. 500 files is what it takes in one upload, the only number it gives for files
 * at once, and as many are answered well within the time of a call.
 */
export const FILES_PER_CALL = 500;

/** The operations on files and folders by hand. Their promises are those of `FichierFiles`. */
export function createFilesClient(call: Call): FichierFiles {
  const act =
    (asked: readonly string[], field: Parameters<typeof readAct>[1]) =>
    (json: Parameters<typeof readAct>[0]): ActOutcome | null => {
      const answer = readAct(json, field, asked.length);
      return answer === null ? null : settleAct(asked, answer);
    };

  return {
    async fileInfo({ url, password }, options) {
      const body = { url, ...(password === undefined ? {} : { pass: password }) };
      return call.send(
        read('file/info.cgi', body, (json) => readFileInfo(json, url)),
        options,
      );
    },
    async renameFiles({ files }, options) {
      const urls = checked(files.map(({ url }) => url));
      const body = { urls: files.map(({ url, name }) => ({ url, filename: name })) };
      return call.send(write('file/rename.cgi', body, act(urls, 'renamed')), options);
    },
    async moveFiles({ urls, folderId }, options) {
      const body = { urls: checked(urls), destination_folder_id: ownFolder(folderId) };
      return call.send(write('file/mv.cgi', body, act(urls, 'moved')), options);
    },
    async deleteFiles({ urls }, options) {
      const body = { files: checked(urls).map((url) => ({ url })) };
      return call.send(write('file/rm.cgi', body, act(urls, 'removed')), options);
    },
    async protectFiles({ urls, password }, options) {
      const body = { urls: checked(urls), pass: password };
      return call.send(write('file/chattr.cgi', body, act(urls, 'updated')), options);
    },
    async copyFiles({ urls, folderId, password }, options) {
      const body = { urls, ...inFolder(folderId), ...(password === undefined ? {} : { pass: password }) };
      return call.send(write('file/cp.cgi', body, readCopied), options);
    },
    async createFolder({ parentId, name }, options) {
      const body = { name, ...inFolder(parentId) };
      const endpoint = write('folder/mkdir.cgi', body, (json) => readCreatedFolder(json, name));
      return call.send(ofFolder(endpoint), options);
    },
    async renameFolder({ folderId, parentId, name }, options) {
      // 1fichier is said to ignore the destination here; should it not, the folder stays where it is.
      const place = { folder_id: realFolder(folderId), destination_folder_id: ownFolder(parentId) };
      const endpoint = write('folder/mv.cgi', { ...place, rename: name }, readChangedFolder);
      return { name: (await call.send(ofFolder(endpoint), options)).newName ?? name };
    },
    async moveFolder({ folderId, parentId }, options) {
      const body = { folder_id: realFolder(folderId), destination_folder_id: ownFolder(parentId) };
      await call.send(ofFolder(write('folder/mv.cgi', body, readChangedFolder)), options);
    },
    async deleteFolder({ folderId }, options) {
      const body = { folder_id: realFolder(folderId) };
      await call.send(ofFolder(write('folder/rm.cgi', body, readChangedFolder)), options);
    },
    async shareFolder({ folderId, isShared, password }, options) {
      const body = {
        folder_id: realFolder(folderId),
        share: isShared ? 1 : 0,
        ...(isShared && password !== null ? { pass: password } : {}),
      };
      const endpoint = write('folder/share.cgi', body, (json) => readSharedFolder(json, isShared));
      return call.send(ofFolder(endpoint), options);
    },
  };
}

function checked(urls: readonly string[]): readonly string[] {
  if (urls.length === 0 || urls.length > FILES_PER_CALL)
    throw new RangeError(`${urls.length} files in a call`);
  return urls;
}
