import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFichierError } from '@/utils/fichier/errors';
import { type ApiServer, startApiServer } from '../api-server';
import { createWebBench, WEB_OPERATIONS } from './web-bench';

/** Many runs on a busy machine. */
const TIMEOUT_MS = 60_000;

const LINKS = ['https://1fichier.com/?abcde', 'https://pjointe.com/?fghij'];
const GOOD_LINES = `${LINKS[0]};a &amp; b;12\n${LINKS[1]};;;PRIVATE\n`;
const ROWS = [{ filename: 'a', link: LINKS[0], size: 12, password: 0, acl: 0 }];
const GOOD_ROWS = JSON.stringify(ROWS);

const cutOf = (good: string) => fc.integer({ min: 0, max: good.length - 1 }).map((end) => good.slice(0, end));
const wrongRows = fc
  .tuple(fc.constantFrom('filename', 'link', 'size', 'password', 'acl'), fc.jsonValue())
  .map(([name, value]) => JSON.stringify([{ ...ROWS[0], [name]: value }]));
const html = fc.string().map((text) => `<!DOCTYPE html><html><body>${text}</body></html>`);
const deep = fc
  .integer({ min: 1_000, max: 100_000 })
  .map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`);
const body: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: cutOf(GOOD_LINES) },
  { weight: 4, arbitrary: cutOf(GOOD_ROWS) },
  { weight: 4, arbitrary: wrongRows },
  { weight: 3, arbitrary: html },
  { weight: 1, arbitrary: deep },
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  { weight: 1, arbitrary: fc.constant(Buffer.from(`\uFEFF${GOOD_ROWS}`, 'utf16le')) },
  { weight: 3, arbitrary: fc.json() },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(';', '\n', '&', 'x', '1', '<', ...LINKS) }) },
  { weight: 1, arbitrary: fc.constant('') },
);
type Answer = { readonly body: string | Uint8Array; readonly status: number; readonly contentType: string };
const answers: fc.Arbitrary<Answer> = fc.record({
  body,
  status: fc.constantFrom(200, 200, 200, 201, 301, 400, 401, 403, 404, 500, 502),
  contentType: fc.constantFrom(
    'text/plain',
    'text/html',
    'application/json; charset=utf-8',
    'application/json; charset=utf-16',
    'text/plain; charset=no-such',
    'garbage;;charset="',
  ),
});

let api: ApiServer;
beforeAll(async () => {
  api = await startApiServer();
});
afterAll(() => api.close());

/** Of a governor of its own, so that one lock does not keep the next answer away. */
const newBench = () => createWebBench({ baseUrl: new URL(api.baseUrl).origin });

describe.each(WEB_OPERATIONS)('%s', (_, operation) => {
  it('ends by name, or with links it was told of, after 200 malformed answers', {
    timeout: TIMEOUT_MS,
  }, async () => {
    let failed = 0;
    const check = async (answer: Answer) => {
      api.answerText(answer.body, answer.status, answer.contentType);
      const { web } = newBench();
      const [value, error] = await operation(web).then(
        (found) => [found, null],
        (reason: unknown) => [null, reason],
      );
      if (error === null) {
        // Read as a success: then it was one, and nothing in it is invented.
        expect(answer.status).toBeLessThan(300);
        for (const { url } of value as { url: string }[])
          expect(url).toMatch(/^https:\/\/(?:1fichier|pjointe)\.com\/\?/);
        return;
      }
      failed += 1;
      if (!isFichierError(error)) throw error;
      expect(error.facts.outcome).not.toBe('not-sent');
    };
    await fc.assert(fc.asyncProperty(answers, check), { numRuns: 200 });
    expect(failed).toBeGreaterThan(100);
  });

  it('ends by name after an answer larger than any real one', async () => {
    const bench = newBench();
    api.answerText('x'.repeat(9 << 20));
    expect(await bench.facts(operation(bench.web))).toMatchObject({ code: 'bad-answer', outcome: 'unknown' });
  });

  it('reads the answer that was not spoilt', async () => {
    api.answer = (response, { path }) => response.end(path === '/check_links.pl' ? GOOD_LINES : GOOD_ROWS);
    expect(await operation(newBench().web)).toContainEqual(
      expect.objectContaining({ url: LINKS[0], size: 12 }),
    );
  });
});
