import { PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import { type Settings, settingsSchema } from '@/utils/messaging/protocol';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue, type StoredValue } from '@/utils/store/stored-value';
import { type Migration, versionAfter, versioned } from '@/utils/store/versioned';

const KEEP: Pick<Settings, 'keepCount' | 'keepDays'> = { keepCount: 10_000, keepDays: null };
const DIRECT: Pick<Settings, 'direct' | 'askDirect'> = { direct: PLAIN_DIRECT_OPTIONS, askDirect: false };

/** From the settings of one version to those of the next, oldest first. A change of their shape adds one here. */
export const SETTINGS_MIGRATIONS: readonly Migration[] = [
  (value) => ({ ...(value as object), ...KEEP }),
  (value) => ({ ...(value as object), ...DIRECT }),
];

/** Twenty links in a request show results soon enough and cost little when one of them is slow. */
const DEFAULT_SETTINGS: Settings = {
  folderId: 0,
  folderName: null,
  notifications: true,
  batchSize: 20,
  ...KEEP,
  ...DIRECT,
};

export function createSettingsStore(
  area: StorageArea,
  now: () => number,
  migrations: readonly Migration[] = SETTINGS_MIGRATIONS,
): StoredValue<Settings> {
  const schema = versioned(settingsSchema, migrations);
  const stored = createStoredValue({ area, name: 'settings', schema, fallback: DEFAULT_SETTINGS, now });
  const version = versionAfter(migrations);
  return { ...stored, write: (value) => area.set({ settings: { version, value } }) };
}
