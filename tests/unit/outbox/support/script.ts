import fc from 'fast-check';
import { TEST_KEYS } from '../../../simulator/model/accounts.ts';
import type { FaultAction } from '../../../simulator/model/faults.ts';
import type { LockKind } from '../../../simulator/model/locks.ts';
import {
  DOCUMENTED_LIMITS,
  type Limits,
  NO_LIMITS,
  type Switches,
} from '../../../simulator/model/switches.ts';
import type { LinkSpec } from './links';
import type { KeyName, Setting } from './setting';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type Trouble = 'passwordReset' | 'revoked' | 'overQuota' | 'uploadForbidden' | 'none';

export type Command =
  | {
      readonly do: 'add';
      readonly links: readonly LinkSpec[];
      readonly folderId: number;
      readonly isPrivate: boolean;
    }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'fault'; readonly match: string; readonly action: FaultAction; readonly times: number }
  | { readonly do: 'die' | 'closeBrowser' | 'lookNow' | 'list' | 'releaseHold' | 'tryNow' | 'askHold' }
  | { readonly do: 'pause' | 'resume' | 'cancelRemaining' | 'retryFailed' }
  | { readonly do: 'dieSoon'; readonly points: number }
  | { readonly do: 'retry' | 'cancel' | 'remove'; readonly index: number }
  | { readonly do: 'key'; readonly key: KeyName | null }
  | { readonly do: 'clock' | 'theirClock'; readonly ms: number }
  | { readonly do: 'online' | 'permission'; readonly is: boolean }
  | { readonly do: 'switches'; readonly switches: Partial<Switches> }
  | { readonly do: 'lock'; readonly lock: LockKind; readonly ms: number; readonly status: number }
  | {
      readonly do: 'account';
      readonly trouble: Trouble;
    }
  | { readonly do: 'diskFull'; readonly times: number }
  | { readonly do: 'noRoom'; readonly writes: number; readonly ms: number }
  /** Another client sends so many jobs of its own. */
  | { readonly do: 'busy'; readonly jobs: number }
  | { readonly do: 'otherClient'; readonly links: readonly LinkSpec[]; readonly isPart: boolean };

/** What one run is made of. */
export type Script = {
  readonly setting: Setting;
  /** Files that another client had sent before, one by one, from the first on; null: the account never had a job. */
  readonly earlier: number | null;
  /** Faults of the first requests, in order; null: none. */
  readonly answers: readonly (FaultAction | null)[];
  readonly commands: readonly Command[];
  /** What is wrong with 1fichier's lists stays so to the end. */
  readonly isMended: boolean;
};

const link: fc.Arbitrary<LinkSpec> = fc.record({
  kind: fc.constantFrom('file', 'file', 'file', 'file', 'file', 'missing', 'refused', 'copy', 'trouble'),
  n: fc.nat({ max: 15 }),
  spelling: fc.constantFrom(0, 0, 0, 1, 2),
});

/** Carried out or not, and in no case a plain answer: what a lost link or a double send is made of. */
const lost: fc.Arbitrary<FaultAction> = fc.constantFrom<FaultAction>(
  { type: 'cut-before-work' },
  { type: 'cut-after-work' },
  { type: 'cut-after-work' },
  { type: 'cut-in-answer' },
  { type: 'hang-before-work' },
  { type: 'hang-after-work' },
  { type: 'delay-before-work', ms: 20 * SECOND_MS },
  { type: 'delay-before-work', ms: 40 * SECOND_MS },
  { type: 'delay-after-work', ms: 20 * SECOND_MS },
  { type: 'delay-after-work', ms: 40 * SECOND_MS },
  { type: 'answer', status: 502 },
  { type: 'answer', status: 503, afterWork: true },
  { type: 'answer', status: 200, body: '<html>Please wait</html>', afterWork: true },
  { type: 'answer', status: 403, body: '<html>IP Locked</html>' },
  { type: 'ko', message: 'Internal error #1', status: 500, afterWork: true },
  { type: 'no-id' },
  { type: 'cut-json' },
);

