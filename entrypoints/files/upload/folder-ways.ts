import type { Ask } from '@/components/page/ask';
import { nameRefusal } from '@/utils/links/item-name';
import type { FolderRef, FolderView } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';
import { composed, isSameName } from '@/utils/names/same-name';
import { keptName } from '@/utils/uploads/kept-name';

export type FolderReply =
  | { readonly ok: true; readonly value: FolderRef }
  | { readonly ok: false; readonly reason: Reason };

/**
 * Finds or makes the folders at 1fichier that picked folders go into. For what was picked at once, and no more: later the
 * same folders may be others.
 */
export type FolderWays = {
  /** The folder at the end of `way`, seen from `root`, under names that 1fichier keeps. A folder of that name is taken as it is, another made once. */
  folderFor(root: FolderRef, way: readonly string[]): Promise<FolderReply>;
  /** One of them has gone: they are looked for anew. */
  forget(): void;
};

export function createFolderWays(ask: Ask): FolderWays {
  const known = new Map<string, Promise<FolderReply>>();
  /** Folders made here: nothing is in them but what is made here. */
  const made = new Set<number>();

  async function findOrMake(parent: FolderRef, name: string): Promise<FolderReply> {
    const code = nameRefusal(name, 'folder');
    if (code !== null) return { ok: false, reason: { code, words: name, until: null } };
    if (!made.has(parent.id)) {
      const listed = await ask('listFolder', { folderId: parent.id, withFiles: false, refresh: true });
      if (!listed.ok) return listed;
      const found = folderNamed(name, listed.value.folders);
      if (found !== undefined) return { ok: true, value: { id: found.id, name } };
    }
    const reply = await ask('createFolder', { parentId: parent.id, name });
    if (reply.ok) made.add(reply.value.id);
    // It may have been made all the same.
    else made.delete(parent.id);
    return reply;
  }

  /** One question for all who want the same folder; a failure is forgotten, so that a retry asks anew. */
  function step(parent: FolderRef, name: string): Promise<FolderReply> {
    const key = JSON.stringify([parent.id, composed(name)]);
    const running = known.get(key);
    if (running !== undefined) return running;
    const started = findOrMake(parent, name).then((reply) => {
      if (!reply.ok) known.delete(key);
      return reply;
    });
    known.set(key, started);
    return started;
  }

  const forget = (): void => {
    known.clear();
    made.clear();
  };
  return {
    forget,
    folderFor: async (root, way) => {
      let folder = root;
      for (const name of way) {
        const reply = await step(folder, keptName(name));
        if (!reply.ok) {
          if (reply.reason.code === 'folder-not-found') forget();
          return reply;
        }
        folder = reply.value;
      }
      return { ok: true, value: folder };
    },
  };
}

/** One that is written the same to the letter comes before one whose accents are written otherwise. */
function folderNamed(name: string, folders: readonly FolderView[]): FolderView | undefined {
  return (
    folders.find((folder) => folder.name === name) ?? folders.find((folder) => isSameName(folder.name, name))
  );
}
