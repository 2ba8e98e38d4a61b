import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, NameDialogView } from '@/components/files/acts/act-view';
import { nameProblemText } from '@/components/files/acts/act-words';
import { stemLength } from '@/components/files/acts/new-names';
import { folderName } from '@/components/folders/folder-name';
import { useSurroundings } from '@/components/texts/surroundings';

type NameDialogProps = { readonly view: NameDialogView; readonly actions: ActActions };

/** Names a new folder, or gives a file or folder another name. */
export function NameDialog({ view, actions }: NameDialogProps) {
  const { entry, parent, name, isBusy, problem } = view;
  const around = useSurroundings();
  const isWrong = problem !== null && problem.kind !== 'alike';
  const label = entry === null ? i18n.t('new_folder_in', [folderName(parent)]) : i18n.t('act_name');
  return (
    <ActDialog title={titleOf(view)} stage="name" isBusy={isBusy} onClose={actions.close}>
      <form
        class="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          actions.submitName();
        }}
      >
        <label class="act-label" for="act-name">
          {label}
        </label>
        <input
          id="act-name"
          class="field"
          data-first
          data-stem={entry?.kind === 'file' ? stemLength(name) : name.length}
          autocomplete="off"
          spellcheck={false}
          aria-describedby="act-name-problem"
          aria-invalid={isWrong}
          readOnly={isBusy}
          value={name}
          onInput={(event) => actions.typeName(event.currentTarget.value)}
        />
        <p id="act-name-problem" class={`act-line ${isWrong ? 'bad' : 'quiet'}`} aria-live="polite">
          {problem ? nameProblemText(problem, around) : isBusy ? i18n.t('asking') : ''}
        </p>
        <div class="act-foot">
          <Button label={i18n.t('action_cancel')} disabled={isBusy} onPress={actions.close} />
          <button type="submit" class="button button-filled" aria-disabled={isBusy || undefined}>
            {i18n.t(entry === null ? 'action_create' : 'act_rename')}
          </button>
        </div>
      </form>
    </ActDialog>
  );
}

function titleOf({ entry }: NameDialogView): string {
  if (entry === null) return i18n.t('action_new_folder');
  return i18n.t(entry.kind === 'file' ? 'act_rename_file' : 'act_rename_folder');
}
