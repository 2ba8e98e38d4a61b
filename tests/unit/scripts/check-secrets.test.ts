import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FaultAction } from '../../simulator/model/faults.ts';
import { VARIANTS } from '../../simulator/model/variants.ts';
import { createCheckBench, ECHO, SOURCE } from './check-bench.ts';

const ENDPOINTS = [
  'user/info',
  'remote/ls',
  'remote/info',
  'remote/request',
  'file/ls',
  'file/info',
  'folder/ls',
  'folder/mkdir',
  'file/cp',
  'file/rm',
];
/** What a report may hold of a text of these: none. */
const PRIVATE = [
  'Zbigniew',
  'qx7k2m9w4c',
  'someone.private@mail.example',
  'passport-scan.pdf',
  'my private page',
  'Secure Gold Backup',
  'https://1fichier.com/?qx7k2m9w4c',
];

const secret = fc.constantFrom(...PRIVATE);
const aFault: fc.Arbitrary<FaultAction> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('Resource not found', 'Not allowed for', 'You already requesting the download of'),
      secret,
      fc.constantFrom(200, 403, 404, 500),
    )
    .map(([text, word, status]): FaultAction => ({ type: 'ko', message: `${text} ${word} #12`, status })),
  fc.tuple(secret, secret).map(
    ([word, other]): FaultAction => ({
      type: 'edit',
      edit: (json) => ({
        ...json,
        [word]: other,
        status: other,
        message: word,
        result: { [other]: word },
        data: { [word]: { id: other } },
      }),
    }),
  ),
  secret.map(
    (word): FaultAction => ({
      type: 'answer',
      status: 403,
      body: `<html><title>${word}</title>${word}</html>`,
    }),
  ),
  secret.map((word): FaultAction => ({ type: 'answer', status: 200, body: `{"status":"OK","${word}":` })),
);

it('no secret of the account is in the report or on the screen, whatever 1fichier answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...VARIANTS),
      fc.array(fc.tuple(fc.constantFrom(...ENDPOINTS), aFault, fc.nat(2), fc.constantFrom(1, 2, 50)), {
        maxLength: 4,
      }),
      async ([, , variant], faults) => {
        const bench = createCheckBench(variant);
        await bench.furnish();
        const secrets = bench.watchSecrets();
        for (const [match, action, after, times] of faults)
          bench.host.faults.next({ match, action, after, times });
        const run = await bench.run({ source: SOURCE, echo: ECHO });
        // The names that the check gives: the person is told of those that are left. The plain word is no secret.
        const own = [...secrets].filter((text) => /^check-service |^moved and renamed$/.test(text));
        secrets.delete('moved');
        const texts = [...secrets, ...PRIVATE].filter((text) => !own.includes(text));
        expect(texts.filter((text) => run.output.includes(text))).toEqual([]);
        expect([...texts, ...own].filter((text) => run.report?.includes(text))).toEqual([]);
      },
    ),
    { numRuns: Number(process.env.CHECK_RUNS ?? 30) },
  );
});

// The client takes a refusal of `remote/ls` for that of an account without jobs.
it.each(ENDPOINTS.filter((endpoint) => endpoint !== 'remote/ls'))(
  'nor is it where %s is refused in words that nobody knows',
  async (match) => {
    const bench = createCheckBench();
    bench.host.faults.next({
      match,
      action: { type: 'ko', message: `Odd thing about ${PRIVATE.join(' and ')} #1`, status: 403 },
    });
    const run = await bench.run({ source: SOURCE });
    expect(run.about('failure-known')).toBe('differs');
    expect(PRIVATE.filter((text) => run.output.includes(text) || run.report?.includes(text))).toEqual([]);
  },
);
