import { type ErrorCode, POLICY } from '@/utils/fichier/errors';
import type { Counts } from '@/utils/transfers/screen-schema';

/** `busy`: links go out. `held`: they wait for time to pass, or for the user to resume. `alert`: the user has to do something. */
export type Badge = {
  readonly text: string;
  readonly tone: 'busy' | 'held' | 'alert';
  readonly title: string;
};

/** The words of the tooltip. */
export type BadgeWords = {
  readonly name: string;
  readonly waiting: string;
  readonly active: string;
  readonly failed: string;
  reason(code: ErrorCode): string;
};

const MOST = 99;
/** Holds that end by themselves, or that the user has asked for. */
const CALM = ['flood', 'ip-locked', 'network', 'budget', 'paused'];

/** The badge that follows from what is stored: the links under way, else those that failed, else nothing. */
export function badgeOf(
  counts: Pick<Counts, 'waiting' | 'active' | 'failed'>,
  hold: { readonly code: ErrorCode } | null,
  words: BadgeWords,
): Badge {
  const { waiting, active, failed } = counts;
  const isHeld = hold !== null && waiting > 0;
  const open = waiting + active;
  const needsUser = isHeld && !CALM.includes(POLICY[hold.code].hold ?? '');
  const line = (word: string, count: number) => (count > 0 ? [`${word}: ${count}`] : []);
  const title = [
    words.name,
    ...line(words.waiting, waiting),
    ...line(words.active, active),
    ...line(words.failed, failed),
    ...(isHeld ? [words.reason(hold.code)] : []),
  ].join('\n');
  if (needsUser) return { text: '!', tone: 'alert', title };
  if (open > 0) return { text: shorten(open), tone: isHeld ? 'held' : 'busy', title };
  return { text: failed > 0 ? shorten(failed) : '', tone: failed > 0 ? 'alert' : 'busy', title };
}

function shorten(count: number): string {
  return count > MOST ? `${MOST}+` : String(count);
}
