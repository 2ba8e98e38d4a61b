import { ChevronDown, ChevronRight, CircleAlert, Clock, Folder, LoaderCircle, Pin } from 'lucide';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { FileName } from '@/components/controls/FileName';
import { folderName, folderWay } from '@/components/folders/folder-name';
import type { PickerRow, RowContent } from '@/components/folders/picker-rows';
import { isRowOpen } from '@/components/folders/tree-keys';
import { Icon } from '@/components/icon/Icon';
import { failureByHand } from '@/components/texts/by-hand';
import { formatMoment } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';

export type FolderRowState = {
  readonly content: Extract<RowContent, { kind: 'folder' }>;
  readonly active: boolean;
  readonly pinned: boolean;
};

export type FolderRowProps = {
  readonly row: PickerRow;
  readonly index: number;
  /** The one row that is in the tab order, with its buttons. */
  readonly active: boolean;
  readonly chosen: boolean;
  readonly pinned: boolean;
  /** What can be done with a folder besides choosing it. */
  readonly renderTools: (state: FolderRowState) => ComponentChildren;
};

/** One row of the tree of folders. The tree hears its keys and clicks. */
export function FolderRow(props: FolderRowProps) {
  const { row, index, active, chosen, pinned, renderTools } = props;
  const { content } = row;
  const isOpen = isRowOpen(row);
  const name = useRowName(content);
  const quiet = useQuietText(content);
  return (
    <div
      role="treeitem"
      class={`tree-row tree-${content.kind}`}
      data-row={index}
      style={{ '--index': index, '--level': row.level - 1 }}
      tabIndex={active ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={isOpen ?? undefined}
      aria-selected={content.kind === 'folder' ? chosen : undefined}
      aria-busy={isBusy(content) || undefined}
      aria-label={[name, quiet, pinned ? i18n.t('folder_is_pinned') : ''].filter(Boolean).join(', ')}
    >
      <span class="tree-toggle">
        {isOpen !== null && <Icon node={isOpen ? ChevronDown : ChevronRight} />}
      </span>
      <Icon node={iconOf(content, pinned)} spin={isBusy(content)} />
      <FileName name={name} tooltip={[name, quiet].filter(Boolean).join('\n')} />
      <span class="tree-quiet quiet" title={quiet}>
        {quiet}
      </span>
      {content.kind === 'folder' && renderTools({ content, active, pinned })}
    </div>
  );
}

function isBusy(content: RowContent): boolean {
  return content.kind === 'loading' || (content.kind === 'folder' && content.branch?.isLoading === true);
}

function iconOf(content: RowContent, pinned: boolean) {
  if (isBusy(content)) return LoaderCircle;
  if (content.kind === 'group') return content.group === 'pinned' ? Pin : Clock;
  if (content.kind === 'failed') return CircleAlert;
  return pinned ? Pin : Folder;
}

function useRowName(content: RowContent): string {
  const { locale, now } = useSurroundings();
  switch (content.kind) {
    case 'folder':
      return folderName(content.folder);
    case 'group':
      return i18n.t(content.group === 'pinned' ? 'folder_pinned' : 'folder_recent');
    case 'failed': {
      const { until } = content.reason;
      const isEarly = until !== null && until > now;
      return isEarly
        ? i18n.t('folder_failed_at', [formatMoment(until, now, locale)])
        : i18n.t('folder_failed_row');
    }
    case 'loading':
      return i18n.t('folder_loading');
    case 'empty':
      return i18n.t('folder_empty');
    case 'none-found':
      return i18n.t('folder_none_found');
  }
}

/** Beside the name: where the folder is, or how old the list of what is in it is. */
function useQuietText(content: RowContent): string {
  const around = useSurroundings();
  const { locale, now } = around;
  if (content.kind === 'failed') return failureByHand(content.reason, around);
  if (content.kind !== 'folder') return '';
  if (content.around !== null) return folderWay(content.around);
  const at = content.isOpen ? content.branch?.at : null;
  return at ? i18n.t('folder_as_of', [formatMoment(at, now, locale)]) : '';
}
