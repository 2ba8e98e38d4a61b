import { expect, it } from 'vitest';
import { runCommand } from '../../../scripts/run-command.ts';

const LIMIT_MS = 20_000;

it('returns how a command ended and what it said', async () => {
  const script = "console.log('said'); process.exitCode = 3";
  expect(await runCommand('node', ['-e', script], { capture: true, limitMs: LIMIT_MS })).toEqual({
    code: 3,
    stdout: 'said\n',
  });
});

it('ends a command past its limit together with its children', async () => {
  // The child holds the output open: the command counts as ended only when the child is gone too.
  const child = "require('child_process').spawn('sleep', ['600'], { stdio: 'inherit' })";
  const { code } = await runCommand('node', ['-e', child], { capture: true, limitMs: 500 });
  expect(code).toBeNull();
});

it('rejects when there is no such command', async () => {
  await expect(runCommand('no-such-command', [], { limitMs: LIMIT_MS })).rejects.toThrow('ENOENT');
});
