import { FolderPlus, RefreshCw, Upload } from 'lucide';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { ageWords } from '@/components/files/toolbar-words';
import { failureByHand } from '@/components/texts/by-hand';
import { formatCount } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import type { Reason } from '@/utils/messaging/replies';

export type FilesToolbarProps = {
  readonly filter: string;
  /** When the list was read, and when 1fichier may be asked again, epoch ms; null while there is no list. */
  readonly at: number | null;
  readonly refreshAt: number;
  readonly isRefreshing: boolean;
  /** Why the list could not be read again. */
  readonly failure: Reason | null;
  /** Is there a folder that something can be put into? */
  readonly canAdd: boolean;
  readonly onUpload: () => void;
  /** Stands beside the button for it. */
  readonly uploadTools?: ComponentChildren;
  readonly onNewFolder: () => void;
  readonly onRefresh: () => void;
  readonly onFilter: (text: string) => void;
};

const SECOND_MS = 1000;

/** What can be done with the open folder, how old its list is, and the filter. */
export function FilesToolbar(props: FilesToolbarProps) {
  const around = useSurroundings();
  const { locale, now } = around;
  const { at, refreshAt, filter, failure } = props;
  const waitMs = refreshAt - now;
  const wait = i18n.t('folder_refresh_in', [formatCount(Math.ceil(waitMs / SECOND_MS), locale)]);
  const age = ageWords(props, around);
  return (
    <div class="files-tools">
      <Button
        look="filled"
        icon={Upload}
        label={i18n.t('files_upload')}
        disabled={!props.canAdd}
        onPress={props.onUpload}
      />
      {props.uploadTools}
      <Button
        icon={FolderPlus}
        label={i18n.t('action_new_folder')}
        disabled={!props.canAdd}
        onPress={props.onNewFolder}
      />
      <Button
        icon={RefreshCw}
        label={i18n.t('folder_refresh')}
        tooltip={waitMs > 0 ? wait : i18n.t('folder_refresh')}
        disabled={at === null || waitMs > 0}
        busy={props.isRefreshing}
        onPress={props.onRefresh}
      />
      <p class="files-age quiet" title={age}>
        {age}
      </p>
      <input
        class="field files-filter"
        type="search"
        aria-label={i18n.t('filter_text')}
        placeholder={i18n.t('files_filter_hint')}
        autocomplete="off"
        spellcheck={false}
        value={filter}
        onInput={(event) => props.onFilter(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter === '') return;
          event.preventDefault();
          props.onFilter('');
        }}
      />
      {failure && <p class="files-failure bad">{failureByHand(failure, around)}</p>}
    </div>
  );
}
