import * as z from 'zod/mini';
import { FichierError } from '@/utils/fichier/errors';
import type { Aged } from '@/utils/fichier/fichier';

/**
 * Answers of calls that 1fichier allows only so often. An entry is one limited thing (a folder, the account page) with
 * the time it was last asked for, and the last answers by variant (a filter, an account). Times are epoch ms.
 */
const entrySchema = z.object({
  subject: z.string(),
  calledAt: z.number(),
  answers: z.array(z.object({ variant: z.string(), at: z.number(), value: z.unknown() })),
});
const slotSchema = z.array(entrySchema);
type Slot = z.infer<typeof slotSchema>;

export type LimitedQuestion<T> = {
  /** Where the entry is stored; several subjects may share a slot. */
  readonly slot: string;
  readonly subject: string;
  /** The variants that answer the question, the exact one first. */
  readonly variants: readonly [string, ...string[]];
  /** Shortest time between two calls about the subject. */
  readonly limitMs: number;
  /** Answers kept for the subject, newest first. */
  readonly keep: number;
  readonly schema: z.ZodMiniType<T>;
};

export type Verdict<T> =
  | { readonly kind: 'serve'; readonly answer: Aged<T> }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'call' };

export type CacheStore = {
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
};

export type LimitedCache = {
  /** The last answer whatever its age; null when there is none. */
  peek<T>(question: LimitedQuestion<T>): Promise<Aged<T> | null>;
  /** What to do about a question now. `maxAgeMs` null: no stored answer will do, unless the limit leaves nothing else. */
  look<T>(question: LimitedQuestion<T>, maxAgeMs: number | null): Promise<Verdict<T>>;
  /** A call goes out, or ended without an answer. */
  called<T>(question: LimitedQuestion<T>): Promise<void>;
  answered<T>(question: LimitedQuestion<T>, value: T): Promise<Aged<T>>;
};

/** Every method rejects with `storage` when the store fails. */
export function createLimitedCache(store: CacheStore, now: () => number): LimitedCache {
  let last: Promise<unknown> = Promise.resolve();

  /** One change at a time, so that two of the same slot never undo each other. */
  function inTurn<R>(work: () => Promise<R>): Promise<R> {
    const result = last.then(work).catch(() => {
      throw new FichierError({ code: 'storage', outcome: 'not-sent' });
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function readSlot(name: string): Promise<Slot> {
    const stored = z.safeParse(slotSchema, await store.read(name)).data ?? [];
    const settled = stored.map((entry) => settleEntry(entry, now()));
    // Stored, so that a time from before a clock jump does not begin anew at every look.
    if (settled.some((entry, index) => entry !== stored[index])) await store.write(name, settled);
    return settled;
  }

  function update<T>(question: LimitedQuestion<T>, answer: { value: T } | null): Promise<number> {
    return inTurn(async () => {
      const slot = await readSlot(question.slot);
      const at = now();
      const known = slot.find((entry) => entry.subject === question.subject)?.answers ?? [];
      const [variant] = question.variants;
      const others = known.filter((other) => other.variant !== variant);
      const answers =
        answer === null ? known : [{ variant, at, value: answer.value }, ...others].slice(0, question.keep);
      const limited = slot.filter(
        (entry) => entry.subject !== question.subject && at - entry.calledAt < question.limitMs,
      );
      await store.write(question.slot, [{ subject: question.subject, calledAt: at, answers }, ...limited]);
      return at;
    });
  }

  return {
    peek: (question) => inTurn(async () => answerIn(await readSlot(question.slot), question)),
    look: (question, maxAgeMs) =>
      inTurn(async () => decide(await readSlot(question.slot), question, maxAgeMs, now())),
    called: async (question) => {
      await update(question, null);
    },
    answered: async (question, value) => ({ value, at: await update(question, { value }) }),
  };
}

function decide<T>(
  slot: Slot,
  question: LimitedQuestion<T>,
  maxAgeMs: number | null,
  now: number,
): Verdict<T> {
  const calledAt = slot.find((entry) => entry.subject === question.subject)?.calledAt ?? null;
  const until = calledAt === null ? now : calledAt + question.limitMs;
  const answer = answerIn(slot, question);
  if (answer !== null && (until > now || (maxAgeMs !== null && now - answer.at <= maxAgeMs))) {
    return { kind: 'serve', answer };
  }
  return until > now ? { kind: 'wait', until } : { kind: 'call' };
}

/** The newest readable answer among the variants that will do. */
function answerIn<T>(slot: Slot, question: LimitedQuestion<T>): Aged<T> | null {
  const answers = slot.find((entry) => entry.subject === question.subject)?.answers ?? [];
  for (const { variant, at, value } of answers) {
    if (!question.variants.includes(variant)) continue;
    const parsed = z.safeParse(question.schema, value);
    if (parsed.success) return { value: parsed.data, at };
  }
  return null;
}

function settleEntry(entry: Slot[number], now: number): Slot[number] {
  const isSound = entry.calledAt <= now && entry.answers.every((answer) => answer.at <= now);
  if (isSound) return entry;
  const answers = entry.answers.map((answer) => ({ ...answer, at: Math.min(answer.at, now) }));
  return { ...entry, calledAt: Math.min(entry.calledAt, now), answers };
}
