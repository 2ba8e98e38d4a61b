import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

type PasswordFormProps = {
  /** What the password is of. */
  readonly label: string;
  readonly action: string;
  readonly isWrong?: boolean;
  readonly tabIndex?: number;
  readonly onEnter: (password: string) => void;
};

/** A field for a password that is used once and kept nowhere. */
export function PasswordForm({ label, action, isWrong = false, tabIndex, onEnter }: PasswordFormProps) {
  const [text, setText] = useState('');
  return (
    <form
      class="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== '') onEnter(text);
      }}
    >
      <input
        class="field"
        type="password"
        aria-label={label}
        title={label}
        placeholder={i18n.t(isWrong ? 'password_wrong_label' : 'password_label')}
        aria-invalid={isWrong || undefined}
        autocomplete="off"
        spellcheck={false}
        tabIndex={tabIndex}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button" tabIndex={tabIndex} aria-disabled={text === '' || undefined}>
        {action}
      </button>
    </form>
  );
}
