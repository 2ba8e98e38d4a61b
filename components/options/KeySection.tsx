import { CircleAlert, CircleCheck, Eye, EyeOff, LoaderCircle } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { type KeyState, keyLine, looksOdd } from '@/components/options/key-state';
import { formatDay } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import type { Status } from '@/utils/messaging/protocol';

const WHERE_KEYS_ARE_MADE = 'https://1fichier.com/console/params.pl';

const AS_TEXT = { type: 'text' } as const;
const AS_PASSWORD = { type: 'password' } as const;

type KeySectionProps = {
  readonly text: string;
  readonly state: KeyState;
  readonly status: Status | null;
  readonly onText: (text: string) => void;
  readonly onSave: () => void;
  readonly onRemove: () => void;
};

function storedText(status: Status | null, locale: string): string {
  if (!status) return '';
  if (!status.hasKey) return i18n.t('key_none');
  if (status.keySavedAt === null) return i18n.t('key_saved');
  return i18n.t('key_saved_since', [formatDay(status.keySavedAt, locale)]);
}

/** The API key. The field starts empty, always: the stored key never comes back to a page. */
export function KeySection({ text, state, status, onText, onSave, onRemove }: KeySectionProps) {
  const [shown, setShown] = useState(false);
  return (
    <section>
      <h2>{i18n.t('section_key')}</h2>
      <p class="quiet stored-key">{storedText(status, useSurroundings().locale)}</p>
      <form
        class="key-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <div class="key-field">
          <input
            class="field"
            {...(shown ? AS_TEXT : AS_PASSWORD)}
            aria-label={i18n.t('key_label')}
            aria-describedby="key-hint"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            value={text}
            onInput={(event) => onText(event.currentTarget.value)}
          />
          <Button
            look="icon"
            icon={shown ? EyeOff : Eye}
            label={i18n.t(shown ? 'action_hide_key' : 'action_show_key')}
            onPress={() => setShown(!shown)}
          />
        </div>
        <button type="submit" class="button button-filled">
          {i18n.t('action_save_and_check')}
        </button>
        {status?.hasKey && <Button label={i18n.t('action_remove_key')} onPress={onRemove} />}
      </form>
      <p class="quiet hint" id="key-hint">
        {looksOdd(text) ? i18n.t('key_odd') : i18n.t('key_hint')}
      </p>
      <KeyStatus state={state} status={status} />
      <p class="hint">
        <a href={WHERE_KEYS_ARE_MADE} target="_blank" rel="noreferrer">
          {i18n.t('key_where')}
        </a>
        <span class="quiet"> {i18n.t('key_where_hint')}</span>
      </p>
    </section>
  );
}

const TONE_ICONS = { good: CircleCheck, bad: CircleAlert } as const;

function KeyStatus({ state, status }: Pick<KeySectionProps, 'state' | 'status'>) {
  const { tone, title, text } = keyLine(state, status, useSurroundings());
  const checking = state.kind === 'checking';
  const icon = checking ? LoaderCircle : tone === 'quiet' ? null : TONE_ICONS[tone];
  return (
    <div class={`key-status ${tone}`} role="status">
      {icon && <Icon node={icon} spin={checking} />}
      <p>
        <strong>{title}</strong>
        {text && <span class="quiet"> {text}</span>}
      </p>
    </div>
  );
}
