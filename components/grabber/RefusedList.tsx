import { i18n } from '#i18n';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';

type RefusedListProps = {
  readonly refused: readonly { readonly source: string; readonly why: string }[];
};

const SHOWN = 50;

/** The links that cannot be sent, each with the reason and what would do. */
export function RefusedList({ refused }: RefusedListProps) {
  const { locale } = useSurroundings();
  if (refused.length === 0) return null;
  return (
    <ul class="refused" aria-label={i18n.t('refused_label')}>
      {refused.slice(0, SHOWN).map(({ source, why }) => (
        <li key={source}>
          <bdi class="refused-source">{source}</bdi> {why}
        </li>
      ))}
      {refused.length > SHOWN && (
        <li class="quiet">{countText('refused_more', refused.length - SHOWN, locale)}</li>
      )}
    </ul>
  );
}
