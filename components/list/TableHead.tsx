import { ArrowDown, ArrowUp } from 'lucide';
import { i18n } from '#i18n';
import { Icon } from '@/components/icon/Icon';
import type { PickGesture } from '@/components/list/selection';
import type { TableColumn, TableSort } from '@/components/list/table-column';

type TableHeadProps<T> = {
  readonly columns: readonly TableColumn<T>[];
  readonly sort: TableSort | null;
  readonly isAllPicked: boolean;
  readonly onSort: (by: string) => void;
  readonly onPick: (gesture: PickGesture) => void;
};

/** The heads of a table: all of its rows at once, and what they are sorted by. */
export function TableHead<T>({ columns, sort, isAllPicked, onSort, onPick }: TableHeadProps<T>) {
  return (
    <thead data-head>
      <tr aria-rowindex={1}>
        <th class="col-pick" scope="col">
          <input
            type="checkbox"
            aria-label={i18n.t('table_pick_all')}
            title={i18n.t('table_pick_all')}
            checked={isAllPicked}
            onClick={() => onPick({ kind: isAllPicked ? 'clear' : 'all' })}
          />
        </th>
        {columns.map(({ id, title, class: name, isSortable }) => {
          const isDown = sort?.by === id ? sort.isDown : null;
          return (
            <th key={id} class={name} scope="col" aria-sort={ariaSort(isDown)}>
              {isSortable ? (
                <button type="button" class="table-sort" onClick={() => onSort(id)}>
                  <span>{title}</span>
                  {isDown !== null && <Icon node={isDown ? ArrowDown : ArrowUp} />}
                </button>
              ) : (
                title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function ariaSort(isDown: boolean | null): 'descending' | 'ascending' | undefined {
  if (isDown === null) return undefined;
  return isDown ? 'descending' : 'ascending';
}
