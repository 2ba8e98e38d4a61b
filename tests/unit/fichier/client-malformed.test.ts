import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isFichierError } from '@/utils/fichier/errors';
import { type ClientBench, createClientBench, OPERATIONS, USER } from './client-bench';

/** Many runs on a busy machine. */
const TIMEOUT_MS = 60_000;

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

type Answer = { readonly body: string | Uint8Array; readonly status: number; readonly contentType: string };

/** One body that pleases every operation, to be spoilt. */
const GOOD = {
  status: 'OK',
  id: 7,
  date: '2026-01-31 12:00:00',
  request_date: '2026-01-31 12:00:00',
  execution_date: '2026-01-31 12:00:09',
  data: [{ id: 7, request_date: 'd', execution_date: '' }],
  links: ['http://a.example/1'],
  result: [{ status: 'OK', url: 'http://a.example/1', download_link: 'https://1fichier.com/?abcde' }],
  url: 'https://a-1.1fichier.com/p1',
  offer: '1',
  email: 'a@b.c',
  items: [{ url: 'https://1fichier.com/?abcde', filename: 'a', size: '1' }],
  sub_folders: [{ id: 5, name: 'Films' }],
  urls: [
    {
      url: 'https://1fichier.com/?abcde',
      from_url: 'https://1fichier.com/?abcde',
      to_url: 'https://1fichier.com/?fghij',
    },
  ],
  copied: 1,
  removed: 1,
  moved: 1,
  renamed: '1',
  updated: 1,
  filename: 'a',
  folder_id: 5,
  name: 'Films',
};
const GOOD_TEXT = JSON.stringify(GOOD);

const cut = fc.integer({ min: 1, max: GOOD_TEXT.length - 1 }).map((end) => GOOD_TEXT.slice(0, end));
const html = fc.string().map((text) => `<!DOCTYPE html><html><body>${text}</body></html>`);
const wrongTypes = fc
  .tuple(fc.constantFrom(...Object.keys(GOOD)), fc.jsonValue())
  .map(([name, value]) => JSON.stringify({ ...GOOD, [name]: value }));
const huge = fc.constant(`{"data":"${'x'.repeat(9 << 20)}"}`);
const deep = fc
  .integer({ min: 1_000, max: 100_000 })
  .map((depth) => `{"data":${'['.repeat(depth)}${']'.repeat(depth)}}`);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.constant(Buffer.from(`\uFEFF${GOOD_TEXT}`, 'utf16le')),
);
const body: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: cut },
  { weight: 3, arbitrary: html },
  { weight: 6, arbitrary: wrongTypes },
  { weight: 1, arbitrary: deep },
  { weight: 4, arbitrary: bytes },
  { weight: 3, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.constant('') },
);
const answers: fc.Arbitrary<Answer> = fc.record({
  body,
  status: fc.constantFrom(200, 200, 200, 201, 400, 403, 404, 500, 502),
  contentType: fc.constantFrom(
    'application/json',
    'text/html',
    'application/json; charset=utf-16',
    'text/plain; charset=no-such',
    'garbage;;charset="',
  ),
});

let bench: ClientBench;
beforeAll(async () => {
  bench = await createClientBench();
});
afterAll(() => bench.close());

/** A KO settles a call, and is no accident of the wire: what is generated here must never be taken for one. */
function isKo(answer: Answer): boolean {
  return /"ko"/i.test(Buffer.from(answer.body).toString());
}

describe.each(OPERATIONS)('%s', (_, operation) => {
  async function check(answer: Answer): Promise<void> {
    fc.pre(!isKo(answer));
    bench.cached.clear();
    bench.api.answerText(answer.body, answer.status, answer.contentType);
    const error = await operation(bench.fichier, USER).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error === null) {
      // Read as a success: then it was one by the rules of the envelope.
      expect(answer.status).toBeLessThan(300);
      return;
    }
    if (!isFichierError(error)) throw error;
    expect(error.facts.outcome).toBe('unknown');
  }

  it('ends by name, and open, after 200 malformed answers', { timeout: TIMEOUT_MS }, async () => {
    await fc.assert(fc.asyncProperty(answers, check), { numRuns: 200 });
  });

  it('ends by name after an answer larger than any real one', async () => {
    const [big] = fc.sample(huge, 1);
    bench.cached.clear();
    bench.api.answerText(big ?? '', 200, 'application/json');
    expect(await bench.facts(operation(bench.fichier, USER))).toMatchObject({
      code: 'bad-answer',
      outcome: 'unknown',
    });
  });

  it('reads the answer that was not spoilt', async () => {
    bench.cached.clear();
    bench.api.answerText(GOOD_TEXT, 200, 'application/json');
    await expect(operation(bench.fichier, USER)).resolves.toBeTruthy();
  });
});
