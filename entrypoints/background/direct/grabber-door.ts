import { browser } from 'wxt/browser';
import { FichierError } from '@/utils/fichier/errors';
import type { CatchHead, GrabbedLink } from '@/utils/links/grab/grabbed-link';

/** Links for the grabber that no page was read for. */
export type GivenLinks = Pick<CatchHead, 'title' | 'url' | 'isPrivate' | 'purpose'> & {
  readonly source: 'folder' | 'links';
  readonly links: readonly GrabbedLink[];
};

/** The tab of a click; null for a click in no tab. */
export type Beside = { readonly id?: number | undefined; readonly incognito: boolean } | null;

/** The way to the grabber for what has links, or the address of a folder, to show there. */
export type GrabberDoor = {
  /** Stores the links as a catch and resolves to its id. Rejects with `storage` or `storage-full`. */
  keep(given: GivenLinks): Promise<string>;
  /** Opens the grabber on what `hash` names: the id of a catch, or a `folderHash`. */
  open(hash: string, beside: Beside): Promise<void>;
};

/** What the grabber reads behind its `#` to ask for a public folder itself. */
export const folderHash = (url: string): string => `folder=${encodeURIComponent(url)}`;

export const grabberDoor: GrabberDoor = {
  async keep() {
    throw new FichierError({ code: 'broken', outcome: 'not-sent' });
  },
  async open(hash) {
    await browser.tabs.create({ url: `${browser.runtime.getURL('/')}grabber.html#${hash}` });
  },
};
