import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { failureText } from '@/components/files/acts/act-words';
import { folderName } from '@/components/folders/folder-name';
import type { NewFolder, NewFolderProblem } from '@/components/folders/new-folder';
import { type Surroundings, useSurroundings } from '@/components/texts/surroundings';
import { safeText } from '@/utils/links/display-name';

type NewFolderFormProps = {
  readonly form: NewFolder;
  readonly onType: (name: string) => void;
  readonly onCreate: () => void;
  readonly onCancel: () => void;
};

function problemText(problem: NewFolderProblem, around: Surroundings): string {
  if (problem.kind === 'failed') return failureText(problem, around);
  if (problem.kind === 'alike') return i18n.t('new_folder_alike', [safeText(problem.name)]);
  return i18n.t(problem.kind === 'missing' ? 'new_folder_missing' : 'new_folder_taken');
}

/** Names a folder and has it made. */
export function NewFolderForm({ form, onType, onCreate, onCancel }: NewFolderFormProps) {
  const around = useSurroundings();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [form.parent.id]);
  const isWrong = form.problem !== null && form.problem.kind !== 'alike';
  const label = i18n.t('new_folder_in', [folderName(form.parent)]);
  return (
    <form
      class="new-folder"
      onSubmit={(event) => {
        event.preventDefault();
        onCreate();
      }}
    >
      <label for="new-folder" title={label}>
        {label}
      </label>
      <div class="new-folder-line">
        <input
          ref={field}
          id="new-folder"
          class="field"
          autocomplete="off"
          aria-describedby="new-folder-problem"
          aria-invalid={isWrong}
          readOnly={form.isBusy}
          value={form.name}
          onInput={(event) => onType(event.currentTarget.value)}
        />
        <button type="submit" class="button button-filled" aria-disabled={form.isBusy || undefined}>
          {i18n.t('action_create')}
        </button>
        <Button label={i18n.t('action_cancel')} disabled={form.isBusy} onPress={onCancel} />
      </div>
      <p id="new-folder-problem" class={isWrong ? 'bad' : 'quiet'} aria-live="polite">
        {form.problem
          ? problemText(form.problem, around)
          : i18n.t(form.isBusy ? 'asking' : 'new_folder_hint')}
      </p>
    </form>
  );
}
