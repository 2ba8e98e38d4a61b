import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { PLANTED_BUGS } from '../tests/unit/outbox/planted/bugs.ts';
import { type PlantedBug, plant } from '../tests/unit/outbox/planted/planted-bug.ts';
import { ROOT } from './root.ts';
import { runCommand, stopOnSignals } from './run-command.ts';

const LIMIT_MS = 10 * 60_000;
const NOT_COPIED = ['node_modules', '.git', '.output', 'test-results'];

/** What must notice a bug, the quickest first. */
const NETS = {
  model: ['tests/unit/outbox/outbox-model.test.ts', 'tests/unit/outbox/within-the-hour.test.ts'],
  parts: ['tests/unit/engine', 'tests/unit/transfers', 'tests/unit/outbox/dead-ends.test.ts'],
  stories: ['tests/unit/outbox/misleading-lists.test.ts', 'tests/unit/outbox/real-trouble.test.ts'],
  edges: ['tests/unit/store/outbox', 'tests/unit/store/backup', 'tests/unit/fichier'],
  cuts: ['tests/unit/outbox/every-cut.test.ts', 'tests/unit/outbox/no-room.test.ts'],
  answers: ['tests/unit/outbox/malformed-answers.test.ts'],
  unknowns: ['tests/unit/outbox/survival.test.ts', 'tests/unit/outbox/lost-requests.test.ts'],
} as const;
type Net = keyof typeof NETS;

/** `broken`: the tests did not run, so they say nothing. */
type Verdict = 'caught' | 'missed' | 'broken';

const caughtBy = new Set<Net>();

stopOnSignals();
const copy = mkdtempSync(join(tmpdir(), 'planted-bugs-'));
try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Plants the bugs whose names contain a wanted text, or all. Resolves with the exit code. */
async function main(wanted: readonly string[]): Promise<number> {
  copyTree();
  const bugs = PLANTED_BUGS.filter(
    ({ name }) => wanted.length === 0 || wanted.some((text) => name.includes(text)),
  );
  let survivors = 0;
  for (const bug of bugs) {
    const line = await tryBug(bug);
    if (!line.includes('caught')) survivors += 1;
    console.log(`${bug.name.padEnd(56)} ${line}`);
  }
  console.log(`\n${bugs.length - survivors} of ${bugs.length} planted bugs caught`);
  return (await areSound()) && survivors === 0 ? 0 : 1;
}

/** Without a planted bug, what caught one must pass. */
async function areSound(): Promise<boolean> {
  for (const net of caughtBy) {
    if ((await cast(net)) === 'missed') continue;
    console.error(`Without a planted bug, ${net} does not pass.`);
    return false;
  }
  return true;
}

/** The tree as it is now: others may be at work in it, so nothing is planted there. */
function copyTree(): void {
  cpSync(ROOT, copy, {
    recursive: true,
    filter: (path) => !NOT_COPIED.includes(relative(ROOT, path).split(sep)[0] ?? ''),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
}

async function tryBug(bug: PlantedBug): Promise<string> {
  const path = join(copy, bug.file);
  const sound = readFileSync(path, 'utf8');
  const planted = plant(sound, bug);
  if (planted === null) return `does not fit ${bug.file} any more`;
  writeFileSync(path, planted);
  const startedAt = performance.now();
  try {
    for (const net of Object.keys(NETS) as Net[]) {
      const verdict = await cast(net);
      if (verdict === 'caught') caughtBy.add(net);
      const seconds = `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
      if (verdict === 'broken') return `does not compile (${net})`;
      if (verdict === 'caught') return `caught by ${net.padEnd(6)} ${seconds.padStart(6)}`;
    }
    return 'SURVIVED';
  } finally {
    writeFileSync(path, sound);
  }
}

type Report = {
  readonly numTotalTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly assertionResults: readonly unknown[] }[];
};

async function cast(net: Net): Promise<Verdict> {
  const file = join(copy, 'report.json');
  rmSync(file, { force: true });
  process.env.OUTBOX_SHRINK = 'no';
  await runCommand(
    'vitest',
    [
      'run',
      '--root',
      copy,
      '--project',
      'unit',
      '--bail=1',
      '--reporter=json',
      `--outputFile=${file}`,
      ...NETS[net],
    ],
    { capture: true, limitMs: LIMIT_MS },
  );
  if (!existsSync(file)) return 'broken';
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const isLoaded = report.testResults.every(({ assertionResults }) => assertionResults.length > 0);
  if (report.numFailedTests > 0) return 'caught';
  return isLoaded && report.numTotalTests > 0 ? 'missed' : 'broken';
}
