import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isFichierError } from '@/utils/fichier/errors';
import { type ClientBench, createClientBench, OPERATIONS, USER } from './client-bench';
import { type Answer, answers, goodText, hugeText } from './malformed';

/** Many runs on a busy machine. */
const TIMEOUT_MS = 60_000;

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let bench: ClientBench;
beforeAll(async () => {
  bench = await createClientBench();
});
afterAll(() => bench.close());

/** A KO settles a call, and is no accident of the wire: what is generated here must never be taken for one. */
function isKo(answer: Answer): boolean {
  return /"ko"/i.test(Buffer.from(answer.body).toString());
}

describe.each(OPERATIONS)('%s', (name, operation) => {
  async function check(answer: Answer): Promise<void> {
    fc.pre(!isKo(answer));
    bench.cached.clear();
    bench.api.answerText(answer.body, answer.status, answer.contentType);
    const error = await operation(bench.fichier, USER).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error === null) {
      // Read as a success: then it was one by the rules of the envelope, or there is no list of jobs.
      expect(answer.status < 300 || (name === 'remoteLs' && answer.status === 404)).toBe(true);
      return;
    }
    if (!isFichierError(error)) throw error;
    expect(error.facts.outcome).toBe('unknown');
  }

  it('ends by name, and open, after 200 malformed answers', { timeout: TIMEOUT_MS }, async () => {
    await fc.assert(fc.asyncProperty(answers, check), { numRuns: 200 });
  });

  it('ends by name after an answer larger than any real one', async () => {
    bench.cached.clear();
    bench.api.answerText(hugeText(), 200, 'application/json');
    expect(await bench.facts(operation(bench.fichier, USER))).toMatchObject({
      code: 'bad-answer',
      outcome: 'unknown',
    });
  });

  it('reads the answer that was not spoilt', async () => {
    bench.cached.clear();
    bench.api.answerText(goodText(name), 200, 'application/json');
    await expect(operation(bench.fichier, USER)).resolves.toBeTruthy();
  });
});
