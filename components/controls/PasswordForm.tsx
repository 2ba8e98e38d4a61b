import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

type PasswordFormProps = {
  /** What the password is of. */
  readonly label: string;
  readonly action: string;
  readonly isWrong?: boolean;
  readonly tabIndex?: number;
  /** The id of what tells why it is wanted. */
  readonly describedBy?: string;
  readonly onEnter: (password: string) => void;
  /** Escape: the user would rather not. */
  readonly onLeave?: () => void;
};

/** A field for a password that is used once and kept nowhere. */
export function PasswordForm(props: PasswordFormProps) {
  const { label, action, isWrong = false, tabIndex, describedBy, onEnter, onLeave } = props;
  const [text, setText] = useState('');
  return (
    <form
      class="password-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onLeave) return;
        // The browser would close a popup.
        event.preventDefault();
        onLeave();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '') return;
        onEnter(text);
        setText('');
      }}
    >
      <input
        class="field"
        type="password"
        aria-label={label}
        title={label}
        placeholder={i18n.t(isWrong ? 'password_wrong_label' : 'password_label')}
        aria-invalid={isWrong || undefined}
        aria-describedby={describedBy}
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
