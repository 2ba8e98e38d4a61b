import { Folder, KeyRound, ShieldCheck } from 'lucide';
import { i18n } from '#i18n';
import { FileName } from '@/components/controls/FileName';
import { EntryActions } from '@/components/files/EntryActions';
import { entryKey, isFile } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { dateText, dayText, fileKind, shownName, typeWord } from '@/components/files/file-words';
import { FILE_COLUMNS, type FileColumn } from '@/components/files/files-sort';
import type { FilesVerbs } from '@/components/files/files-verbs';
import { KIND_ICONS } from '@/components/grabber/kind-icons';
import { Icon } from '@/components/icon/Icon';
import type { PickGesture } from '@/components/list/selection';
import type { TableColumn, TableSort } from '@/components/list/table-column';
import { VirtualTable } from '@/components/list/VirtualTable';
import { formatSize } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import type { FolderRef } from '@/utils/messaging/files-protocol';

export type FilesTableProps = {
  readonly entries: readonly FileEntry[];
  readonly picked: ReadonlySet<string>;
  /** The picked rows themselves, those that the filter hides too. */
  readonly pickedEntries: readonly FileEntry[];
  readonly sort: TableSort<FileColumn>;
  readonly question: string;
  /** The row to start at, such as the folder one comes from. */
  readonly startKey: string | null;
  readonly verbs: FilesVerbs;
  readonly onSort: (by: string) => void;
  readonly onPick: (gesture: PickGesture) => void;
  readonly onOpen: (folder: FolderRef) => void;
};

/**
 * What is in the open folder. Enter opens, Delete deletes what is picked, or else the row in use; F2 renames the row in
 * use, and with it all files that are picked when it is one of them.
 */
export function FilesTable(props: FilesTableProps) {
  const { locale } = useSurroundings();
  const { verbs, picked, pickedEntries, onOpen } = props;
  const open = (entry: FileEntry) => {
    if (entry.kind === 'folder') onOpen({ id: entry.folder.id, name: entry.folder.name });
    else verbs.details(entry);
  };
  const rename = (entry: FileEntry) => {
    const files = pickedEntries.filter(isFile);
    const isAmongMany = files.length > 1 && files.some(({ key }) => key === entry.key);
    if (isAmongMany) verbs.renameMany(files);
    else verbs.rename(entry);
  };
  const onRowKey = (key: string, entry: FileEntry, isOnRow: boolean): boolean => {
    if (key === 'Enter' && isOnRow) open(entry);
    else if (key === 'F2') rename(entry);
    else if (key === 'Delete') verbs.remove(picked.size > 0 ? pickedEntries : [entry]);
    else return false;
    return true;
  };
  return (
    <VirtualTable
      label={i18n.t('files_table')}
      items={props.entries}
      keyOf={entryKey}
      nameOf={shownName}
      rowLabel={shownName}
      columns={fileColumns(locale, verbs, open)}
      sort={props.sort}
      picked={picked}
      question={props.question}
      startKey={props.startKey}
      onSort={props.onSort}
      onPick={props.onPick}
      onRowKey={onRowKey}
      onRowOpen={open}
    />
  );
}

function fileColumns(
  locale: string,
  verbs: FilesVerbs,
  open: (entry: FileEntry) => void,
): readonly TableColumn<FileEntry>[] {
  const cells: Readonly<Record<FileColumn, TableColumn<FileEntry>['cell']>> = {
    name: (entry) => <NameCell entry={entry} onOpen={open} />,
    size: (entry) =>
      entry.kind === 'folder' || entry.file.size === null ? '' : formatSize(entry.file.size, locale),
    date: (entry) => {
      const { date } = entry.kind === 'folder' ? entry.folder : entry.file;
      return <span title={dateText(date, locale)}>{dayText(date, locale)}</span>;
    },
    type: (entry) => (
      <span title={entry.kind === 'file' ? (entry.file.contentType ?? undefined) : undefined}>
        {typeWord(entry)}
      </span>
    ),
    protection: (entry) => <ProtectionCell entry={entry} />,
  };
  const titles: Readonly<Record<FileColumn, string>> = {
    name: i18n.t('column_name'),
    size: i18n.t('column_size'),
    date: i18n.t('files_date'),
    type: i18n.t('column_type'),
    protection: i18n.t('files_protection'),
  };
  return [
    ...FILE_COLUMNS.map((id) => ({
      id,
      title: titles[id],
      class: `file-${id}`,
      isSortable: true,
      cell: cells[id],
    })),
    {
      id: 'actions',
      title: i18n.t('files_actions'),
      class: 'file-actions',
      isSortable: false,
      cell: (entry, { active }) => <EntryActions entry={entry} active={active} verbs={verbs} />,
    },
  ];
}

type NameCellProps = { readonly entry: FileEntry; readonly onOpen: (entry: FileEntry) => void };

function NameCell({ entry, onOpen }: NameCellProps) {
  const name = shownName(entry);
  if (entry.kind === 'file') {
    return (
      <span class="file-cell">
        <Icon node={KIND_ICONS[fileKind(entry.file.name)]} />
        <FileName name={name} />
      </span>
    );
  }
  return (
    <button type="button" class="file-cell file-open" tabIndex={-1} onClick={() => onOpen(entry)}>
      <Icon node={Folder} />
      <FileName name={name} />
    </button>
  );
}

function ProtectionCell({ entry }: { readonly entry: FileEntry }) {
  const hasPassword = entry.kind === 'folder' ? entry.folder.hasPassword : entry.file.hasPassword;
  const hasAccessList = entry.kind === 'file' && entry.file.hasAccessList;
  if (!hasPassword && !hasAccessList) return null;
  const words = [
    hasPassword && i18n.t('files_has_password'),
    hasAccessList && i18n.t('files_has_access_list'),
  ];
  const text = words.filter(Boolean).join(', ');
  return (
    <span class="file-protected" title={text}>
      <Icon node={hasPassword ? KeyRound : ShieldCheck} />
      <span class="cut">{text}</span>
    </span>
  );
}
