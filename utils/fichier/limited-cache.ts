import * as z from 'zod/mini';
import { FichierError } from '@/utils/fichier/errors';
import type { Aged } from '@/utils/fichier/fichier';
import {
  type CacheRecord,
  type CacheRecordEntry,
  cacheRecordSchema,
  settleEntry,
} from '@/utils/fichier/limited-record';
import { aheadOf, type Clock } from '@/utils/fichier/moved-clock';

export type LimitedQuestion<T> = {
  /** Where the times are stored; several subjects may share a slot. */
  readonly slot: string;
  readonly subject: string;
  /** The variants that answer the question, the exact one first. */
  readonly variants: readonly [string, ...string[]];
  /** Shortest time between two calls about the subject. */
  readonly limitMs: number;
  /** Answers kept for the subject, newest first. */
  readonly keep: number;
  /** Subjects kept in the slot beyond those whose limit runs. */
  readonly keepSubjects: number;
  readonly schema: z.ZodMiniType<T>;
};

export type Verdict<T> =
  | { readonly kind: 'serve'; readonly answer: Aged<T> }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'call' };

export type StoredAnswer = { readonly subject: string; readonly variant: string; readonly value: unknown };

/** The answers themselves, which may be large. */
export type AnswerStore = {
  get(subject: string, variant: string): Promise<unknown>;
  /** All of the subjects that begin with this text. */
  all(prefix: string): Promise<readonly StoredAnswer[]>;
  put(answers: readonly StoredAnswer[]): Promise<void>;
  /** `variants` null: all of the subject. */
  remove(subject: string, variants: readonly string[] | null): Promise<void>;
};

/** The times of the calls, which are small, by slot; and the answers. */
export type CacheStore = {
  read(slot: string): Promise<unknown>;
  write(slot: string, record: CacheRecord): Promise<void>;
  readonly answers: AnswerStore;
};

type Subject = Pick<LimitedQuestion<unknown>, 'slot' | 'subject'>;

export type LimitedCache = {
  /** The last answer whatever its age; null when there is none. */
  peek<T>(question: LimitedQuestion<T>): Promise<Aged<T> | null>;
  /** What to do about a question now. `maxAgeMs` null: no stored answer will do, unless the limit leaves nothing else. */
  look<T>(question: LimitedQuestion<T>, maxAgeMs: number | null): Promise<Verdict<T>>;
  /** When a call about the subject is allowed, epoch ms. */
  freeAt<T>(question: LimitedQuestion<T>): Promise<number>;
  /** A call goes out; when 1fichier sees it is not known before its end, which may never come. */
  leaves<T>(question: LimitedQuestion<T>): Promise<void>;
  /** A call ended without an answer. */
  called<T>(question: LimitedQuestion<T>): Promise<void>;
  answered<T>(question: LimitedQuestion<T>, value: T): Promise<Aged<T>>;
  /** The answers of the subjects that begin with this text. */
  all(prefix: string): Promise<readonly StoredAnswer[]>;
  /** Puts those that `edit` returns in the place of the stored ones, whose age stays. */
  edit(prefix: string, edit: (answers: readonly StoredAnswer[]) => readonly StoredAnswer[]): Promise<void>;
  /** The answers of this subject will do only while the limit leaves nothing else. */
  doubt(subject: Subject): Promise<void>;
  forget(subject: Subject): Promise<void>;
};

/** So much later than it was put on record a call may arrive whose background is stopped over it. */
const ARRIVES_WITHIN_MS = 5_000;

