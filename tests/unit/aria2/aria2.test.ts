import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '@/tests/e2e/drivers/until';
import { type RunningAria2c, startAria2c } from '@/tests/programs/start-aria2c';
import { type Listening, listen } from '@/tests/simulator/net/listen';
import { addToAria2, aria2Version } from '@/utils/aria2/aria2';
import type { FichierError } from '@/utils/fichier/errors';

const SECRET = 'only for aria2 €';
const FILE = 'the bytes of the file';
const servers: Listening[] = [];

async function serve(answer: RequestListener): Promise<string> {
  const server = await listen(createServer(answer));
  servers.push(server);
  return `http://127.0.0.1:${server.port}/jsonrpc`;
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const factsOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: FichierError) => ({
      ...error.facts,
      all: JSON.stringify([error.facts, String(error), error.cause]),
    }),
  );

describe('a real aria2c', () => {
  let aria2c: RunningAria2c;
  beforeAll(async () => {
    aria2c = await startAria2c(SECRET);
  });
  afterAll(() => aria2c.stop());
  const access = (secret = SECRET) => ({ address: `http://127.0.0.1:${aria2c.port}/jsonrpc`, secret });

  it('tells its version', async () => {
    expect(await aria2Version(access())).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('downloads what it is given under the name it is given', async () => {
    const url = await serve((_request, response) => response.end(FILE));
    await addToAria2(access(), url, `"; rm -rf ~ #].zip`);
    const saved = join(aria2c.folder, `"; rm -rf ~ #].zip`);
    await until('the file is there', () => existsSync(saved) && readFileSync(saved, 'utf8') === FILE);
  });

  it.each(['wrong', ''])('refuses the secret %j', async (secret) => {
    expect(await factsOf(aria2Version(access(secret)))).toMatchObject({ code: 'aria2-secret' });
  });

  it('says in its own words what it will not take', async () => {
    const facts = await factsOf(addToAria2(access(), '', 'a.zip'));
    expect(facts).toMatchObject({ code: 'aria2-refused', words: expect.stringMatching(/\S/) });
    expect(facts?.all).not.toContain(SECRET);
  });

  it('does not answer elsewhere', async () => {
    const address = `http://127.0.0.1:${aria2c.port}/elsewhere`;
    expect(await factsOf(aria2Version({ address, secret: SECRET }))).toMatchObject({
      code: 'aria2-unreachable',
    });
  });
});

describe('what is no aria2', () => {
  it.each<[string, RequestListener]>([
    ['a page', (_request, response) => response.end('<html>Router</html>')],
    ['an error page', (_request, response) => response.writeHead(500).end()],
    ['other JSON', (_request, response) => response.end('{"status":"OK"}')],
    ['a result of another kind', (_request, response) => response.end('{"result":5}')],
    ['a line that is cut', (request) => request.socket.destroy()],
  ])('%s is called unreachable, and nothing of the call is told', async (_what, answer) => {
    const facts = await factsOf(aria2Version({ address: await serve(answer), secret: SECRET }));
    expect(facts).toMatchObject({ code: 'aria2-unreachable', words: null });
    expect(facts?.all).not.toContain(SECRET);
  });

  it('never hears the secret by way of a redirect', async () => {
    const heard: (string | undefined)[] = [];
    const thief = await serve((request, response) => {
      heard.push(request.url);
      response.end('{"result":{"version":"1.0.0"}}');
    });
    const address = await serve((_request, response) => response.writeHead(307, { location: thief }).end());
    expect(await factsOf(aria2Version({ address, secret: SECRET }))).toMatchObject({
      code: 'aria2-unreachable',
    });
    expect(heard).toEqual([]);
  });

  it('that says the secret back is quoted without it', async () => {
    const error = JSON.stringify({ error: { code: 1, message: `no method for token:${SECRET}` } });
    const address = await serve((_request, response) => response.end(error));
    expect(await factsOf(aria2Version({ address, secret: SECRET }))).toMatchObject({
      code: 'aria2-refused',
      words: 'no method for token:•••',
    });
  });
});
