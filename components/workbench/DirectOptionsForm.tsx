import { i18n } from '#i18n';
import { formatCount } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import type { DirectOptions } from '@/utils/links/direct-options';

export type DirectOptionsFormProps = {
  readonly options: DirectOptions;
  /** GB; null: not known. */
  readonly cdnCredits: number | null;
  readonly isRemembering: boolean;
  readonly onOptions: (change: Partial<DirectOptions>) => void;
  readonly onRemember: (wanted: boolean) => void;
};

const RESTRICTIONS = [0, 1, 2] as const;

/** How direct links are asked for. */
export function DirectOptionsForm(props: DirectOptionsFormProps) {
  const { options, cdnCredits, onOptions } = props;
  const { locale } = useSurroundings();
  const credits =
    cdnCredits === null
      ? i18n.t('direct_cdn_unknown')
      : i18n.t('direct_cdn_credits', [formatCount(cdnCredits, locale)]);
  const check = (name: 'inline' | 'single' | 'noSsl', text: string) => (
    <label class="check">
      <input
        type="checkbox"
        checked={options[name]}
        onChange={(event) => onOptions({ [name]: event.currentTarget.checked })}
      />
      {text}
    </label>
  );
  return (
    <fieldset class="direct-options" aria-label={i18n.t('direct_options')}>
      {check('inline', i18n.t('direct_inline'))}
      <label class="check">
        <input
          type="checkbox"
          checked={options.cdn}
          onChange={(event) => onOptions({ cdn: event.currentTarget.checked })}
        />
        <span>
          {i18n.t('direct_cdn')} <span class="quiet">({credits})</span>
        </span>
      </label>
      <label class="direct-restrict">
        {i18n.t('direct_restrict')}
        <select
          class="field"
          disabled={!options.cdn}
          value={options.restrictIp}
          onChange={(event) => {
            const chosen = RESTRICTIONS.find((each) => String(each) === event.currentTarget.value);
            if (chosen !== undefined) onOptions({ restrictIp: chosen });
          }}
        >
          {RESTRICTIONS.map((each) => (
            <option key={each} value={each}>
              {i18n.t(`direct_restrict_${each}`)}
            </option>
          ))}
        </select>
        {!options.cdn && <span class="quiet">{i18n.t('direct_restrict_hint')}</span>}
      </label>
      {check('single', i18n.t('direct_single'))}
      {check('noSsl', i18n.t('direct_no_ssl'))}
      <label class="check direct-remember">
        <input
          type="checkbox"
          checked={props.isRemembering}
          onChange={(event) => props.onRemember(event.currentTarget.checked)}
        />
        <span>
          {i18n.t('direct_remember')} <span class="quiet">({i18n.t('direct_remember_hint')})</span>
        </span>
      </label>
    </fieldset>
  );
}
