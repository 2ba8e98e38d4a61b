import { i18n } from '#i18n';
import { NUMBER_FIELDS, type NumberSetting } from '@/components/options/number-fields';
import { SavedNote } from '@/components/options/SavedNote';
import type { SavedMark } from '@/components/options/saved-mark';

const TEXTS = {
  batchSize: { label: 'batch_size', hint: 'batch_size_hint' },
  keepCount: { label: 'keep_count', hint: 'keep_count_hint' },
  keepDays: { label: 'keep_days', hint: 'keep_days_hint' },
} as const;

type NumberSettingFieldProps = {
  readonly setting: NumberSetting;
  /** As stored; null: no limit. */
  readonly value: number | null;
  readonly mark: SavedMark | null;
  /** What was entered, not yet checked. */
  readonly onEnter: (setting: NumberSetting, entered: string) => void;
};

/** A whole number, with its name, what it does, and how saving it went. */
export function NumberSettingField({ setting, value, mark, onEnter }: NumberSettingFieldProps) {
  const { least, most, isOptional } = NUMBER_FIELDS[setting];
  const { label, hint } = TEXTS[setting];
  return (
    <div class="setting">
      <label for={setting}>{i18n.t(label)}</label>
      <input
        id={setting}
        class="field number"
        type="number"
        inputmode="numeric"
        min={least}
        max={most}
        step={1}
        placeholder={isOptional ? i18n.t('no_limit') : undefined}
        aria-describedby={`${setting}-hint`}
        aria-invalid={mark?.kind === 'wrong-number' && mark.setting === setting}
        defaultValue={value === null ? '' : String(value)}
        onChange={({ currentTarget }) => {
          // What is no number at all reads as nothing.
          onEnter(setting, currentTarget.validity.badInput ? '?' : currentTarget.value);
        }}
      />
      <SavedNote setting={setting} mark={mark} />
      <p class="quiet hint" id={`${setting}-hint`}>
        {i18n.t(hint)}
      </p>
    </div>
  );
}
