import type { FailureFacts } from '@/utils/fichier/errors';
import type { CallOptions } from '@/utils/fichier/fichier';

/** What the call was planned for is no longer so: its turn at the gate is given back, and nothing is sent. */
export class TurnGivenBack extends Error {
  override readonly name = 'TurnGivenBack';
}

/** What a turn given back looks like to the planner. */
export const GIVEN_BACK: FailureFacts = {
  code: 'aborted',
  outcome: 'not-sent',
  words: null,
  number: null,
  status: null,
  until: null,
};

type Granted = Parameters<NonNullable<CallOptions['beforeSend']>>[0];

/** An answer to another key would be taken for one to ours: a job unknown there is not unknown here. */
export function requireAccount(granted: Granted, accountId: string): void {
  if (granted.accountId !== accountId) throw new TurnGivenBack();
}
