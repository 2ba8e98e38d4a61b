import type { Burst, Ended, Tally } from '@/entrypoints/background/notice-store';

/** An end this soon after the last one belongs to the same burst. */
const TOGETHER_MS = 30_000;
/** A burst pops up again after this time, and each time after twice as long: hundreds of links make a dozen pop-ups. */
const FIRST_GAP_MS = 3_000;
const LONGEST_GAP_MS = 5 * 60_000;
/** Links that a notification can copy. Of more, the popup has them all. */
const MOST_LINKS = 500;

const NOTHING: Tally = { done: 0, failed: 0, links: [], only: null };

/** The burst with one more step of ends in it, which are not told yet. */
export function joinBurst(burst: Burst | null, ended: readonly Ended[], now: number): Burst {
  const goesOn = burst !== null && (burst.untold !== null || now - burst.endedAt < TOGETHER_MS);
  const before = goesOn ? burst : { id: null, told: NOTHING, untold: null, shows: 0, shownAt: 0 };
  return { ...before, untold: sum(before.untold ?? NOTHING, tallyOf(ended)), endedAt: now };
}

/** When what is untold may pop up, epoch ms; null when everything is told. */
export function burstDueAt({ untold, shows, shownAt }: Burst, now: number): number | null {
  if (untold === null) return null;
  // A clock that was set back must not silence it.
  if (shows === 0 || shownAt > now) return now;
  return shownAt + Math.min(FIRST_GAP_MS * 2 ** (shows - 1), LONGEST_GAP_MS);
}

/** Everything is told now, in the notification of this id. */
export function tellBurst(burst: Burst, id: string, now: number): Burst {
  const told = sum(burst.told, burst.untold ?? NOTHING);
  return { ...burst, id, told, untold: null, shows: burst.shows + 1, shownAt: now };
}

/** The user has put its notification away: what that told is not told again. */
export function dismissBurst(burst: Burst): Burst {
  return { ...burst, id: null, told: NOTHING };
}

function tallyOf(ended: readonly Ended[]): Tally {
  const failed = ended.filter(({ failure }) => failure !== null).length;
  const links = ended.flatMap(({ link, failure }) => (link === null || failure !== null ? [] : [link]));
  const only = ended.length === 1 ? (ended[0] ?? null) : null;
  return { done: ended.length - failed, failed, links: atMost(links), only };
}

function sum(first: Tally, second: Tally): Tally {
  const isEmpty = ({ done, failed }: Tally) => done + failed === 0;
  if (isEmpty(first)) return second;
  if (isEmpty(second)) return first;
  const links = first.links === null || second.links === null ? null : [...first.links, ...second.links];
  return {
    done: first.done + second.done,
    failed: first.failed + second.failed,
    links: links === null ? null : atMost(links),
    only: null,
  };
}

function atMost(links: string[]): string[] | null {
  return links.length > MOST_LINKS ? null : links;
}
