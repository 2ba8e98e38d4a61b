import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/root.ts';
import { findCycle } from './directions/find-cycle.ts';
import { isBarrel, readImports } from './directions/read-imports.ts';
import { objectionTo } from './directions/rooms.ts';

const MOST_LINES = 300;
/** Runs in a page, where nothing can be imported: all of it is one function. */
const IN_ONE_PIECE = { file: 'utils/browser/read-page-links.ts', lines: 410 };

const list = (...patterns: string[]) =>
  globSync(patterns, { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const shipped = list('{entrypoints,components,utils}/**/*.{ts,tsx}');
const imports = new Map(shipped.map((file) => [file, readImports(ROOT, file, read(file))]));

describe('the shipped source', () => {
  it('is found', () => {
    expect(shipped).toContain('entrypoints/background/index.ts');
    expect(shipped).toContain('utils/fichier/errors.ts');
  });

  it('imports only what the room of each file may know', () => {
    const objections = [...imports].flatMap(([file, each]) => each.map((one) => objectionTo(file, one)));
    expect(objections.filter((objection) => objection !== null)).toEqual([]);
  });

  it('keeps the storage, and with it the key, out of every page', () => {
    const pages = shipped.filter((file) => /^(?:components|entrypoints\/(?!background\/))/.test(file));
    expect(
      pages.filter((file) => /\b(?:browser|chrome)\??\.storage\b|\bindexedDB\b/.test(read(file))),
    ).toEqual([]);
  });

  it('has no cycle', () => {
    const graph = [...imports].map(([file, each]) => [
      file,
      each.flatMap(({ target, isTypeOnly }) =>
        target !== null && 'file' in target && !isTypeOnly ? [target.file] : [],
      ),
    ]);
    expect(findCycle(new Map(graph as [string, string[]][]))).toBeNull();
  });

  it('has no file that only passes on the exports of others', () => {
    expect(shipped.filter((file) => isBarrel(file, read(file)))).toEqual([]);
  });
});

it(`no file is longer than ${MOST_LINES} lines`, () => {
  const files = list('{entrypoints,components,utils,tests,scripts}/**/*.{ts,tsx,mjs,css}', '*.ts');
  const lengths = files.map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }));
  const most = (file: string) => (file === IN_ONE_PIECE.file ? IN_ONE_PIECE.lines : MOST_LINES);
  expect(lengths.filter(({ file, lines }) => lines > most(file))).toEqual([]);
});

describe('a forbidden import is caught', () => {
  it.each([
    [
      'a page that uses the client',
      'entrypoints/popup/x.ts',
      "import { y } from '@/utils/fichier/classify';",
    ],
    ['by a relative path', 'entrypoints/popup/x.ts', "import { y } from '../../utils/fichier/classify';"],
    ['as a type', 'entrypoints/popup/x.ts', "import type { Y } from '@/utils/engine/engine';"],
    ['as an inline type', 'entrypoints/popup/x.ts', "type Y = import('@/utils/engine/engine').Engine;"],
    ['later', 'entrypoints/popup/x.ts', "await import('@/utils/engine/engine');"],
    ['by a name made up at run time', 'entrypoints/popup/x.ts', 'const a = `y`; await import(a);'],
    ['passed on', 'utils/links/x.ts', "export { classify } from '@/utils/fichier/classify';"],
    ['passed on whole', 'utils/links/x.ts', "export * from '@/utils/fichier/classify';"],
    ['for its effect', 'utils/links/x.ts', "import '@/utils/fichier/classify';"],
    [
      'a pure room that uses the client',
      'utils/transfers/x.ts',
      "import type { Y } from '@/utils/fichier/fichier';",
    ],
    ['a pure room that uses the browser', 'utils/links/x.ts', "import { browser } from 'wxt/browser';"],
    [
      'a component that runs the protocol',
      'components/x.tsx',
      "import { protocol } from '@/utils/messaging/protocol';",
    ],
    ['the background that shows views', 'entrypoints/background/x.ts', "import { render } from 'preact';"],
    ['one page that uses another', 'entrypoints/options/x.ts', "import '../popup/main';"],
    ['the full zod', 'utils/fichier/x.ts', "import * as z from 'zod';"],
    ['an alias beside @/', 'entrypoints/popup/x.ts', "import '~/utils/links/parse-source';"],
    ['a file that is not there', 'utils/links/x.ts', "import '@/utils/links/nowhere';"],
    ['a file outside every room', 'utils/x.ts', "import '@/utils/links/parse-source';"],
  ])('%s', (_what, file, source) => {
    const objections = readImports(ROOT, file, source).map((each) => objectionTo(file, each));
    expect(objections).toEqual([expect.any(String)]);
  });

  it.each([
    [
      'a component that knows a type',
      'components/x.tsx',
      "import type { Status } from '@/utils/messaging/protocol';",
    ],
    ['the client that uses its codes', 'utils/fichier/x.ts', "import { POLICY } from './errors';"],
    [
      'the background that uses the engine',
      'entrypoints/background/x.ts',
      "import type { Engine } from '@/utils/engine/engine';",
    ],
  ])('but not %s', (_what, file, source) => {
    expect(readImports(ROOT, file, source).map((each) => objectionTo(file, each))).toEqual([null]);
  });

  it('a cycle is found, and a diamond is none', () => {
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']);
    expect(
      findCycle(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['d']],
          ['c', ['d']],
          ['d', []],
        ]),
      ),
    ).toBeNull();
  });

  it.each([
    ["export * from './a';", true],
    ["export { a } from './a';\nexport type { B } from './b';", true],
    ["import { a } from './a';\nexport { a };", true],
    ["export { a } from './a';\nexport const b = 1;", false],
    ["import './a';", false],
  ])('%j as a barrel: %s', (source, expected) => {
    expect(isBarrel('x.ts', source)).toBe(expected);
  });
});
