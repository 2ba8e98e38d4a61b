import type { Neighbour } from '@/utils/browser/open-beside';
import { FichierError } from '@/utils/fichier/errors';
import type { CatchHead, GrabbedLink } from '@/utils/links/grab/grabbed-link';
import type { CatchStore } from '@/utils/store/catches/open-catch-store';
import { isStorageFull } from '@/utils/store/storage-fault';

/** Links for the grabber that no page was read for. */
export type GivenLinks = Pick<CatchHead, 'title' | 'url' | 'isPrivate' | 'purpose'> & {
  readonly source: 'folder' | 'links';
  readonly links: readonly GrabbedLink[];
};

/** The tab of a click; null for a click in no tab. */
export type Beside = (Partial<Neighbour> & { readonly incognito: boolean }) | null;

/** The way to the grabber for what has links, or the address of a folder, to show there. */
export type GrabberDoor = {
  /** Stores the links as a catch and resolves to its id. Rejects with `storage` or `storage-full`. */
  keep(given: GivenLinks): Promise<string>;
  /** Opens the grabber on what `hash` names: the id of a catch, or a `folderHash`. */
  open(hash: string, beside: Beside): Promise<void>;
};

export type GrabberDoorDeps = {
  readonly catches: Pick<CatchStore, 'add'>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly newId: () => string;
  openBeside(path: string, tab: Neighbour | null): Promise<void>;
  /** Told why storing failed; the caller hears `storage`, or `storage-full` when there is no room. */
  report(error: unknown): void;
};

/** What the grabber reads behind its `#` to ask for a public folder itself. */
export const folderHash = (url: string, isPrivate: boolean): string =>
  `${isPrivate ? 'private&' : ''}folder=${encodeURIComponent(url)}`;

const OF_NO_PAGE = { tabId: null, folded: 0, unreadableFrames: 0, failure: null } as const;

export function createGrabberDoor({ catches, now, newId, openBeside, report }: GrabberDoorDeps): GrabberDoor {
  return {
    async keep({ links, ...head }) {
      const id = newId();
      try {
        await catches.add({ ...OF_NO_PAGE, ...head, id, at: now() }, links);
      } catch (error) {
        report(error);
        const code = isStorageFull(error) ? 'storage-full' : 'storage';
        throw new FichierError({ code, outcome: 'not-sent' });
      }
      return id;
    },
    open: (hash, beside) => openBeside(`grabber.html#${hash}`, neighbourOf(beside)),
  };
}

/** Null for a tab that does not tell where it stands. */
function neighbourOf(beside: Beside): Neighbour | null {
  if (beside?.index === undefined || beside.windowId === undefined) return null;
  return { id: beside.id, index: beside.index, windowId: beside.windowId };
}
