import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findBrowser, findProgram } from '../../../scripts/find-browsers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'browsers-'));
afterAll(() => rmSync(folder, { recursive: true }));

function place(path: string, mode: number): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

const chromium = place('first/chromium', 0o755);
const other = place('second/chromium-browser', 0o755);
const esr = place('second/firefox-esr', 0o755);
place('first/firefox', 0o755);
place('second/chromium', 0o644);
place('second/google-chrome', 0o755);
const PATH = ['first', 'second'].map((name) => join(folder, name)).join(delimiter);
const SECOND = join(folder, 'second');

it('prefers the best name over the first folder', () => {
  expect(findBrowser('chromium', { PATH })).toBe(chromium);
  expect(findBrowser('firefox', { PATH })).toBe(esr);
});

it('passes over files that cannot be run, and the Chrome that loads no extension', () => {
  expect(findBrowser('chromium', { PATH: SECOND })).toBe(other);
});

it('takes the override, and no other browser when that cannot be run', () => {
  expect(findBrowser('chromium', { PATH, CHROMIUM_PATH: other })).toBe(other);
  expect(findBrowser('chromium', { PATH, CHROMIUM_PATH: join(folder, 'second/chromium') })).toBeNull();
  expect(findBrowser('firefox', { PATH, FIREFOX_PATH: folder })).toBeNull();
});

it('finds no program where there is none', () => {
  expect(findProgram('no-such-program', { PATH })).toBeNull();
  expect(findProgram('chromium', {})).toBeNull();
});
