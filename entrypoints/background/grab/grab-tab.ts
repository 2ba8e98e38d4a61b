import type { Neighbour } from '@/utils/browser/open-beside';
import type { TabFinds } from '@/utils/browser/page-links';
import { type ErrorCode, FichierError } from '@/utils/fichier/errors';
import { type CollectedLinks, collectLinks } from '@/utils/links/grab/collect-links';
import type { CatchHead, GrabbedLink } from '@/utils/links/grab/grabbed-link';
import type { CatchStore, NewCatch } from '@/utils/store/catches/open-catch-store';
import { isStorageFull } from '@/utils/store/storage-fault';

/** The tab that is grabbed. Address and title are there only where the browser lets the extension see them. */
export type GrabbedTab = Neighbour & {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly incognito: boolean;
};

export type GrabTabDeps = {
  readonly catches: Pick<CatchStore, 'add'>;
  /** The active tab of the last focused window for null; null when there is no such tab. */
  findTab(tabId: number | null): Promise<GrabbedTab | null>;
  readTabLinks(tabId: number, scope: 'auto' | 'page'): Promise<TabFinds | 'silent' | null>;
  openBeside(path: string, tab: Neighbour | null): Promise<void>;
  newId(): string;
  /** Epoch ms. */
  readonly now: () => number;
  report(error: unknown): void;
};

/**
 * Collects the links of a tab, stores them and opens the grabber with them; resolves with the id of the catch. Where no
 * script may run the grabber opens all the same, with the reason. Throws `not-kept` when the tab is gone, and `storage` or
 * `storage-full` before anything is opened.
 */
export type GrabTab = (tab: GrabbedTab | number | null, scope: 'auto' | 'page') => Promise<string>;

type Read = Pick<NewCatch, 'source' | 'title' | 'url' | 'unreadableFrames' | 'failure'> & CollectedLinks;

export function createGrabTab(deps: GrabTabDeps): GrabTab {
  async function read(tab: GrabbedTab, scope: 'auto' | 'page'): Promise<Read> {
    const page = tab.id === undefined ? null : await deps.readTabLinks(tab.id, scope);
    if (page === null) return nothing(tab, 'restricted-page');
    if (page === 'silent') return nothing(tab, 'page-silent');
    const { isSelection, title, url, unreadableFrames, finds } = page;
    const collected = collectLinks(finds);
    // What looked like a link in the selection was none.
    if (isSelection && collected.links.length === 0) return read(tab, 'page');
    const source = isSelection ? 'selection' : 'page';
    return { ...collected, source, title, url, unreadableFrames, failure: null };
  }

  async function store(fresh: NewCatch, links: readonly GrabbedLink[]): Promise<CatchHead> {
    try {
      return await deps.catches.add(fresh, links);
    } catch (error) {
      deps.report(error);
      const code = isStorageFull(error) ? 'storage-full' : 'storage';
      throw new FichierError({ code, outcome: 'not-sent' });
    }
  }

  return async (given, scope) => {
    const tab = typeof given === 'object' && given !== null ? given : await deps.findTab(given);
    if (tab === null) throw new FichierError({ code: 'not-kept', outcome: 'not-sent' });
    const { links, ...about } = await read(tab, scope);
    const head = await store(
      {
        ...about,
        id: deps.newId(),
        tabId: tab.id ?? null,
        isPrivate: tab.incognito,
        at: deps.now(),
        purpose: 'pick',
      },
      links,
    );
    await deps.openBeside(`grabber.html#${head.id}`, tab);
    return head.id;
  };
}

function nothing({ title = '', url = '' }: GrabbedTab, failure: ErrorCode): Read {
  return { links: [], folded: 0, source: 'page', title, url, unreadableFrames: 0, failure };
}
