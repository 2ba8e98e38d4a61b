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
  /** Those of an earlier life. To be called first. */
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

  async function remove(ids: readonly string[]): Promise<void> {
    await rules.remove(ids.flatMap((id) => added.get(id)?.rule ?? []));
    for (const id of ids) added.delete(id);
  }

  /** The alarm rings for the first that is due. */
  async function armFor(open: readonly { readonly until: number }[]): Promise<void> {
    if (open.length > 0) await alarm.arm(Math.min(...open.map(({ until }) => until)));
  }

  return {
    clear: () =>
      inTurn(async () => {
        await rules.remove(await rules.list());
        added.clear();
      }),
    allow: (id, url, key) =>
      inTurn(async () => {
        const until = now() + LIFE_MS;
        await armFor([...added.values(), { until }]);
        added.set(id, { rule: await rules.add(url, key), until });
      }),
    forbid: (id) => inTurn(() => remove([id])),
    due: () =>
      inTurn(async () => {
        await remove([...added].filter(([, { until }]) => isOver(until, now())).map(([id]) => id));
        await armFor([...added.values()]);
      }),
  };
}

/** An end that is further away than the longest life was told before the clock was set back. */
function isOver(until: number, now: number): boolean {
  return until <= now || until > now + LIFE_MS;
}
