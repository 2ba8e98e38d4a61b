import * as z from 'zod/mini';
import type { CallRecord, CallRecorder } from '@/utils/fichier/call-record';
import { ERROR_CODES } from '@/utils/fichier/errors';
import { createInTurn } from '@/utils/store/in-turn';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';
import { type Migration, versionAfter, versioned } from '@/utils/store/versioned';

const callSchema = z.object({
  endpoint: z.string(),
  at: z.number(),
  durationMs: z.number(),
  status: z.nullable(z.number()),
  protocol: z.nullable(z.string()),
  code: z.nullable(z.enum(ERROR_CODES)),
  shape: z.nullable(z.string()),
  isOdd: z.boolean(),
});

const logSchema = z.object({
  /** The latest first. */
  recent: z.array(callSchema),
  /** One for each kind of odd answer, the latest first; `times`: how often it came. */
  odd: z.array(z.extend(callSchema, { times: z.number() })),
});
export type CallLog = z.infer<typeof logSchema>;

/** What is kept of the calls, for a report. */
export type CallLogStore = CallRecorder & {
  /** With every call that was recorded before. */
  read(): Promise<CallLog>;
};

const RECENT_MAX = 50;
const ODD_MAX = 20;
const ODD_FOR_MS = 7 * 24 * 60 * 60_000;

const NAME = 'calls';
const EMPTY: CallLog = { recent: [], odd: [] };
const MIGRATIONS: readonly Migration[] = [];

type CallLogDeps = {
  readonly area: StorageArea;
  /** Epoch ms. */
  readonly now: () => number;
  /** Told when the log cannot be written; no call fails for it. */
  report(error: unknown): void;
};

export function createCallLogStore({ area, now, report }: CallLogDeps): CallLogStore {
  const schema = versioned(logSchema, MIGRATIONS);
  const stored = createStoredValue<CallLog>({ area, name: NAME, schema, fallback: EMPTY, now });
  const inTurn = createInTurn();
  const version = versionAfter(MIGRATIONS);
  let pending: CallRecord[] = [];

  /** Calls that come while one is being written are written together. */
  async function write(): Promise<void> {
    const calls = pending;
    pending = [];
    if (calls.length === 0) return;
    const value = calls.reduce(withCall, await stored.read());
    await area.set({ [NAME]: { version, value } });
  }

  return {
    now,
    record(call) {
      pending.push(call);
      inTurn(write).catch(report);
    },
    read: () =>
      inTurn(async () => {
        const { recent, odd } = await stored.read();
        return { recent, odd: odd.filter(({ at }) => at > now() - ODD_FOR_MS) };
      }),
  };
}

/** The log with one more call. What is too old or too much goes. */
function withCall({ recent, odd }: CallLog, call: CallRecord): CallLog {
  return {
    recent: [call, ...recent].slice(0, RECENT_MAX),
    odd: (call.isOdd ? withOdd(odd, call) : odd).filter(({ at }) => at > call.at - ODD_FOR_MS),
  };
}

function withOdd(odd: CallLog['odd'], call: CallRecord): CallLog['odd'] {
  const isAlike = (other: CallRecord) =>
    other.endpoint === call.endpoint &&
    other.status === call.status &&
    other.code === call.code &&
    other.shape === call.shape;
  const times = (odd.find(isAlike)?.times ?? 0) + 1;
  return [{ ...call, times }, ...odd.filter((other) => !isAlike(other))].slice(0, ODD_MAX);
}
