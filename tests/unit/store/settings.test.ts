import { describe, expect, it } from 'vitest';
import { PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import type { Settings } from '@/utils/messaging/protocol';
import { createSettingsStore, SETTINGS_MIGRATIONS } from '@/utils/store/settings';
import { memoryArea } from './memory-area';

const NOW = 1_800_000_000_000;
const now = () => NOW;
const FIRST = { folderId: 7, folderName: 'Films', notifications: false, batchSize: 5 };
const DIRECT = { direct: PLAIN_DIRECT_OPTIONS, askDirect: false };
const SECOND = { ...FIRST, keepCount: 300, keepDays: 90 };
const SETTINGS: Settings = {
  ...SECOND,
  direct: { ...PLAIN_DIRECT_OPTIONS, cdn: true, restrictIp: 1 },
  askDirect: true,
};

describe('settings', () => {
  it('are the defaults before anything was saved', async () => {
    const area = memoryArea();
    expect(await createSettingsStore(area, now).read()).toEqual({
      folderId: 0,
      folderName: null,
      notifications: true,
      batchSize: 20,
      keepCount: 10_000,
      keepDays: null,
      ...DIRECT,
    });
    expect([...area.items]).toEqual([]);
  });

  it('come back as they were written, with their version beside them', async () => {
    const area = memoryArea();
    await createSettingsStore(area, now).write(SETTINGS);
    expect(area.items.get('settings')).toEqual({ version: SETTINGS_MIGRATIONS.length + 1, value: SETTINGS });
    expect(await createSettingsStore(area, now).read()).toEqual(SETTINGS);
  });

  it('of the first version keep what they say, and keep the newest 10,000 transfers', async () => {
    const area = memoryArea({ settings: { version: 1, value: FIRST } });
    const settings = createSettingsStore(area, now);
    expect(await settings.read()).toEqual({ ...FIRST, keepCount: 10_000, keepDays: null, ...DIRECT });
    await settings.write(SETTINGS);
    expect(await settings.read()).toEqual(SETTINGS);
  });

  it('of the second version keep what they say, and ask for plain direct links', async () => {
    const area = memoryArea({ settings: { version: 2, value: SECOND } });
    expect(await createSettingsStore(area, now).read()).toEqual({ ...SECOND, ...DIRECT });
  });

  it('of an older version pass every migration after it, in order', async () => {
    const migrations = [
      (value: unknown) => ({ ...(value as object), folderName: 'one' }),
      (value: unknown) => ({
        ...(value as object),
        folderName: `${(value as typeof SETTINGS).folderName} two`,
      }),
    ];
    const fromFirst = memoryArea({ settings: { version: 1, value: { ...SETTINGS, folderName: null } } });
    expect((await createSettingsStore(fromFirst, now, migrations).read()).folderName).toBe('one two');
    const fromLast = memoryArea({ settings: { version: 3, value: SETTINGS } });
    expect((await createSettingsStore(fromLast, now, migrations).read()).folderName).toBe('Films');
  });

  it.each([
    ['of a later version', { version: SETTINGS_MIGRATIONS.length + 2, value: SETTINGS }],
    ['of another shape', { version: 1, value: { ...SETTINGS, batchSize: 0 } }],
    ['without a version', SETTINGS],
    ['that are no object', 'settings'],
  ])('%s are set aside, never wiped', async (_what, stored) => {
    const area = memoryArea({ settings: stored });
    expect((await createSettingsStore(area, now).read()).batchSize).toBe(20);
    expect([...area.items]).toEqual([[`unreadable:settings:${NOW}`, stored]]);
  });

  it('whose migration throws are set aside', async () => {
    const stored = { version: 1, value: SETTINGS };
    const area = memoryArea({ settings: stored });
    const failing = () => {
      throw new TypeError('no');
    };
    expect((await createSettingsStore(area, now, [failing]).read()).folderId).toBe(0);
    expect(area.items.get(`unreadable:settings:${NOW}`)).toEqual(stored);
  });
});
