import { i18n } from '#i18n';
import { reasonText } from '@/components/texts/error-texts';
import type { Reason } from '@/utils/messaging/protocol';

/** A folder of the root by its id; 0 and no name: the root itself. */
export type FolderChoice = { readonly id: number; readonly name: string | null };

/** The folders to choose from, as far as they are known: reading them costs a call, so it waits until it is wanted. */
export type FolderList =
  | { readonly kind: 'unread' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly folders: readonly { readonly id: number; readonly name: string }[] }
  | { readonly kind: 'failed'; readonly reason: Reason };

export const ROOT_FOLDER: FolderChoice = { id: 0, name: null };

/** The choices in the order shown: the preferred folder, the root, then the others by name. */
export function folderChoices(
  preferred: FolderChoice,
  chosen: FolderChoice,
  list: FolderList,
  locale: string,
): readonly FolderChoice[] {
  const known = list.kind === 'known' ? [...list.folders] : [];
  known.sort((a, b) => a.name.localeCompare(b.name, locale, { numeric: true }));
  const seen = new Set<number>();
  return [preferred, ROOT_FOLDER, chosen, ...known].filter(({ id }) => !seen.has(id) && seen.add(id));
}

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
