import { describeBody } from '@/utils/fichier/answer-shape';
import type { WireAnswer } from '@/utils/fichier/classify';
import { type ErrorCode, isFichierError } from '@/utils/fichier/errors';
import type { NoAnswer } from '@/utils/fichier/transport';

/** What is known of one call afterwards: nothing of what was sent, and of the answer the shape alone. */
export type CallRecord = {
  /** The path alone; never an id in it, never a host that 1fichier named. */
  readonly endpoint: string;
  /** When the request left, epoch ms. */
  readonly at: number;
  readonly durationMs: number;
  /** Null when no answer came. */
  readonly status: number | null;
  /** `h2`, `http/1.1`; null when the browser does not tell. */
  readonly protocol: string | null;
  /** Null for success. */
  readonly code: ErrorCode | null;
  readonly shape: string | null;
  /** The answer is not what the documents promise. */
  readonly isOdd: boolean;
};

/** Where records go. */
export type CallRecorder = {
  /** Told of every call that went out, after it. Must not throw. */
  record(call: CallRecord): void;
  /** Epoch ms. */
  now(): number;
};

/** The two moments of a call that only its client knows. */
export type CallWatch = {
  /** The request leaves now; passes on what becomes of it. */
  answered<A extends WireAnswer | NoAnswer>(answer: Promise<A>): Promise<A>;
  /** Marks what was read well and is odd all the same. */
  odd(): void;
};

/** Failures that no document tells of. */
const ODD_CODES: ReadonlySet<ErrorCode> = new Set([
  'bad-answer',
  'redirected',
  'refused',
  'content-type',
  'lock-page',
]);

/** Runs one call of a client and records it; a call that never left is none. What `run` ends with is passed on. */
export async function recordCall<T>(
  recorder: CallRecorder | undefined,
  endpoint: string,
  run: (watch: CallWatch) => Promise<T>,
): Promise<T> {
  if (recorder === undefined) return run({ answered: (answer) => answer, odd: () => undefined });
  let sentAt: number | null = null;
  let durationMs = 0;
  let answer: WireAnswer | null = null;
  let isOdd = false;
  const watch: CallWatch = {
    async answered(coming) {
      const at = recorder.now();
      sentAt = at;
      const came = await coming;
      durationMs = Math.max(0, recorder.now() - at);
      answer = 'failed' in came ? null : came;
      return came;
    },
    odd() {
      isOdd = true;
    },
  };
  const tell = (code: ErrorCode | null) => {
    if (sentAt === null) return;
    const told = tellAnswer(answer);
    recorder.record({ endpoint, at: sentAt, durationMs, code, ...told, isOdd: isOdd || isOddCode(code) });
  };
  try {
    const value = await run(watch);
    tell(null);
    return value;
  } catch (error) {
    tell(isFichierError(error) ? error.facts.code : 'broken');
    throw error;
  }
}

function isOddCode(code: ErrorCode | null): boolean {
  return code !== null && ODD_CODES.has(code);
}

function tellAnswer(answer: WireAnswer | null): Pick<CallRecord, 'status' | 'protocol' | 'shape'> {
  if (answer === null) return { status: null, protocol: null, shape: null };
  const { status, body, contentType, connect } = answer;
  return { status, protocol: connect?.protocol ?? null, shape: describeBody(body, contentType) };
}
