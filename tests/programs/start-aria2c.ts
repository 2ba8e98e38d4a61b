import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../e2e/drivers/until.ts';
import { listen } from '../simulator/net/listen.ts';

export type RunningAria2c = {
  readonly port: number;
  /** Where it puts what it downloads. */
  readonly folder: string;
  stop(): Promise<void>;
};

/** A real aria2c, with no configuration of the user, that takes calls on loopback. */
export async function startAria2c(secret: string, ...options: string[]): Promise<RunningAria2c> {
  const folder = mkdtempSync(join(tmpdir(), 'aria2c-'));
  const port = await freePort();
  const rpc = [
    '--enable-rpc',
    `--rpc-listen-port=${port}`,
    ...(secret === '' ? [] : [`--rpc-secret=${secret}`]),
  ];
  const aria2c = spawn('aria2c', ['--no-conf', '--quiet', `--dir=${folder}`, ...rpc, ...options], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve, reject) => {
    aria2c.once('error', reject);
    aria2c.once('exit', () => resolve());
  });
  const stop = async () => {
    aria2c.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  // Dies with the test process, should that be ended early.
  process.once('exit', () => aria2c.kill('SIGKILL'));
  await Promise.race([until('aria2c answers', () => answers(port)), ended]);
  return { port, folder, stop };
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const { port, stop } = await listen(createServer());
  await stop();
  return port;
}
