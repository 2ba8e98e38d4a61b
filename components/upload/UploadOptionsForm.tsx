import { i18n } from '#i18n';

export type UploadOptions = {
  /** Put on the links; empty: none. */
  readonly password: string;
  /** Where 1fichier writes to when a file is there; empty: nowhere. */
  readonly mail: string;
};

export type OptionsProblem = 'password-short' | 'mail';

type UploadOptionsFormProps = {
  readonly options: UploadOptions;
  readonly problem: OptionsProblem | null;
  /** What was typed does not hold yet, and files wait for it. */
  readonly isTyping: boolean;
  /** What was typed holds from now on. */
  readonly onSettle: () => void;
  readonly onType: (change: Partial<UploadOptions>) => void;
};

/** What goes along with each file that begins from now on. */
export function UploadOptionsForm({ options, problem, isTyping, onType, onSettle }: UploadOptionsFormProps) {
  return (
    <div class="upload-options">
      <label>
        <span>{i18n.t('upload_password')}</span>
        <input
          class="field"
          type="password"
          autocomplete="new-password"
          spellcheck={false}
          placeholder={i18n.t('upload_password_none')}
          aria-invalid={problem === 'password-short' || undefined}
          value={options.password}
          onChange={onSettle}
          onInput={(event) => onType({ password: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{i18n.t('upload_mail')}</span>
        <input
          class="field"
          type="email"
          autocomplete="email"
          spellcheck={false}
          placeholder={i18n.t('upload_mail_none')}
          aria-invalid={problem === 'mail' || undefined}
          value={options.mail}
          onChange={onSettle}
          onInput={(event) => onType({ mail: event.currentTarget.value })}
        />
      </label>
      <p class={problem === null ? 'quiet' : 'bad'} aria-live="polite">
        {i18n.t(noteText(problem, isTyping))}
      </p>
    </div>
  );
}

function noteText(problem: OptionsProblem | null, isTyping: boolean) {
  if (problem === null) return isTyping ? 'upload_options_typing' : 'upload_options_note';
  return problem === 'mail' ? 'upload_mail_problem' : 'upload_password_problem';
}
