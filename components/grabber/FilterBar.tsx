import { X } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { KIND_ICONS } from '@/components/grabber/kind-icons';
import type { RegexError } from '@/components/grabber/regex-error';
import { Icon } from '@/components/icon/Icon';
import { formatCount } from '@/components/texts/format';
import { snake } from '@/components/texts/snake';
import { useSurroundings } from '@/components/texts/surroundings';
import { LINK_KINDS, type LinkKind } from '@/utils/links/grab/file-kinds';
import type { GrabberFilter } from '@/utils/links/grab/grabber-filter';

type FilterBarProps = {
  readonly filter: GrabberFilter;
  readonly kindCounts: ReadonlyMap<LinkKind, number>;
  readonly error: RegexError | null;
  /** The most frequent hosts, to choose from. */
  readonly hosts: readonly string[];
  readonly onChange: (change: Partial<GrabberFilter>) => void;
  readonly onClear: () => void;
};

/** Which links to show: by text or regular expression, by host, by kind. */
export function FilterBar({ filter, kindCounts, error, hosts, onChange, onClear }: FilterBarProps) {
  const { locale } = useSurroundings();
  const { kinds, text, isRegex, host } = filter;
  const isFiltering = kinds.length > 0 || text !== '' || host !== '';
  const toggle = (kind: LinkKind) =>
    onChange({ kinds: kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind] });
  return (
    <search class="filter-bar">
      <div class="filter-text">
        <input
          class="field"
          type="search"
          aria-label={i18n.t('filter_text')}
          aria-invalid={error !== null || undefined}
          aria-describedby="filter-error"
          placeholder={i18n.t('filter_text_hint')}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => onChange({ text: event.currentTarget.value })}
        />
        <button
          type="button"
          class="button filter-regex"
          aria-pressed={isRegex}
          aria-label={i18n.t('filter_regex')}
          title={i18n.t('filter_regex')}
          onClick={() => onChange({ isRegex: !isRegex })}
        >
          .*
        </button>
        <p class="filter-error bad" id="filter-error" aria-live="polite">
          {error && i18n.t(`regex_${snake(error.kind)}`, [formatCount(error.index + 1, locale)])}
        </p>
      </div>
      <input
        class="field filter-host"
        list="hosts"
        aria-label={i18n.t('filter_host')}
        placeholder={i18n.t('filter_host_any')}
        autocomplete="off"
        spellcheck={false}
        value={host}
        onInput={(event) => onChange({ host: event.currentTarget.value })}
      />
      <datalist id="hosts">
        {hosts.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <Button look="icon" icon={X} label={i18n.t('filter_clear')} disabled={!isFiltering} onPress={onClear} />
      <fieldset class="kinds" aria-label={i18n.t('filter_kinds')}>
        {LINK_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            class="kind"
            aria-pressed={kinds.includes(kind)}
            onClick={() => toggle(kind)}
          >
            <Icon node={KIND_ICONS[kind]} />
            {i18n.t(`${kind}_kind`)}
            <span class="kind-count">{formatCount(kindCounts.get(kind) ?? 0, locale)}</span>
          </button>
        ))}
      </fieldset>
    </search>
  );
}
