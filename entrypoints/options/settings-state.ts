import { type ReadonlySignal, signal } from '@preact/signals';
import { type NumberSetting, parseNumber } from '@/components/options/number-fields';
import type { SavedMark, SettingName } from '@/components/options/saved-mark';
import type { Ask } from '@/components/page/ask';
import { type Silence, silenceOf } from '@/components/page/silence';
import type { DirectOptions } from '@/utils/links/direct-options';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Settings } from '@/utils/messaging/protocol';

export type SettingsState = {
  /** As stored; null until read. */
  readonly settings: ReadonlySignal<Settings | null>;
  readonly mark: ReadonlySignal<SavedMark | null>;
  /** Why the last reading failed; null: it did not. */
  readonly unread: ReadonlySignal<Silence | null>;
  read(): Promise<void>;
  chooseFolder(folder: FolderRef): Promise<void>;
  enterNumber(setting: NumberSetting, entered: string): Promise<void>;
  wantNotifications(wanted: boolean): Promise<void>;
  changeDirect<K extends keyof DirectOptions>(option: K, value: DirectOptions[K]): Promise<void>;
  wantAsked(wanted: boolean): Promise<void>;
};

const SAVED_SHOWN_MS = 2500;

/** The settings, each saved at once when it is changed. */
export function createSettings(ask: Ask): SettingsState {
  const settings = signal<Settings | null>(null);
  const mark = signal<SavedMark | null>(null);
  const unread = signal<Silence | null>(null);

  async function save(setting: SettingName, change: Partial<Settings>): Promise<void> {
    if (!settings.value) return;
    const reply = await ask('saveSettings', { ...settings.value, ...change });
    if (!reply.ok) {
      mark.value = { setting, kind: 'failed', reason: reply.reason };
      return;
    }
    settings.value = reply.value;
    const saved: SavedMark = { setting, kind: 'saved' };
    mark.value = saved;
    setTimeout(() => {
      if (mark.value === saved) mark.value = null;
    }, SAVED_SHOWN_MS);
  }

  return {
    settings,
    mark,
    unread,
    read: async () => {
      const reply = await ask('readSettings', null);
      unread.value = silenceOf(reply);
      if (reply.ok) settings.value = reply.value;
    },
    chooseFolder: ({ id, name }) => save('folder', { folderId: id, folderName: name }),
    enterNumber: async (setting, entered) => {
      const change = parseNumber(setting, entered);
      if (change === null) mark.value = { setting, kind: 'wrong-number' };
      else await save(setting, change);
    },
    wantNotifications: (notifications) => save('notifications', { notifications }),
    changeDirect: async (option, value) => {
      if (!settings.value) return;
      const direct = { ...settings.value.direct, [option]: value };
      await save(option, { direct: direct.cdn ? direct : { ...direct, restrictIp: 0 } });
    },
    wantAsked: (askDirect) => save('askDirect', { askDirect }),
  };
}
