import { execFile } from 'node:child_process';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createProtocolLook } from '../../../scripts/check-service/protocol.ts';
import { ROOT } from '../../../scripts/root.ts';
import { createCertificate } from '../../simulator/net/certificate.ts';

const HOST = 'api.1fichier.com';

/** The command itself, without a key and so without a call. */
function command(...args: readonly string[]): Promise<{ code: unknown; output: string }> {
  const { FICHIER_API_KEY: _key, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/check-service.mjs', ...args],
      { cwd: ROOT, env },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}

it('says that there is no key, and where to find it', async () => {
  const { code, output } = await command('--write');
  expect(code).toBe(2);
  expect(output).toMatch(/^No API key: set FICHIER_API_KEY/);
  expect(output).toContain('https://1fichier.com/console/params.pl');
});

it.each([
  [['--wrte'], /^Unknown option '--wrte'/],
  [['--source', 'https://files.example/x'], /^--source is for --write/],
  [['--write', '--source', 'x.bin'], /^Not an address on the web: x\.bin/],
])('says what is wrong with %j', async (args, words) => {
  const { code, output } = await command(...args);
  expect([code, output]).toEqual([2, expect.stringMatching(words)]);
});

it('tells the open questions without a key', async () => {
  const { code, output } = await command('--questions');
  expect(code).toBe(0);
  expect(output).toMatch(/^7\.1 .*\n {6}read-by-client/);
});

it('sees HTTP/2, and sends a body of unknown length over it', async () => {
  const { cert, key } = await createCertificate([HOST]);
  const server = createSecureServer({ cert, key, allowHTTP1: true });
  const seen: unknown[] = [];
  server.on('request', (request, response) => {
    request.setEncoding('utf8').on('data', (part: string) => {
      seen.push(request.headers['content-length'], request.headers.authorization, request.url, part);
    });
    request.on('end', () => {
      response.setHeader('server', 'nginx');
      response.end('{"status":"OK"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const look = createProtocolLook(HOST, (server.address() as AddressInfo).port, cert);
  expect(await look.offered()).toBe('h2');
  const answer = await look.postStream('/v1/remote/ls.cgi', 'a-key', '{}');
  expect(seen).toEqual([undefined, 'Bearer a-key', '/v1/remote/ls.cgi', '{}']);
  expect(answer).toMatchObject({ status: 200, body: '{"status":"OK"}' });
  expect(answer?.headerNames).toContain('server');
  server.close();
  expect(await look.offered()).toBeNull();
  expect(await look.postStream('/v1/remote/ls.cgi', 'a-key', '{}')).toBeNull();
});
