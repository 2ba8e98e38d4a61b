import { Eye, EyeOff } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';

type SecretFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly isBusy?: boolean;
  readonly isFirst?: boolean;
  readonly onText: (text: string) => void;
};

const AS_TEXT = { type: 'text' } as const;
const AS_PASSWORD = { type: 'password' } as const;

/** A password that is set: it may be seen, since it is to be handed on. */
export function SecretField(props: SecretFieldProps) {
  const { id, label, text, describedBy, isWrong, isBusy = false, isFirst = false, onText } = props;
  const [shown, setShown] = useState(false);
  return (
    <>
      <label class="act-label" for={id}>
        {label}
      </label>
      <div class="act-secret">
        <input
          id={id}
          class="field"
          data-first={isFirst || undefined}
          {...(shown ? AS_TEXT : AS_PASSWORD)}
          autocomplete="new-password"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby={describedBy}
          aria-invalid={isWrong || undefined}
          readOnly={isBusy}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
        <Button
          look="icon"
          icon={shown ? EyeOff : Eye}
          label={i18n.t(shown ? 'act_hide_password' : 'act_show_password')}
          onPress={() => setShown(!shown)}
        />
      </div>
    </>
  );
}
