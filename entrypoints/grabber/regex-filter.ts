import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { LinkRow } from '@/components/grabber/link-row';
import { parseRegex, type RegexError } from '@/components/grabber/regex-error';
import type { MatchRegex } from '@/entrypoints/grabber/regex-matcher';
import type { GrabberFilter } from '@/utils/links/grab/grabber-filter';

type Needs = {
  readonly rows: ReadonlySignal<readonly LinkRow[]>;
  readonly filter: ReadonlySignal<GrabberFilter>;
  readonly match: MatchRegex;
};
type Question = { readonly rows: readonly LinkRow[]; readonly pattern: string };

const TOO_SLOW: RegexError = { kind: 'too-slow', index: 0 };

/**
 * What a regular expression lets through. While the next one is being typed, is wrong or takes too long, the last good one
 * still counts. One that took too long is not tried again before another has been.
 */
export function createRegexFilter({ rows, filter, match }: Needs) {
  /** 1 for each row that matches, by place; null: all do. */
  const found = signal<Uint8Array | null>(null);
  const error = signal<RegexError | null>(null);
  const pattern = computed(() => (filter.value.isRegex ? filter.value.text : ''));
  const question = computed<Question>(() => ({ rows: rows.value, pattern: pattern.value }));
  let slow: string | null = null;
  let isRunning = false;

  /** What is known of a pattern without trying it. Null when there is nothing to try. */
  function begin(asked: Question): Question | null {
    const { pattern: wanted } = asked;
    if (wanted !== slow) slow = null;
    const parsed = parseRegex(wanted);
    const known = 'kind' in parsed ? parsed : slow === null ? null : TOO_SLOW;
    error.value = known;
    const isIdle = wanted === '' || asked.rows.length === 0;
    if (isIdle) found.value = null;
    return isIdle || known !== null ? null : asked;
  }

  async function run(first: Question): Promise<void> {
    isRunning = true;
    try {
      for (let asked: Question | null = first; asked !== null; ) {
        const answer = await match(asked.rows, asked.pattern);
        const now = question.peek();
        if (answer === null && now.pattern === asked.pattern) {
          slow = asked.pattern;
          error.value = TOO_SLOW;
        } else if (answer !== null && now === asked) found.value = answer;
        asked = now === asked ? null : begin(now);
      }
    } finally {
      isRunning = false;
    }
  }

  effect(() => {
    const asked = begin(question.value);
    if (asked !== null && !isRunning) void run(asked);
  });
  return {
    found: found as ReadonlySignal<Uint8Array | null>,
    error: error as ReadonlySignal<RegexError | null>,
  };
}
