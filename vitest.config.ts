import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const SECOND_MS = 1000;
const ROOT = fileURLToPath(new URL('./', import.meta.url));

/** What WXT resolves for the extension, for the projects that do without its fake browser. */
const alias = [
  { find: /^@\//, replacement: ROOT },
  { find: '#i18n', replacement: `${ROOT}.wxt/i18n/index.ts` },
];

/** They mostly wait: for alarms, limits and pages. */
const IN_BROWSERS = { maxWorkers: 2, testTimeout: 300 * SECOND_MS, hookTimeout: 180 * SECOND_MS };
/** Minutes at the pace of the client in which nearly nothing is computed: cut connections, locks, proofs of absence. */
const WAITS = [
  'asked-while-stopping',
  'cut-*',
  'holds',
  'in-doubt',
  'lost-storage',
  'many-at-once',
  'stopped-in-the-middle',
  'unknown-answers',
].map((name) => `tests/e2e/${name}.test.ts`);

export default defineConfig({
  // One shared server would hand the fake browser of `background` to the other projects.
  test: {
    sharedViteServer: false,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          testTimeout: 60 * SECOND_MS,
          isolate: false,
          // Worlds come and go: with more room for what is young, less of it is copied.
          execArgv: ['--max-semi-space-size=64'],
          setupFiles: ['tests/unit/fresh-modules.ts'],
        },
      },
      {
        plugins: [WxtVitest()],
        test: { name: 'background', include: ['tests/background/**/*.test.ts'], testTimeout: 60 * SECOND_MS },
      },
      {
        resolve: { alias },
        test: { name: 'build', include: ['tests/build/**/*.test.ts'], testTimeout: 30 * SECOND_MS },
      },
      {
        resolve: { alias },
        test: {
          ...IN_BROWSERS,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: WAITS,
        },
      },
      { resolve: { alias }, test: { ...IN_BROWSERS, name: 'waits', include: WAITS, maxWorkers: 4 } },
    ],
  },
});
