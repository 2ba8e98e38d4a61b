import { describe, expect, it } from 'vitest';
import { VARIANTS } from '../../simulator/model/variants.ts';
import { type Run, SEVEN_LINKS, survive } from './support/survival';

const { OUTBOX_CUTS = '4' } = process.env;
const CUTS = Number(OUTBOX_CUTS);
/** Points at which the background may die while links are sent and looked for; later ones are much the same. */
const POINTS = 160;
const RUNS: readonly Run[] = ['plain', 'answer lost'];

/** Each variant is cut at some points only, all of them together everywhere. */
const cutsOf = (variant: number): readonly number[] =>
  Array.from({ length: CUTS }, (_, n) => 1 + ((variant * 7 + Math.floor((n * POINTS) / CUTS)) % POINTS));

/** An end that 1fichier may give a link, or one that says that nobody knows. */
const HONEST = /^(?:done|failed (?:source-failed|unsure|no-answer|vanished|refused|not-found|not-allowed))$/;

describe.each(VARIANTS.map((variant, index) => [...variant, index] as const))(
  '%s %s',
  (_fact, _reading, variant, index) => {
    it.each(RUNS)(
      'links are not lost, doubled or confused wherever the background is cut (%s)',
      async (run) => {
        for (const cut of cutsOf(index)) {
          const { ends, wrong } = await survive(
            variant,
            run,
            { ...SEVEN_LINKS, hasHistory: cut % 2 === 0 },
            cut,
          );
          expect(wrong, `cut at point ${cut}`).toEqual([]);
          // Cut before they were stored, the links were never promised.
          for (const end of ends)
            if (end !== 'never stored') expect(end, `cut at point ${cut}`).toMatch(HONEST);
        }
      },
    );
  },
);
