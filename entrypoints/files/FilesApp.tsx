import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { FilesView } from '@/components/files/FilesView';
import type { FilesVerbs } from '@/components/files/files-verbs';
import type { FilesPage } from '@/entrypoints/files/files-state';

type FilesAppProps = {
  readonly page: FilesPage;
  readonly verbs: FilesVerbs;
  readonly locale: string;
  readonly onOptions: () => void;
  /** Stands beside the button `Upload`. */
  readonly uploadTools?: ComponentChildren;
  /** Further tools for the links of the picked files. */
  readonly linkTools?: ComponentChildren;
  /** Dialogs and panels of what is done with files. */
  readonly children?: ComponentChildren;
};

/** Joins what the files page knows to what it shows. */
export function FilesApp({
  page,
  verbs,
  locale,
  onOptions,
  uploadTools,
  linkTools,
  children,
}: FilesAppProps) {
  const { feed, entries, tree, account } = page;
  const content = feed.content.value;
  const here = feed.here.value;
  const status = page.status.value;
  const failure = feed.refreshFailure.value;
  const sort = entries.sort.value;
  const picked = entries.picked.value;
  return (
    <FilesView
      surroundings={{ locale, now: page.now.value }}
      screen={page.screen.value}
      folderId={here.id}
      side={{
        rows: tree.rows.value,
        hereId: here.id,
        pinned: tree.pinned.value,
        actions: tree.actions,
        account: status && {
          status,
          reading: account.reading.value,
          onRead: () => void account.read(),
        },
        onOpen: page.openFolder,
      }}
      crumbs={{ path: feed.path.value, onOpen: page.openFolder }}
      toolbar={{
        filter: entries.filter.value,
        at: content?.at ?? null,
        refreshAt: Math.max(content?.refreshAt ?? 0, failure?.until ?? 0),
        isRefreshing: feed.isRefreshing.value,
        failure,
        canAdd: content !== null,
        onUpload: verbs.upload,
        uploadTools,
        onNewFolder: verbs.newFolder,
        onRefresh: () => void feed.refresh(),
        onFilter: entries.filterBy,
      }}
      table={{
        entries: entries.shown.value,
        picked: entries.pickedKeys.value,
        pickedEntries: picked,
        sort,
        question: JSON.stringify([here.id, entries.filter.value, sort]),
        startKey: page.startKey.value,
        verbs,
        onSort: entries.sortBy,
        onPick: entries.pick,
        onOpen: page.openFolder,
      }}
      states={{
        canGoUp: page.parent.value !== null,
        onUp: page.goUp,
        onOptions,
        onTryAgain: page.tryAgain,
        onClearFilter: () => entries.filterBy(''),
      }}
      pickedBar={{ picked, hidden: entries.hiddenPicked.value, verbs, linkTools }}
      warning={content?.isCut ? i18n.t('files_cut') : null}
      line={page.said.value}
      notice={{
        notice: page.notice.value,
        trying: page.isTrying.value,
        onTryNow: () => void page.tryNow(),
        onTryAgain: page.tryAgain,
        onOptions,
      }}
      announcement={page.announcement.value}
    >
      {children}
    </FilesView>
  );
}
