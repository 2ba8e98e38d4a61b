import fc from 'fast-check';
import { it } from 'vitest';
import type { Transfer } from '@/utils/transfers/schema';
import { expectOnce } from './support/expect-once';
import type { Answer } from './support/fake-fichier';
import { VirtualWorld } from './support/virtual-world';

const HOUR_MS = 3_600_000;
/** The same histories every time; others with `OUTBOX_SEED`, more with `OUTBOX_RUNS`. */
const RUNS = Number(process.env.OUTBOX_RUNS ?? 250);
const SEED = Number(process.env.OUTBOX_SEED ?? 1);

type Command =
  | { readonly do: 'add'; readonly count: number; readonly folderId: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'answer'; readonly answer: Answer }
  | { readonly do: 'die' }
  | { readonly do: 'dieSoon'; readonly calls: number }
  | { readonly do: 'key'; readonly accountId: string | null }
  | { readonly do: 'cancel' | 'remove'; readonly index: number }
  | { readonly do: 'refuseUrl'; readonly index: number }
  | { readonly do: 'strangerJob'; readonly index: number; readonly isPart: boolean }
  | { readonly do: 'cutList'; readonly rows: number };

const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Answer>({ kind: 'accept' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('refuse' as const),
      code: fc.constantFrom('refused', 'over-quota', 'file-too-large', 'not-authenticated'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('lose' as const),
      code: fc.constantFrom('timeout', 'network', 'server', 'bad-answer', 'no-id', 'lock-page'),
      isTaken: fc.boolean(),
      lateMs: fc.constantFrom(0, 3_000, 40_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('return' as const), isStored: fc.boolean() }) },
);

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      count: fc.integer({ min: 1, max: 9 }),
      folderId: fc.constantFrom(0, 0, 7),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(0, 300, 2_000, 7_000, 33_000, 200_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), answer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('die' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('dieSoon' as const), calls: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('key' as const),
      accountId: fc.constantFrom(null, 'account-1', 'account-2'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'remove' as const),
      index: fc.nat({ max: 30 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuseUrl' as const), index: fc.nat({ max: 12 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('strangerJob' as const),
      index: fc.nat({ max: 12 }),
      isPart: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('cutList' as const), rows: fc.constantFrom(3, 10, 1e9) }),
  },
);

/** Answers wait in a row for the requests to come; most of them are unpleasant. */
const plays = fc.tuple(
  fc.array(answer, { minLength: 1, maxLength: 12, size: 'max' }),
  fc.array(command, { minLength: 3, maxLength: 25, size: 'max' }),
);

const urlOf = (index: number) => `https://host.example/file-${index}.bin`;

class Play {
  readonly world = new VirtualWorld();
  added = 0;

  async run(commands: readonly Command[]): Promise<void> {
    this.world.fichier.take(['https://before.example/old.zip'], false);
    for (const each of commands) await this.obey(each);
    await this.calmDown();
  }

  private async obey(command: Command): Promise<void> {
    const { world } = this;
    const { fichier } = world;
    switch (command.do) {
      case 'add': {
        const first = this.added;
        this.added += command.count;
        const urls = Array.from({ length: command.count }, (_, index) => urlOf(first + index));
        return world.add(urls, { folderId: command.folderId });
      }
      case 'pass':
        return world.pass(command.ms);
      case 'answer':
        fichier.answers.push(command.answer);
        return;
      case 'die':
        world.die();
        return;
      case 'dieSoon':
        world.dieAt = world.calls + command.calls;
        return;
      case 'key':
        fichier.accountId = command.accountId;
        void world.background.keyChanged().catch(() => undefined);
        return;
      case 'cancel':
      case 'remove': {
        const row = this.rows()[command.index];
        if (row) void world.background[command.do](row.id).catch(() => undefined);
        return;
      }
      case 'refuseUrl':
        fichier.refusedUrls.set(urlOf(command.index), { code: 'refused', words: 'No' });
        return;
      case 'strangerJob':
        fichier.take(
          ['https://other.example/x.bin', ...(command.isPart ? [urlOf(command.index)] : [])],
          false,
        );
        return;
      case 'cutList':
        fichier.rowLimit = command.rows;
    }
  }

  /** The user comes back, mends what is to be mended, and waits. */
  private async calmDown(): Promise<void> {
    const { world } = this;
    world.dieAt = Number.POSITIVE_INFINITY;
    world.fichier.rowLimit = 1e9;
    world.fichier.answers.length = 0;
    world.fichier.accountId = 'account-2';
    await this.mendFor(30);
    world.fichier.accountId = 'account-1';
    await this.mendFor(60);
  }

  private async mendFor(hours: number): Promise<void> {
    for (let hour = 0; hour < hours; hour += 1) {
      void this.world.background.keyChanged().catch(() => undefined);
      await this.world.pass(HOUR_MS);
    }
  }

  rows(): readonly Transfer[] {
    return this.world.disk.allTransfers();
  }
}

it('sends every link at most once and brings it to a named end, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(plays, async ([answers, commands]) => {
      const play = new Play();
      play.world.fichier.answers.push(...answers);
      await play.run(commands);
      expectOnce(play.world);
    }),
    { numRuns: RUNS, seed: SEED },
  );
}, 120_000);
