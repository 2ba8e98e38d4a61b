import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lintFirefox } from './lint-firefox.ts';
import { ROOT } from './root.ts';
import { runCommand, stopOnSignals } from './run-command.ts';
import { type Counts, countVitest } from './vitest-counts.ts';

const MINUTE_MS = 60_000;
const STEP_LIMIT_MS = 10 * MINUTE_MS;
const E2E_LIMIT_MS = 60 * MINUTE_MS;

type Step = { readonly name: string; readonly run: () => Promise<Counts> };

/** In this order; `build` and `e2e` look at what `package` has built. */
const STEPS: readonly Step[] = [
  { name: 'lint', run: () => allSucceed(['biome', 'check', '--error-on-warnings']) },
  { name: 'types', run: () => allSucceed(['tsc', '--noEmit']) },
  { name: 'dead-code', run: () => allSucceed(['knip'], ['knip', '--production']) },
  { name: 'package', run: () => allSucceed(['wxt', 'zip', '-b', 'chrome'], ['wxt', 'zip', '-b', 'firefox']) },
  { name: 'web-ext', run: async () => oneTest(await lintFirefox()) },
  { name: 'unit', run: () => vitest('unit', STEP_LIMIT_MS) },
  { name: 'background', run: () => vitest('background', STEP_LIMIT_MS) },
  { name: 'build', run: () => vitest('build', STEP_LIMIT_MS) },
  { name: 'e2e', run: () => vitest('e2e', E2E_LIMIT_MS) },
];

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
  const lines: string[] = [];
  const total = { passed: 0, failed: 0 };
  for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`\n--- ${step.name}`);
    const startedAt = performance.now();
    const { passed, failed } = await countsOf(step);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    lines.push(`${step.name.padEnd(12)}${seconds.padStart(7)} s  ${passed} passed, ${failed} failed.`);
    console.log(lines.at(-1));
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
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

async function vitest(project: string, limitMs: number): Promise<Counts> {
  const file = join(ROOT, 'test-results', `${project}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runCommand('vitest', ['run', '--project', project, ...reporters], { limitMs });
  return countVitest(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null, code);
}
