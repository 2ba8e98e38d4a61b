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
  readonly onChange: (change: Partial<UploadOptions>) => void;
};

/** What goes along with each file that begins from now on. */
export function UploadOptionsForm({ options, problem, onChange }: UploadOptionsFormProps) {
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
          onInput={(event) => onChange({ password: event.currentTarget.value })}
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
          onInput={(event) => onChange({ mail: event.currentTarget.value })}
        />
      </label>
      <p class={problem === null ? 'quiet' : 'bad'} aria-live="polite">
        {i18n.t(problemText(problem))}
      </p>
    </div>
  );
}

function problemText(problem: OptionsProblem | null) {
  if (problem === null) return 'upload_options_note';
  return problem === 'mail' ? 'upload_mail_problem' : 'upload_password_problem';
}
