import type { ComponentProps } from 'preact';
import { i18n } from '#i18n';
import { FolderPicker } from '@/components/folders/FolderPicker';
import type { PickerProps } from '@/components/folders/picker-props';
import { NumberSettingField } from '@/components/options/NumberSettingField';
import type { NumberSetting } from '@/components/options/number-fields';
import { SavedNote } from '@/components/options/SavedNote';
import { SendingState } from '@/components/options/SendingState';
import type { SavedMark } from '@/components/options/saved-mark';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Settings } from '@/utils/messaging/protocol';

type SendingSectionProps = {
  readonly settings: Settings;
  readonly folders: PickerProps;
  readonly mark: SavedMark | null;
  readonly onFolder: (folder: FolderRef) => void;
  /** What was entered, not yet checked. */
  readonly onNumber: (setting: NumberSetting, entered: string) => void;
  /** Whether links go out. */
  readonly state: ComponentProps<typeof SendingState>;
};

/** Whether links go out, where they go and how many travel together. */
export function SendingSection(props: SendingSectionProps) {
  const { settings, mark } = props;
  return (
    <section>
      <h2>{i18n.t('section_sending')}</h2>
      <SendingState {...props.state} />
      <div class="setting">
        <label for="folder">{i18n.t('default_folder')}</label>
        <FolderPicker
          {...props.folders}
          id="folder"
          describedBy="folder-hint"
          label={i18n.t('default_folder')}
          chosen={{ id: settings.folderId, name: settings.folderName }}
          onChoose={props.onFolder}
        />
        <SavedNote setting="folder" mark={mark} />
        <p class="quiet hint" id="folder-hint">
          {i18n.t('default_folder_hint')}
        </p>
      </div>
      <NumberSettingField
        setting="batchSize"
        value={settings.batchSize}
        mark={mark}
        onEnter={props.onNumber}
      />
    </section>
  );
}
