import { createInTurn } from '@/utils/store/in-turn';

export type RuleKeeperDeps = {
  readonly rules: {
    list(): Promise<readonly number[]>;
    add(url: string, key: string): Promise<number>;
    remove(ids: readonly number[]): Promise<void>;
  };
  readonly alarm: { arm(at: number): Promise<void> };
  /** Epoch ms. */
  readonly now: () => number;
};

/**
 * The rules that put the key on an upload. A header is added as the request begins, so that a rule is needed only from the
 * answer to `beginUpload` until then: none outlives its minute, whatever becomes of the page, nor this life of the background.
 */
export type RuleKeeper = {
  /** All of them, those of an earlier life too. To be called first. What the browser refuses is done when the alarm rings. */
  clear(): Promise<void>;
  allow(id: string, url: string, key: string): Promise<void>;
  forbid(id: string): Promise<void>;
  /** The alarm rings. */
  due(): Promise<void>;
};

const LIFE_MS = 60_000;

export function createRuleKeeper({ rules, alarm, now }: RuleKeeperDeps): RuleKeeper {
  const inTurn = createInTurn();
  const added = new Map<string, { readonly rule: number; readonly until: number }>();

  async function remove(id: string): Promise<void> {
    const unwanted = added.get(id);
    if (unwanted === undefined) return;
    added.delete(id);
    await orAlarm(() => rules.remove([unwanted.rule]));
  }

  /** What fails now is tried again by the alarm. */
  async function orAlarm(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await armFor([...added.values(), { until: now() + LIFE_MS }]);
      throw error;
    }
  }

  /** All but those that are wanted, whoever added them. */
  async function removeAllBut(wanted: ReadonlySet<number>): Promise<void> {
    await rules.remove((await rules.list()).filter((rule) => !wanted.has(rule)));
  }

  /** The alarm rings for the first that is due. */
  async function armFor(open: readonly { readonly until: number }[]): Promise<void> {
    if (open.length > 0) await alarm.arm(Math.min(...open.map(({ until }) => until)));
  }

  return {
    clear: () =>
      inTurn(async () => {
        added.clear();
        await orAlarm(() => removeAllBut(new Set()));
      }),
    allow: (id, url, key) =>
      inTurn(async () => {
        const until = now() + LIFE_MS;
        await armFor([...added.values(), { until }]);
        added.set(id, { rule: await rules.add(url, key), until });
      }),
    forbid: (id) => inTurn(() => remove(id)),
    due: () =>
      inTurn(async () => {
        for (const [id, { until }] of added) if (isOver(until, now())) added.delete(id);
        await orAlarm(() => removeAllBut(new Set([...added.values()].map(({ rule }) => rule))));
        await armFor([...added.values()]);
      }),
  };
}

/** An end that is further away than the longest life was told before the clock was set back. */
function isOver(until: number, now: number): boolean {
  return until <= now || until > now + LIFE_MS;
}
