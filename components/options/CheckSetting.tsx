import { SavedNote } from '@/components/options/SavedNote';
import type { SavedMark, SettingName } from '@/components/options/saved-mark';

type CheckSettingProps = {
  readonly setting: SettingName;
  readonly label: string;
  /** Said quietly behind the label. */
  readonly note?: string;
  readonly checked: boolean;
  readonly mark: SavedMark | null;
  readonly onCheck: (checked: boolean) => void;
};

/** Something that is on or off, and how saving it went. */
export function CheckSetting({ setting, label, note, checked, mark, onCheck }: CheckSettingProps) {
  const noteId = `${setting}-note`;
  return (
    <div class="check-setting">
      <label class="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={note === undefined ? undefined : noteId}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
        {label}
      </label>
      {note !== undefined && (
        <span class="quiet" id={noteId}>
          {note}
        </span>
      )}
      <SavedNote setting={setting} mark={mark} />
    </div>
  );
}
