import type { Settings } from '@/utils/messaging/protocol';

/** The settings that are whole numbers, and what may be entered; `isOptional`: nothing entered means no limit. */
export const NUMBER_FIELDS = {
  batchSize: { least: 1, most: 100, isOptional: false },
  keepCount: { least: 1, most: 1_000_000, isOptional: true },
  keepDays: { least: 1, most: 3650, isOptional: true },
} as const;

export type NumberSetting = keyof typeof NUMBER_FIELDS;

/** A number as it was typed, as a change of the settings; null when it is none that fits. */
export function parseNumber(setting: NumberSetting, entered: string): Partial<Settings> | null {
  const { least, most, isOptional } = NUMBER_FIELDS[setting];
  if (entered.trim() === '') return isOptional ? { [setting]: null } : null;
  const number = Number(entered);
  return Number.isInteger(number) && number >= least && number <= most ? { [setting]: number } : null;
}
