import type { Played } from './play';

const SPACING_MS = 1_100;
const HOUR_MS = 3_600_000;
const BUDGET = { free: 100, premium: 1_000, gold: 1_000 } as const;

/** Calls too close to each other, or too many in an hour. Time is measured by the browser's clock, so not across its jumps. */
export function haste({ world, usedKeys }: Pick<Played, 'world' | 'usedKeys'>): readonly string[] {
  const calls = world.outgoing;
  const close = calls.filter((call, index) => {
    const last = calls[index - 1];
    return last !== undefined && last.jumps === call.jumps && call.at - (last.end ?? last.at) < SPACING_MS;
  });
  const budget = Math.max(...[...usedKeys].map((key) => BUDGET[key]));
  const background = calls.filter((call) => call.lane === 'background');
  return [
    ...close.map((call) => `${call.endpoint} left too soon`),
    ...(mostInAnHour(calls) > budget ? [`more than ${budget} calls in an hour`] : []),
    ...(mostInAnHour(background) > budget / 2 ? ['more than half of the budget for background work'] : []),
  ];
}

function mostInAnHour(calls: readonly { readonly at: number; readonly jumps: number }[]): number {
  let first = 0;
  let most = 0;
  for (const [index, call] of calls.entries()) {
    while (isOutside(calls[first], call)) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

function isOutside(
  first: { readonly at: number; readonly jumps: number } | undefined,
  call: { readonly at: number; readonly jumps: number },
): boolean {
  return first !== undefined && (call.at - first.at >= HOUR_MS || first.jumps !== call.jumps);
}
