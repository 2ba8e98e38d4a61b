import { i18n } from '#i18n';
import { CopyButton } from '@/components/controls/CopyButton';
import { countUnder } from '@/components/popup/count-under';
import { formatCount, formatShortCount } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import type { Counts, TransferFilter } from '@/utils/transfers/screen-schema';

const FILTERS: readonly TransferFilter[] = ['all', 'open', 'done', 'failed'];

type ListToolbarProps = {
  readonly counts: Counts | null;
  readonly filter: TransferFilter;
  readonly allCopied: boolean;
  readonly onFilter: (filter: TransferFilter) => void;
  readonly onCopyAll: () => void;
};

/** Which transfers to show, and all their links at once. Keeps its place while there is nothing to show yet. */
export function ListToolbar({ counts, filter, allCopied, onFilter, onCopyAll }: ListToolbarProps) {
  const { locale } = useSurroundings();
  if (!counts || counts.total === 0) return <div class="toolbar" />;
  return (
    <div class="toolbar">
      <fieldset class="filters" aria-label={i18n.t('filter_label')}>
        {FILTERS.map((name) => (
          <button
            key={name}
            type="button"
            class="filter"
            aria-pressed={name === filter}
            title={formatCount(countUnder(name, counts), locale)}
            onClick={() => onFilter(name)}
          >
            {i18n.t(`filter_${name}`, [formatShortCount(countUnder(name, counts), locale)])}
          </button>
        ))}
      </fieldset>
      <CopyButton
        label={i18n.t('action_copy_all_links')}
        copied={allCopied}
        disabled={counts.done === 0}
        onPress={onCopyAll}
      />
    </div>
  );
}
