import { expect, it } from 'vitest';
import { createRuleKeeper } from '@/entrypoints/background/upload/create-rule-keeper';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A keeper over rules in memory; those of an earlier life have ids below 100. */
function keeperOf(...earlier: number[]) {
  const made = { now: 10 * HOUR_MS, ids: earlier, alarmAt: null as number | null, isBroken: false };
  const keeper = createRuleKeeper({
    rules: {
      list: async () => {
        if (made.isBroken) throw new Error('The browser cannot now');
        return made.ids;
      },
      add: async () => {
        const id = 100 + made.ids.length;
        made.ids = [...made.ids, id];
        return id;
      },
      remove: async (ids) => {
        made.ids = made.ids.filter((id) => !ids.includes(id));
      },
    },
    alarm: {
      arm: async (at) => {
        made.alarmAt = at;
      },
    },
    now: () => made.now,
  });
  return { made, keeper };
}

it('takes the key off when the clock is set back', async () => {
  const { made, keeper } = keeperOf();
  await keeper.allow('a', 'https://up2.1fichier.com/upload.cgi?id=a', 'key');
  await keeper.due();
  expect(made.ids).toHaveLength(1);
  made.now -= HOUR_MS;
  await keeper.due();
  expect(made.ids).toEqual([]);
});

it('takes off at the alarm what could not be taken off at the start, and leaves what is wanted', async () => {
  const { made, keeper } = keeperOf(1, 2);
  made.isBroken = true;
  await expect(keeper.clear()).rejects.toThrow('The browser cannot now');
  expect(made.alarmAt).toBe(made.now + MINUTE_MS);
  made.isBroken = false;
  await keeper.allow('a', 'https://up2.1fichier.com/upload.cgi?id=a', 'key');
  expect(made.ids).toHaveLength(3);
  await keeper.due();
  expect(made.ids).toEqual([102]);
  await keeper.forbid('a');
  expect(made.ids).toEqual([]);
});

it('goes on trying for as long as the browser cannot', async () => {
  const { made, keeper } = keeperOf(1);
  made.isBroken = true;
  await expect(keeper.clear()).rejects.toThrow();
  made.now += MINUTE_MS;
  await expect(keeper.due()).rejects.toThrow();
  expect(made.alarmAt).toBe(made.now + MINUTE_MS);
  made.isBroken = false;
  await keeper.due();
  expect(made.ids).toEqual([]);
});
