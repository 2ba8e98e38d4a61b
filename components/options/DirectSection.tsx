import { i18n } from '#i18n';
import { CheckSetting } from '@/components/options/CheckSetting';
import { SavedNote } from '@/components/options/SavedNote';
import type { SavedMark } from '@/components/options/saved-mark';
import { useSurroundings } from '@/components/texts/surroundings';
import type { DirectOptions } from '@/utils/links/direct-options';
import type { Settings } from '@/utils/messaging/protocol';

type DirectSectionProps = {
  readonly settings: Settings;
  /** GB; null when not known. */
  readonly cdnCredits: number | null;
  readonly mark: SavedMark | null;
  readonly onOption: <K extends keyof DirectOptions>(option: K, value: DirectOptions[K]) => void;
  readonly onAsk: (wanted: boolean) => void;
};

const RESTRICTIONS = [
  [0, 'direct_restrict_0'],
  [1, 'direct_restrict_1'],
  [2, 'direct_restrict_2'],
] as const;

/** How direct links are asked for. */
export function DirectSection({ settings, cdnCredits, mark, onOption, onAsk }: DirectSectionProps) {
  const { locale } = useSurroundings();
  const { direct } = settings;
  const check = (option: 'inline' | 'cdn' | 'single' | 'noSsl', label: string, note?: string) => (
    <CheckSetting
      setting={option}
      label={label}
      {...(note === undefined ? {} : { note })}
      checked={direct[option]}
      mark={mark}
      onCheck={(checked) => onOption(option, checked)}
    />
  );
  return (
    <section>
      <h2>{i18n.t('section_direct')}</h2>
      <p class="quiet section-hint">{i18n.t('direct_hint')}</p>
      <CheckSetting
        setting="askDirect"
        label={i18n.t('direct_ask')}
        checked={settings.askDirect}
        mark={mark}
        onCheck={onAsk}
      />
      {check('inline', i18n.t('direct_inline'))}
      {check('single', i18n.t('direct_single'))}
      {check('noSsl', i18n.t('direct_no_ssl'))}
      {check('cdn', i18n.t('direct_cdn'), creditsText(cdnCredits, locale))}
      <div class="setting under-check">
        <label for="restrict-ip">{i18n.t('direct_restrict')}</label>
        <select
          id="restrict-ip"
          class="field"
          aria-describedby="restrict-ip-hint"
          disabled={!direct.cdn}
          value={direct.restrictIp}
          onChange={({ currentTarget }) => {
            const chosen = RESTRICTIONS[currentTarget.selectedIndex];
            if (chosen) onOption('restrictIp', chosen[0]);
          }}
        >
          {RESTRICTIONS.map(([value, text]) => (
            <option key={value} value={value}>
              {i18n.t(text)}
            </option>
          ))}
        </select>
        <SavedNote setting="restrictIp" mark={mark} />
        <p class="quiet hint" id="restrict-ip-hint">
          {i18n.t('direct_restrict_hint')}
        </p>
      </div>
    </section>
  );
}

function creditsText(credits: number | null, locale: string): string {
  if (credits === null) return i18n.t('direct_cdn_unknown');
  return i18n.t('direct_cdn_credits', [new Intl.NumberFormat(locale).format(credits)]);
}
