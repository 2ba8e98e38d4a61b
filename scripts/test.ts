import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lintFirefox } from './lint-firefox.ts';
import { ROOT } from './root.ts';
import { runCommand, stopOnSignals } from './run-command.ts';
import { type Counts, countVitest, failuresOf } from './vitest-counts.ts';

const MINUTE_MS = 60_000;
const STEP_LIMIT_MS = 10 * MINUTE_MS;
const VITEST_LIMIT_MS = 60 * MINUTE_MS;

type Result = { readonly line: string; readonly counts: Counts };
type Step = { readonly name: string; readonly run: () => Promise<Counts> };

/** `build`, `waits` and `e2e` look at what `package` has built, and Chromium adds a folder of its own to it in `e2e`. */
const STEPS: readonly Step[] = [
  { name: 'lint', run: () => allSucceed(['biome', 'check', '--error-on-warnings']) },
  { name: 'types', run: () => allSucceed(['tsc', '--noEmit']) },
  { name: 'dead-code', run: () => allSucceed(['knip'], ['knip', '--production']) },
  { name: 'package', run: () => allSucceed(['wxt', 'zip', '-b', 'chrome'], ['wxt', 'zip', '-b', 'firefox']) },
  { name: 'web-ext', run: async () => oneTest(await lintFirefox()) },
  { name: 'build', run: () => vitest('build') },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'background', run: () => vitest('background') },
  { name: 'waits', run: () => vitest('waits') },
  { name: 'e2e', run: () => vitest('e2e') },
];
/** Said again at the end, where they are found. */
const failures: string[] = [];
/** These go beside one another: what computes takes one core while the others are in browsers, which wait half the time. */
const LANES = [['unit', 'background'], ['e2e']];
/** So many browsers wait at the same time that each must find the machine idle when its time has come. */
const LAST = 'waits';

stopOnSignals();
await main(process.argv.slice(2));

/** Runs the steps that are named, or all, and goes on after a failure. The last line is the sum. */
async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => STEPS.every((step) => step.name !== name));
  if (unknown.length > 0) {
    console.error(
      `No such step: ${unknown.join(' ')}. There are: ${STEPS.map(({ name }) => name).join(' ')}.`,
    );
    process.exitCode = 2;
    return;
  }
  const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const lanes = LANES.map((names) => steps.filter(({ name }) => names.includes(name)));
  const last = steps.filter(({ name }) => name === LAST);
  const first = steps.filter((step) => ![...lanes.flat(), ...last].includes(step));
  const results = await resultsOf(first);
  results.push(...(await Promise.all(lanes.map(resultsOf))).flat());
  results.push(...(await resultsOf(last)));

  const total = { passed: 0, failed: 0 };
  console.log(failures.map((failure) => `\nFailed: ${failure}`).join(''));
  console.log();
  for (const { line, counts } of results) {
    console.log(line);
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function resultsOf(steps: readonly Step[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const step of steps) results.push(await resultOf(step));
  return results;
}

async function resultOf(step: Step): Promise<Result> {
  console.log(`\n--- ${step.name}`);
  const startedAt = performance.now();
  const counts = await countsOf(step);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const line = `${step.name.padEnd(12)}${seconds.padStart(7)} s  ${counts.passed} passed, ${counts.failed} failed.`;
  console.log(line);
  return { line, counts };
}

/** A step that breaks down has failed; the others still run. */
async function countsOf(step: Step): Promise<Counts> {
  try {
    return await step.run();
  } catch (error) {
    console.error(error);
    return oneTest(false);
  }
}

function oneTest(isPassed: boolean): Counts {
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** One test for all commands of a step together; the first that fails ends it. */
async function allSucceed(
  ...commands: readonly (readonly [command: string, ...args: string[]])[]
): Promise<Counts> {
  for (const [command, ...args] of commands) {
    const { code } = await runCommand(command, args, { limitMs: STEP_LIMIT_MS });
    if (code !== 0) return oneTest(false);
  }
  return oneTest(true);
}

async function vitest(project: string): Promise<Counts> {
  const file = join(ROOT, 'test-results', `${project}.json`);
  rmSync(file, { force: true });
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  if (project === 'unit') args.push('--maxWorkers=1');
  const { code } = await runCommand('vitest', args, { limitMs: VITEST_LIMIT_MS });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  failures.push(...failuresOf(report));
  return countVitest(report, code);
}