const no: fc.Arbitrary<FaultAction> = fc.constantFrom<FaultAction>(
  { type: 'ko', message: 'Something is wrong #900', status: 200 },
  { type: 'ko', message: `Something is wrong with ${TEST_KEYS.premium} #900`, status: 403 },
  { type: 'ko', message: 'Must be a customer (Premium, Access) #200', status: 403 },
  { type: 'ko', message: 'Flood detected: User Locked #223', status: 429 },
  { type: 'ko', message: `Not authenticated ${TEST_KEYS.premium} #247`, status: 401 },
);

const fault: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('fault' as const),
  match: fc.constantFrom(
    'remote/request',
    'remote/request',
    'remote/ls',
    'remote/info',
    'file/ls',
    'file/cp',
    'api.1fichier.com',
  ),
  action: fc.oneof({ weight: 4, arbitrary: lost }, { weight: 1, arbitrary: no }),
  times: fc.constantFrom(1, 1, 1, 2, 5),
});

const switches: fc.Arbitrary<Partial<Switches>> = fc.record(
  {
    executionDelayMs: fc.constantFrom(0, 3 * SECOND_MS, 45 * SECOND_MS, 20 * MINUTE_MS),
    pendingDate: fc.constantFrom<Switches['pendingDate']>('1970', 'empty', 'zero', 'null', 'absent'),
    rewriteLinks: fc.constantFrom<Switches['rewriteLinks']>(
      (url) => url.replace('http:', 'https:'),
      (url) => url.replace(/\/f(\d)/, '/%66$1'),
      (url) => url.replace('?size', '?token=1&size'),
    ),
    editResults: fc.constantFrom<Switches['editResults']>(
      (rows) => rows.toReversed(),
      (rows) => rows.slice(1),
      (rows) => rows.map((row) => ({ ...row, url: row.url.replace(/\/f(\d)/, '/%66$1') })),
    ),
    progressiveResults: fc.boolean(),
    listRows: fc.constantFrom(10, 3),
    showJobAfterMs: fc.constantFrom(0, 40 * SECOND_MS),
    vanishFromListAfterMs: fc.constantFrom(10 * MINUTE_MS, HOUR_MS),
    vanishFromInfoAfterMs: fc.constantFrom(20 * MINUTE_MS, 2 * HOUR_MS),
    jobIds: fc.constantFrom<Switches['jobIds']>('falling', 'random'),
    jobOrder: fc.constantFrom<Switches['jobOrder']>('oldest-first', 'shuffled'),
    otherClient: fc.constantFrom<Switches['otherClient']>('identical', 'partly-equal'),
    refuseKnownSources: fc.constant(true),
    numericStrings: fc.boolean(),
    missingStatus: fc.boolean(),
    failuresAs200: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Most switches stand as they usually do. */
const someSwitches = fc
  .tuple(switches, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), fc.boolean())
  .map(([all, kept, isStrange]) => {
    const chosen = Object.entries(all).filter((_, index) => isStrange && kept[index]);
    return Object.fromEntries(chosen) as Partial<Switches>;
  });

const STRICT: Limits = { ...DOCUMENTED_LIMITS, callsPerSecond: 1, limitLocks: 'everything' };

const setting: fc.Arbitrary<Setting> = fc.record({
  key: fc.constantFrom<KeyName>('premium', 'premium', 'premium', 'free'),
  limits: fc.constantFrom<Limits>(DOCUMENTED_LIMITS, STRICT, { ...NO_LIMITS, openSources: 10 }),
  switches: someSwitches,
  batchSize: fc.constantFrom(1, 4, 20, 100),
  latencyMs: fc.constantFrom(0, 100, 1_500),
  isStoppedWhenIdle: fc.boolean(),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
});

const passing = fc.constantFrom(
  0,
  300,
  1_200,
  4_000,
  9_000,
  33_000,
  70_000,
  200_000,
  12 * MINUTE_MS,
  2 * HOUR_MS,
);
const index = fc.nat({ max: 40 });

function always<T extends Command['do']>(name: T) {
  return fc.constant(name);
}

const commands: readonly [number, fc.Arbitrary<Command>][] = [
  [
    6,
    fc.record({
      do: always('add'),
      links: fc.oneof(
        { weight: 3, arbitrary: fc.array(link, { minLength: 1, maxLength: 4 }) },
        { weight: 1, arbitrary: fc.array(link, { minLength: 6, maxLength: 16 }) },
      ),
      folderId: fc.constantFrom(0, 0, 0, 7),
      isPrivate: fc.constantFrom(false, false, false, true),
    }),
  ],
  [9, fc.record({ do: always('pass'), ms: passing })],
  [4, fault],
  [1, fc.record({ do: fc.constantFrom('die' as const, 'die' as const, 'closeBrowser' as const) })],
  [5, fc.record({ do: always('dieSoon'), points: fc.integer({ min: 1, max: 150 }) })],
  [2, fc.record({ do: fc.constantFrom('lookNow' as const, 'list' as const) })],
  [1, fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'resume' as const) })],
  [1, fc.record({ do: fc.constantFrom('cancelRemaining' as const, 'retryFailed' as const) })],
  [1, fc.record({ do: always('busy'), jobs: fc.constantFrom(2, 5, 12) })],
  [2, fc.record({ do: fc.constantFrom('releaseHold' as const, 'tryNow' as const) })],
  [
    3,
    fc.record({
      do: fc.constantFrom('retry' as const, 'retry' as const, 'cancel' as const, 'remove' as const),
      index,
    }),
  ],
  [
    1,
    fc.record({ do: always('key'), key: fc.constantFrom<KeyName | null>(null, 'gold', 'premium', 'free') }),
  ],
  [
    2,
    fc.record({
      do: always('clock'),
      ms: fc.constantFrom(-DAY_MS, -HOUR_MS, -5 * SECOND_MS, HOUR_MS, DAY_MS),
    }),
  ],
  [1, fc.record({ do: always('theirClock'), ms: fc.constantFrom(-DAY_MS, DAY_MS, 5 * HOUR_MS, -HOUR_MS) })],
  [1, fc.record({ do: fc.constantFrom('online' as const, 'permission' as const), is: fc.boolean() })],
  [1, fc.record({ do: always('switches'), switches: someSwitches })],
  [
    1,
    fc.record({
      do: always('lock'),
      lock: fc.constantFrom<LockKind>('flood-ip', 'flood-user', 'flood-key', 'ip-locked', 'html'),
      ms: fc.constantFrom(30_000, 300_000, HOUR_MS),
      status: fc.constantFrom(403, 429),
    }),
  ],
  [
    1,
    fc.record({
      do: always('account'),
      trouble: fc.constantFrom<Trouble>('passwordReset', 'revoked', 'overQuota', 'uploadForbidden', 'none'),
    }),
  ],
  [1, fc.record({ do: always('diskFull'), times: fc.integer({ min: 1, max: 3 }) })],
  [
    1,
    fc.record({
      do: always('noRoom'),
      writes: fc.integer({ min: 1, max: 40 }),
      ms: fc.constantFrom(20_000, 10 * MINUTE_MS),
    }),
  ],
  [
    1,
    fc.record({
      do: always('otherClient'),
      links: fc.array(link, { minLength: 1, maxLength: 3 }),
      isPart: fc.boolean(),
    }),
  ],
];

export const script: fc.Arbitrary<Script> = fc.record({
  setting,
  earlier: fc.constantFrom(null, 0, 0, 1, 8),
  answers: fc.array(fc.option(lost, { freq: 3 }), { maxLength: 6, size: 'max' }),
  commands: fc.array(fc.oneof(...commands.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
    minLength: 2,
    maxLength: 28,
    size: 'max',
  }),
  isMended: fc.boolean(),
});
