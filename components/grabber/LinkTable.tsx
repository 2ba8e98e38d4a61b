import { CircleCheck, CircleHelp, CircleX, type IconNode, Lock } from 'lucide';
import { i18n } from '#i18n';
import { FileName } from '@/components/controls/FileName';
import { KIND_ICONS } from '@/components/grabber/kind-icons';
import type { LinkRow } from '@/components/grabber/link-row';
import { Icon } from '@/components/icon/Icon';
import type { PickGesture } from '@/components/list/selection';
import type { TableColumn, TableSort } from '@/components/list/table-column';
import { VirtualTable } from '@/components/list/VirtualTable';
import { formatCount, formatSize } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import { maskUrl } from '@/utils/links/mask-url';

const HEALTH_ICONS: Readonly<Record<NonNullable<LinkRow['health']>, IconNode>> = {
  alive: CircleCheck,
  protected: Lock,
  dead: CircleX,
  bad: CircleHelp,
};

type LinkTableProps = {
  readonly rows: readonly LinkRow[];
  readonly picked: ReadonlySet<string>;
  readonly sort: TableSort | null;
  /** Is there anything to say about sizes and states? */
  readonly hasHealth: boolean;
  readonly question: string;
  /** Where a public folder opens. */
  readonly folderAddress: (row: LinkRow) => string;
  readonly onSort: (by: string) => void;
  readonly onPick: (gesture: PickGesture) => void;
};

const keyOf = ({ key }: LinkRow) => key;
const nameOf = ({ name }: LinkRow) => name;

/** The links that the filter lets through. What comes from the page is only ever text. */
export function LinkTable(props: LinkTableProps) {
  const { locale } = useSurroundings();
  return (
    <VirtualTable
      label={i18n.t('links_table')}
      items={props.rows}
      keyOf={keyOf}
      nameOf={nameOf}
      columns={linkColumns(locale, props.hasHealth, props.folderAddress)}
      sort={props.sort}
      picked={props.picked}
      question={props.question}
      onSort={props.onSort}
      onPick={props.onPick}
    />
  );
}

function linkColumns(
  locale: string,
  hasHealth: boolean,
  folderAddress: LinkTableProps['folderAddress'],
): readonly TableColumn<LinkRow>[] {
  const column = (
    id: 'type' | 'name' | 'host' | 'extension' | 'text' | 'count' | 'size' | 'state',
    cell: TableColumn<LinkRow>['cell'],
  ): TableColumn<LinkRow> => ({
    id,
    title: i18n.t(`column_${id}`),
    class: `col-${id}`,
    isSortable: true,
    cell,
  });
  const columns = [
    column('type', ({ kind }) => (
      <span class={kind === 'fichier' ? 'type type-fichier' : 'type'} title={i18n.t(`${kind}_kind`)}>
        <Icon node={KIND_ICONS[kind]} />
        <span class="type-word">{i18n.t(`${kind}_kind`)}</span>
      </span>
    )),
    column('name', (row, { active }) => (
      <span class="name-cell">
        <FileName name={row.name} tooltip={`${row.name}\n${maskUrl(row.link.url)}`} />
        {row.isFolder && (
          <a
            class="open-folder"
            href={folderAddress(row)}
            target="_blank"
            rel="noreferrer"
            tabIndex={active ? 0 : -1}
          >
            {i18n.t('action_open_folder')}
          </a>
        )}
      </span>
    )),
    column('host', ({ host }) => <CutText text={host} />),
    column('extension', ({ extension }) => extension),
    column('text', ({ text }) => <CutText text={text} />),
    column('count', ({ link }) => (link.count > 1 ? `×${formatCount(link.count, locale)}` : '')),
  ];
  if (!hasHealth) return columns;
  return [
    ...columns,
    column('size', ({ size }) => (size === null ? '' : formatSize(size, locale))),
    column(
      'state',
      ({ health }) =>
        health && (
          <span class={`health health-${health}`}>
            <Icon node={HEALTH_ICONS[health]} />
            {i18n.t(`health_${health}`)}
          </span>
        ),
    ),
  ];
}

function CutText({ text }: { readonly text: string }) {
  return (
    <bdi class="cut" dir="auto" title={text}>
      {text}
    </bdi>
  );
}
