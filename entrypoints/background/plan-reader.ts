import { isFichierError, POLICY } from '@/utils/fichier/errors';
import type { Account, Aged, Fichier, Lane } from '@/utils/fichier/fichier';
import type { StoredValue } from '@/utils/store/stored-value';

export type PlanReaderDeps = {
  readonly fichier: Pick<Fichier, 'userInfo' | 'knownAccount'>;
  readonly now: () => number;
  /** The account of the saved key; null without a key. */
  account(): Promise<string | null>;
  /** The account that 1fichier refused to tell of; empty when there is none. */
  readonly refused: StoredValue<string>;
  readonly alarm: {
    arm(at: number): Promise<void>;
    at(): Promise<number | null>;
    clear(): Promise<void>;
  };
  changed(): void;
};

export type PlanReader = {
  /** Asks 1fichier, as far as its limit allows. Null when it cannot be told now; then an alarm is set for when it can. */
  read(lane: Lane): Promise<Aged<Account> | null>;
  /** At a start: asks if nothing is known and no alarm is set, since alarms may be lost with the browser. Not after a refusal. */
  resume(): Promise<void>;
  /** Asks only if what is known is older than a page should show. Not after a refusal. */
  refresh(): Promise<void>;
  /** When the alarm asks again, epoch ms; null when nothing is to be asked. */
  expectedAt(): Promise<number | null>;
  /** Asks at that time, epoch ms; null: when the limit of the endpoint would allow it anyway. */
  postpone(until: number | null): Promise<void>;
  /** A key was saved or removed: forgets alarm and refusal. */
  forget(): Promise<void>;
};

/** The storage shown by a page may be this old. */
const FRESH_MS = 15 * 60_000;
/** When a failure tells no time: the limit of the endpoint. */
const AGAIN_MS = 5 * 60_000;

/** The plan and the storage of the account. */
export function createPlanReader(deps: PlanReaderDeps): PlanReader {
  const { fichier, now, alarm, refused, changed } = deps;

  async function ask(lane: Lane, maxAgeMs: number): Promise<Aged<Account> | null> {
    const accountId = await deps.account();
    try {
      const account = await fichier.userInfo({ lane, maxAgeMs });
      await alarm.clear();
      changed();
      return account;
    } catch (error) {
      if (!isFichierError(error)) throw error;
      const { code, until, outcome } = error.facts;
      if (until !== null || POLICY[code].retry) {
        await postpone(until);
        return null;
      }
      // What only the user can mend is not asked for again by itself: 1fichier takes repeated refusals for abuse.
      await alarm.clear();
      if (outcome === 'refused' && accountId !== null) await refused.write(accountId);
      return null;
    }
  }

  async function isRefused(): Promise<boolean> {
    const accountId = await deps.account();
    return accountId !== null && (await refused.read()) === accountId;
  }

  const postpone = (until: number | null) => alarm.arm(until ?? now() + AGAIN_MS);

  return {
    postpone,
    read: (lane) => ask(lane, 0),
    async refresh() {
      const known = await fichier.knownAccount();
      if ((known !== null && now() - known.at <= FRESH_MS) || (await isRefused())) return;
      await ask('background', FRESH_MS);
    },
    async resume() {
      const isKnown = (await fichier.knownAccount()) !== null;
      if (isKnown || (await alarm.at()) !== null || (await isRefused())) return;
      await ask('background', FRESH_MS);
    },
    expectedAt: () => alarm.at(),
    async forget() {
      await alarm.clear();
      await refused.remove();
    },
  };
}
