import { ArrowRight } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FileName } from '@/components/controls/FileName';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, RenameManyView } from '@/components/files/acts/act-view';
import { newNamesLine } from '@/components/files/acts/act-words';
import type { NameChange, NewName } from '@/components/files/acts/new-names';
import { shownName } from '@/components/files/file-words';
import { Icon } from '@/components/icon/Icon';
import { VirtualList } from '@/components/list/VirtualList';
import { reasonText, reasonWithAdvice } from '@/components/texts/error-texts';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';
import { safeText } from '@/utils/links/display-name';

type RenameManyDialogProps = { readonly view: RenameManyView; readonly actions: ActActions };

const keyOf = ({ entry }: NewName) => entry.key;

/** Changes a text in the names of many files, and shows every new name before. */
export function RenameManyDialog({ view, actions }: RenameManyDialogProps) {
  const { files, change, names } = view;
  const { locale } = useSurroundings();
  const isReady = names.some(({ refusal }) => refusal === null);
  const field = (id: string, label: string, of: keyof NameChange & ('find' | 'replacement')) => (
    <div class="act-renaming-field">
      <label class="act-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field"
        data-first={of === 'find' || undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby="act-names-line"
        value={change[of]}
        onInput={(event) => actions.typeNames({ [of]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <ActDialog
      title={countText('act_rename_many_title', files.length, locale)}
      stage="rename-many"
      isBusy={false}
      onClose={actions.close}
    >
      <form
        class="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          actions.submitNames();
        }}
      >
        <div class="act-renaming">
          {field('act-find', i18n.t('act_rename_many_find'), 'find')}
          {field('act-replacement', i18n.t('act_rename_many_replace'), 'replacement')}
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={change.withExtensions}
            onChange={(event) => actions.typeNames({ withExtensions: event.currentTarget.checked })}
          />
          {i18n.t('act_rename_many_extensions')}
        </label>
        <div class={names.length === 0 ? 'act-preview act-preview-empty' : 'act-preview'}>
          <div class="act-new-names">
            <VirtualList
              label={i18n.t('act_rename_many_list')}
              items={names}
              total={names.length}
              keyOf={keyOf}
              renderRow={newNameRow}
            />
          </div>
          <p id="act-names-line" class="act-line act-names-line quiet" aria-live="polite">
            {newNamesLine(view, locale)}
          </p>
        </div>
        <div class="act-foot">
          <Button label={i18n.t('action_cancel')} onPress={actions.close} />
          <button type="submit" class="button button-filled" aria-disabled={!isReady || undefined}>
            {i18n.t('act_rename')}
          </button>
        </div>
      </form>
    </ActDialog>
  );
}

function newNameRow({ entry, name, refusal, isTwice }: NewName) {
  const reason = refusal && { code: refusal, words: null };
  return (
    <div class="act-new-name">
      <span class="act-old quiet">
        <FileName name={shownName(entry)} />
      </span>
      <span class="act-new">
        <Icon node={ArrowRight} />
        <FileName name={safeText(name) || i18n.t('files_unnamed')} />
        {reason && (
          <span class="act-with bad" title={reasonWithAdvice(reason)}>
            {reasonText(reason)}
          </span>
        )}
        {isTwice && <span class="act-with quiet">{i18n.t('act_rename_many_twice')}</span>}
      </span>
    </div>
  );
}
