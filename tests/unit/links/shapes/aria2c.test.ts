import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Listening, listen } from '@/tests/simulator/net/listen';
import { NASTY_NAMES } from '@/tests/unit/links/shapes/nasty';
import { formatLinks } from '@/utils/links/shapes/format-links';
import { unlikeFileNames } from '@/utils/links/shapes/unlike-file-names';

const TIMEOUT_MS = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'aria2c-'));
let site: Listening;

/** Every file holds the address that it was asked for under. */
beforeAll(async () => {
  site = await listen(createServer((request, response) => response.end(request.url)));
});
afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});

/** Downloads what an input file names, with no configuration of the user. */
function runAria2c(input: string): Promise<number | null> {
  const options = ['--no-conf', '--input-file=-', `--dir=${folder}`, '--allow-overwrite=false', '--quiet'];
  const aria2c = spawn('aria2c', options, { stdio: ['pipe', 'ignore', 'ignore'] });
  aria2c.stdin.end(input);
  return new Promise((resolve, reject) => {
    aria2c.on('error', reject);
    aria2c.on('close', resolve);
  });
}

it('aria2c reads an input file and saves each link under its name', { timeout: TIMEOUT_MS }, async () => {
  const tails = ['a', `a[1](2){3};'$(id)'.zip?x=1&y=[2]#`, 'a b\tc/é?"q"', '\\a*_~|^'];
  // Each twice: no file may take the place of another.
  const links = [...NASTY_NAMES, ...NASTY_NAMES].map((name, index) => ({
    name,
    url: `http://127.0.0.1:${site.port}/${index}/${tails[index % tails.length]}`,
    size: null,
  }));

  expect(await runAria2c(formatLinks('aria2', links, 'en'))).toBe(0);

  const saved = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  const names = unlikeFileNames(links.map(({ name }) => name));
  const asked = links.map(({ url }, index) => [names[index], new URL(url)] as const);
  expect(new Map(saved.map(([name = '', path = '']) => [name, normal(path)]))).toEqual(
    new Map(asked.map(([name, url]) => [name, normal(url.pathname + url.search)])),
  );
});

/** The same for each way to write a path. */
function normal(path: string): string {
  return decodeURIComponent(path);
}
