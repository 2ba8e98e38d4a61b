import { i18n } from '#i18n';
import { FolderSelect } from '@/components/controls/FolderSelect';
import type { FolderChoice, FolderList } from '@/components/controls/folder-choices';
import { SavedNote } from '@/components/options/SavedNote';
import type { SavedMark } from '@/components/options/saved-mark';
import { useSurroundings } from '@/components/texts/surroundings';
import type { Settings } from '@/utils/messaging/protocol';

export const BATCH_SIZES = { least: 1, most: 100 } as const;

type SendingSectionProps = {
  readonly settings: Settings;
  readonly folders: FolderList;
  readonly mark: SavedMark | null;
  readonly onFoldersWanted: () => void;
  readonly onFolder: (folder: FolderChoice) => void;
  /** What was entered, not yet checked. */
  readonly onBatchSize: (entered: string) => void;
};

/** Where links go and how many travel together. */
export function SendingSection(props: SendingSectionProps) {
  const { settings, mark } = props;
  const { locale } = useSurroundings();
  const folder: FolderChoice = { id: settings.folderId, name: settings.folderName };
  return (
    <section>
      <h2>{i18n.t('section_sending')}</h2>
      <div class="setting">
        <label for="folder">{i18n.t('default_folder')}</label>
        <FolderSelect
          id="folder"
          describedBy="folder-hint"
          label={i18n.t('default_folder')}
          preferred={folder}
          chosen={folder}
          list={props.folders}
          locale={locale}
          onWanted={props.onFoldersWanted}
          onChoose={props.onFolder}
        />
        <SavedNote setting="folder" mark={mark} />
        <p class="quiet hint" id="folder-hint">
          {i18n.t('default_folder_hint')}
        </p>
      </div>
      <div class="setting">
        <label for="batch-size">{i18n.t('batch_size')}</label>
        <input
          id="batch-size"
          class="field"
          type="number"
          inputmode="numeric"
          min={BATCH_SIZES.least}
          max={BATCH_SIZES.most}
          step={1}
          aria-describedby="batch-hint"
          aria-invalid={mark?.kind === 'wrong-number'}
          defaultValue={String(settings.batchSize)}
          onChange={(event) => props.onBatchSize(event.currentTarget.value)}
        />
        <SavedNote setting="batchSize" mark={mark} />
        <p class="quiet hint" id="batch-hint">
          {i18n.t('batch_size_hint')}
        </p>
      </div>
    </section>
  );
}