/** Every method rejects with `storage` when the store fails. */
export function createLimitedCache(store: CacheStore, clock: Clock): LimitedCache {
  const now = () => clock.now();
  /** What this life has asked for. */
  const own = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  /** One change at a time, so that two of the same slot never undo each other. */
  function inTurn<R>(work: () => Promise<R>): Promise<R> {
    const result = last.then(work).catch(() => {
      throw new FichierError({ code: 'storage', outcome: 'not-sent' });
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function readSlot(name: string): Promise<CacheRecord> {
    const stored = z.safeParse(cacheRecordSchema, await store.read(name)).data ?? [];
    const settled = stored.map((entry) =>
      settleEntry(entry, { now: now(), ahead: aheadOf(clock), isOfThisLife: own.has(entry.subject) }),
    );
    // Stored, so that a time from before a clock jump does not begin anew at every look.
    if (settled.some((entry, index) => entry !== stored[index])) await store.write(name, settled);
    return settled;
  }

  const readEntry = async ({ slot, subject }: Subject) =>
    (await readSlot(slot)).find((entry) => entry.subject === subject) ?? null;

  /** Puts one entry first; those beyond what a slot keeps go, with their answers. */
  async function writeEntry<T>(question: LimitedQuestion<T>, entry: CacheRecordEntry): Promise<void> {
    const others = (await readSlot(question.slot)).filter(({ subject }) => subject !== entry.subject);
    const isKept = ({ calledAt }: CacheRecordEntry, index: number) =>
      index < question.keepSubjects - 1 || now() - calledAt < question.limitMs;
    await store.write(question.slot, [entry, ...others.filter(isKept)]);
    own.add(entry.subject);
    const gone = others.filter((other, index) => !isKept(other, index));
    for (const { subject } of gone) await store.answers.remove(subject, null);
  }

  const writeCall = <T>(question: LimitedQuestion<T>, calledAt: number): Promise<void> =>
    inTurn(async () => {
      const { subject } = question;
      const variants = (await readEntry(question))?.variants ?? [];
      await writeEntry(question, { subject, calledAt, ahead: aheadOf(clock), variants });
    });

  /** The newest readable answer among the variants that will do. */
  async function answerTo<T>(question: LimitedQuestion<T>, entry: CacheRecordEntry | null) {
    for (const { variant, at, isDoubted } of entry?.variants ?? []) {
      if (!question.variants.includes(variant)) continue;
      const parsed = z.safeParse(question.schema, await store.answers.get(question.subject, variant));
      if (parsed.success) return { value: parsed.data, at, isDoubted };
    }
    return null;
  }

  return {
    peek: (question) =>
      inTurn(async () => {
        const answer = await answerTo(question, await readEntry(question));
        return answer && { value: answer.value, at: answer.at };
      }),
    look: (question, maxAgeMs) =>
      inTurn(async () => {
        const entry = await readEntry(question);
        const until = freeAt(question, entry);
        const answer = await answerTo(question, entry);
        const isLimited = until > now();
        const isFresh = answer !== null && !answer.isDoubted && maxAgeMs !== null;
        if (answer !== null && (isLimited || (isFresh && now() - answer.at <= maxAgeMs))) {
          return { kind: 'serve', answer: { value: answer.value, at: answer.at } };
        }
        return isLimited ? { kind: 'wait', until } : { kind: 'call' };
      }),
    freeAt: (question) => inTurn(async () => freeAt(question, await readEntry(question))),
    // Ahead of the clock, and so counted from the first look of whoever comes after.
    leaves: (question) => writeCall(question, now() + ARRIVES_WITHIN_MS),
    called: (question) => writeCall(question, now()),
    answered: (question, value) =>
      inTurn(async () => {
        const { subject, variants, keep } = question;
        const [variant] = variants;
        const at = now();
        const others = ((await readEntry(question))?.variants ?? []).filter((one) => one.variant !== variant);
        // The time of the call counts even where the answer finds no room.
        const ahead = aheadOf(clock);
        await writeEntry(question, { subject, calledAt: at, ahead, variants: others });
        await store.answers.put([{ subject, variant, value }]);
        const kept = [{ variant, at, isDoubted: false }, ...others];
        await writeEntry(question, { subject, calledAt: at, ahead, variants: kept.slice(0, keep) });
        const gone = kept.slice(keep).map((one) => one.variant);
        if (gone.length > 0) await store.answers.remove(subject, gone);
        return { value, at };
      }),
    all: (prefix) => inTurn(() => store.answers.all(prefix)),
    edit: (prefix, edit) =>
      inTurn(async () => {
        const changed = edit(await store.answers.all(prefix));
        if (changed.length > 0) await store.answers.put(changed);
      }),
    doubt: ({ slot, subject }) =>
      inTurn(async () => {
        const doubted = (await readSlot(slot)).map((entry) =>
          entry.subject === subject
            ? { ...entry, variants: entry.variants.map((one) => ({ ...one, isDoubted: true })) }
            : entry,
        );
        await store.write(slot, doubted);
      }),
    forget: ({ slot, subject }) =>
      inTurn(async () => {
        const record = await readSlot(slot);
        await store.write(
          slot,
          record.map((entry) => (entry.subject === subject ? { ...entry, variants: [] } : entry)),
        );
        await store.answers.remove(subject, null);
      }),
  };

  function freeAt<T>({ limitMs }: LimitedQuestion<T>, entry: CacheRecordEntry | null): number {
    return entry === null ? now() : entry.calledAt + limitMs;
  }
}
