import type { Plan } from '@/utils/fichier/fichier';
import type { Limits, Switches } from '../../../simulator/model/switches.ts';

export type KeyName = 'premium' | 'free' | 'gold';

/** What stays the same through a run, but for the switches. */
export type Setting = {
  readonly key: KeyName;
  /** As far as the extension knows; else it is that of the key. */
  readonly plan?: Plan;
  readonly limits: Partial<Limits>;
  readonly switches: Partial<Switches>;
  readonly batchSize: number;
  /** The background is stopped whenever it has been idle for 30 s. */
  readonly isStoppedWhenIdle: boolean;
  /** How long a call is under way, there and back. */
  readonly latencyMs: number;
  readonly seed: number;
};

export const PLAIN: Setting = {
  key: 'premium',
  limits: {},
  switches: {},
  batchSize: 20,
  isStoppedWhenIdle: false,
  latencyMs: 0,
  seed: 1,
};
