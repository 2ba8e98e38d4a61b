import { type ClickInfo, type ClickSource, clickSource } from '@/entrypoints/background/click-source';
import type { Notice } from '@/entrypoints/background/compose-notice';
import { folderHash, type GrabberDoor } from '@/entrypoints/background/direct/grabber-door';
import { reportNotice } from '@/entrypoints/background/report-notice';
import type { SendLinks } from '@/entrypoints/background/send-links';
import { reasonText, type Translate } from '@/entrypoints/background/texts';
import { type PinnedFolder, parseMenuId } from '@/utils/browser/menu-folder';
import type { selectionLinks } from '@/utils/browser/selection-links';
import { isFichierError } from '@/utils/fichier/errors';
import { extractLinks, foldLinks } from '@/utils/links/extract-links';
import { publicFolderOf } from '@/utils/links/parse-source';
import type { Settings } from '@/utils/messaging/protocol';
import type { SendReport } from '@/utils/messaging/replies';

/** The tab of a click, as far as the browser tells; none for a click outside any tab. */
export type ClickTab = {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly incognito: boolean;
};

export type SendClickDeps = {
  readonly t: Translate;
  readonly sendLinks: SendLinks;
  settings(): Promise<Settings>;
  pinnedFolders(): Promise<readonly PinnedFolder[]>;
  readonly selectionLinks: typeof selectionLinks;
  readonly grabber: GrabberDoor;
  tell(notice: Notice): Promise<void>;
  askForKey(): Promise<void>;
  report(error: unknown): void;
};

/** Rejects only when the words about it could not be shown. */
export type SendClick = (info: ClickInfo, tab: ClickTab | undefined) => Promise<void>;

/** A click on `Send to 1fichier`: stored first, then told. */
export function createSendClick(deps: SendClickDeps): SendClick {
  const { t } = deps;

  async function store(
    source: ClickSource | null,
    info: ClickInfo,
    tab: ClickTab | undefined,
  ): Promise<SendReport> {
    const { links, folded } =
      source?.kind === 'selection'
        ? await linksIn(source.text, info, tab)
        : { links: source === null ? [] : [source.url], folded: 0 };
    const report = await deps.sendLinks(links, {
      origin: source?.kind ?? 'page',
      ...(await folderOf(info)),
      isPrivate: tab?.incognito ?? false,
    });
    return { ...report, folded };
  }

  /** The folder that was chosen in the menu, even if it is pinned no more; else the default one. */
  async function folderOf(info: ClickInfo): Promise<Pick<Settings, 'folderId' | 'folderName'>> {
    const { folderId } = parseMenuId(info.menuItemId);
    if (folderId === null) {
      const settings = await deps.settings();
      return { folderId: settings.folderId, folderName: settings.folderName };
    }
    const pinned = await deps.pinnedFolders().catch((error: unknown) => {
      deps.report(error);
      return [];
    });
    return { folderId, folderName: pinned.find(({ id }) => id === folderId)?.name ?? null };
  }

  /** Every link of the selection; where no script may read the page, the addresses in its text. */
  async function linksIn(text: string, info: ClickInfo, tab: ClickTab | undefined) {
    const isInTab = tab?.id !== undefined && tab.id >= 0;
    const read = isInTab ? await deps.selectionLinks(tab.id, info.frameId ?? 0) : null;
    if (read === null) return extractLinks(text);
    const written = extractLinks(read.text || text);
    const besides = written.links.filter((link) => !read.shown.some((label) => label.includes(link)));
    return foldLinks([...read.links, ...besides]);
  }

  /** What is stored stays so, whatever becomes of the words about it. */
  async function answer(report: SendReport): Promise<void> {
    if (report.needsKey && report.accepted > 0) await deps.askForKey().catch(deps.report);
    const notice = reportNotice(t, report);
    if (notice !== null) await deps.tell(notice);
  }

  async function refuse(error: unknown): Promise<void> {
    if (!isFichierError(error)) deps.report(error);
    const code = isFichierError(error) ? error.facts.code : 'broken';
    await deps.tell({ title: t('notify_refused_title'), message: reasonText(t, { code }), copy: null });
  }

  return (info, tab) => {
    const source = clickSource(info, tab?.url);
    const folder = source === null || source.kind === 'selection' ? null : publicFolderOf(source.url);
    if (folder !== null)
      return deps.grabber.open(folderHash(folder, tab?.incognito ?? false), tab ?? null).catch(refuse);
    return store(source, info, tab).then(answer, refuse);
  };
}
