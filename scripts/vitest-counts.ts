/** What one step adds to the final line. */
export type Counts = { readonly passed: number; readonly failed: number };

/** The fields read from Vitest's JSON report. */
export type VitestReport = {
  readonly success: boolean;
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
};

/**
 * Counts one Vitest run. A test that did not pass (failed, skipped, to do) counts as failed; so does a run that
 * executed no test, left no report, or failed outside its tests (a file that does not load, an error nobody caught).
 */
export function countVitest(report: VitestReport | null, exitCode: number | null): Counts {
  if (report === null) return { passed: 0, failed: 1 };
  const passed = report.numPassedTests;
  // A file that does not load has no tests to count.
  const failed = Math.max(report.numTotalTests - passed, failuresOf(report).length);
  const isClean = exitCode === 0 && report.success && passed > 0;
  return { passed, failed: isClean ? failed : Math.max(failed, 1) };
}

/** A line for each test that did not pass and each file that did not load, with the first line of the reason. */
export function failuresOf(report: VitestReport | null): string[] {
  return (report?.testResults ?? []).flatMap(({ name, message, assertionResults }) => [
    ...(message === '' ? [] : [`${name}: ${firstLine(message)}`]),
    ...assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(
        ({ fullName, status, failureMessages }) =>
          `${fullName}: ${firstLine(failureMessages?.[0] ?? status)}`,
      ),
  ]);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
