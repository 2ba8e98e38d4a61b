import { i18n } from '#i18n';
import {
  type FolderChoice,
  type FolderList,
  folderChoices,
  ROOT_FOLDER,
} from '@/components/controls/folder-choices';
import { reasonText } from '@/components/texts/error-texts';

type FolderSelectProps = {
  readonly label: string;
  readonly preferred: FolderChoice;
  readonly chosen: FolderChoice;
  readonly list: FolderList;
  readonly locale: string;
  readonly id?: string;
  readonly describedBy?: string;
  readonly onWanted: () => void;
  readonly onChoose: (folder: FolderChoice) => void;
};

/** A plain choice of one folder of the root. */
export function FolderSelect(props: FolderSelectProps) {
  const { label, preferred, chosen, list, locale, onWanted, onChoose } = props;
  const choices = folderChoices(preferred, chosen, list, locale);
  return (
    <select
      class="field"
      id={props.id}
      aria-label={props.id === undefined ? label : undefined}
      aria-describedby={props.describedBy}
      title={label}
      value={chosen.id}
      onFocus={onWanted}
      onPointerDown={onWanted}
      onChange={(event) => {
        const id = Number(event.currentTarget.value);
        onChoose(choices.find((choice) => choice.id === id) ?? ROOT_FOLDER);
      }}
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name ?? i18n.t('folder_root')}
        </option>
      ))}
      {list.kind === 'loading' && <option disabled>{i18n.t('folder_loading')}</option>}
      {list.kind === 'failed' && (
        <option disabled>{i18n.t('folder_failed', [reasonText(list.reason)])}</option>
      )}
    </select>
  );
}
