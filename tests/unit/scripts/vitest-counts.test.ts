import { expect, it } from 'vitest';
import { countVitest, failuresOf } from '../../../scripts/vitest-counts.ts';

const clean = { success: true, numTotalTests: 3, numPassedTests: 3, testResults: [] };

it.each([
  ['all passed', clean, 0, { passed: 3, failed: 0 }],
  ['one failed', { ...clean, success: false, numPassedTests: 2 }, 1, { passed: 2, failed: 1 }],
  ['one skipped', { ...clean, numPassedTests: 2 }, 0, { passed: 2, failed: 1 }],
  ['an error outside the tests', clean, 1, { passed: 3, failed: 1 }],
  ['a file that does not load', { ...clean, success: false }, 1, { passed: 3, failed: 1 }],
  ['ended by a signal', clean, null, { passed: 3, failed: 1 }],
  ['no test at all', { ...clean, numTotalTests: 0, numPassedTests: 0 }, 0, { passed: 0, failed: 1 }],
  ['no report', null, 0, { passed: 0, failed: 1 }],
])('%s', (_what, report, exitCode, counts) => {
  expect(countVitest(report, exitCode)).toEqual(counts);
});

it('names what did not pass, with the first line of why', () => {
  const report = {
    ...clean,
    success: false,
    testResults: [
      {
        name: 'links.test.ts',
        message: '',
        assertionResults: [
          { fullName: 'links are read', status: 'passed', failureMessages: [] },
          {
            fullName: 'links are kept',
            status: 'failed',
            failureMessages: ['Error: gone\n    at keep.ts:3'],
          },
          { fullName: 'links are dropped', status: 'skipped' },
        ],
      },
      { name: 'broken.test.ts', message: 'Cannot find module\nmore', assertionResults: [] },
    ],
  };
  expect(failuresOf(report)).toEqual([
    'links are kept: Error: gone',
    'links are dropped: skipped',
    'broken.test.ts: Cannot find module',
  ]);
  expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 3 });
  expect(failuresOf(null)).toEqual([]);
});
