import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Listening, listen } from '@/tests/simulator/net/listen';
import { NASTY_NAMES } from '@/tests/unit/links/shapes/nasty';
import { fileName } from '@/utils/links/shapes/file-name';
import { formatLinks } from '@/utils/links/shapes/format-links';

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
  // Names that become the same file name would be numbered by aria2.
  const names = [...new Map(NASTY_NAMES.map((name) => [fileName(name), name])).values()];
  const links = names.map((name, index) => ({
    name,
    url: `http://127.0.0.1:${site.port}/${index}/${tails[index % tails.length]}`,
    size: null,
  }));

  expect(await runAria2c(formatLinks('aria2', links))).toBe(0);

  const saved = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  const asked = links.map(({ name, url }) => [fileName(name), new URL(url)] as const);
  expect(new Map(saved.map(([name = '', path = '']) => [name, normal(path)]))).toEqual(
    new Map(asked.map(([name, url]) => [name, normal(url.pathname + url.search)])),
  );
});

/** The same for each way to write a path. */
function normal(path: string): string {
  return decodeURIComponent(path);
}
