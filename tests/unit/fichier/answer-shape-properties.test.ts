import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeBody, describeShape } from '@/utils/fichier/answer-shape';
import { redactWords } from '@/utils/fichier/redact-words';
import { isFieldName, isServiceWord } from '@/utils/fichier/service-words';

/** No word that any service writes, so that finding it in the output is finding the secret. */
const letters = fc.stringMatching(/^[bcdfghjkmnpqrvwxz]{6,12}$/);
const digits = fc.stringMatching(/^[1-9][0-9]{5,11}$/);

const secret = fc.oneof(
  letters,
  digits,
  fc.stringMatching(/^[A-Za-z0-9_=-]{32}$/),
  letters.map((name) => `${name.slice(0, 4)}é ${name}.mkv`),
  letters.map((name) => `https://${name}.example/${name}?id=${name}`),
  letters.map((name) => `1fichier.com/?${name}`),
  letters.map((name) => `${name}@${name}.example`),
  fc.ipV4().filter((address) => address.replaceAll('.', '').length > 5),
  fc.ipV6().filter((address) => address.length > 8),
);

const PLACES: readonly ((secret: string) => string)[] = [
  (text) => `Folder ${text} not found #12`,
  (text) => `You already requesting the download of "${text}"`,
  (text) => `'${text}': access denied`,
  (text) => `${text}`,
  (text) => `Error:${text},${text};(${text})`,
  (text) => `Erreur sur l'adresse ${text}.`,
];

const names = fc.constantFrom('status', 'message', 'data', 'result', 'links', 'url', 'id', 'filename');

function answersWith(hidden: string): fc.Arbitrary<unknown> {
  const text = fc.constantFrom(hidden, ...PLACES.map((place) => place(hidden)), encodeURIComponent(hidden));
  return fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, text, tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc.dictionary(fc.oneof(names, text), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  })).object;
}

const hiddenAnswer = secret.chain((hidden) => answersWith(hidden).map((answer) => ({ hidden, answer })));

/** What the output itself says, beside the words of services. */
const LABELS = new Set(
  'int text date link empty zero float negative boolean null deeper more texts decimal of another form dd mm yyyy email file number id word key body content type no cut invalid characters HTML page title xml plain json JSON application'.split(
    ' ',
  ),
);

function strangeWords(told: string): string[] {
  const known = (word: string) => LABELS.has(word) || isServiceWord(word) || isFieldName(word);
  // Neither `30s` nor a word that was cut off.
  const whole = told.replace(/\d+(?:[kmgt]?[bo]|m?s|min|h)\b/gi, '').replace(/[\p{L}_]*…/gu, '');
  const words = (whole.match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => /\p{L}/u.test(word));
  return words.filter((word) => !known(word) && word !== 't');
}

describe('whatever is in an answer', () => {
  it('no secret is in its shape, wherever it was', () => {
    fc.assert(
      fc.property(hiddenAnswer, ({ hidden, answer }) => {
        expect(describeShape(answer)).not.toContain(hidden);
        const body = JSON.stringify(answer);
        for (const told of [describeBody(body, hidden), describeBody(body.slice(0, -1), 'text/plain')])
          expect(told).not.toContain(hidden);
      }),
      { numRuns: 2000, endOnFailure: true },
    );
  });

  it('no secret is in the shape of a page', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...PLACES), (hidden, place) => {
        const page = `<html><head><title>${place(hidden)}</title></head><body>${hidden}</body></html>`;
        expect(describeBody(page, 'text/html')).not.toContain(hidden);
        expect(describeBody(hidden, 'text/plain')).not.toContain(hidden);
      }),
    );
  });

  it('no secret is in the words', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...PLACES), (hidden, place) => {
        expect(redactWords(place(hidden))).not.toContain(hidden);
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });

  it('every word told is one that services write', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), fc.emailAddress(), fc.webUrl());
    const key = fc.oneof(names, text);
    const answer = fc.dictionary(key, fc.oneof(text, fc.array(fc.dictionary(key, text)), fc.jsonValue()));
    fc.assert(
      fc.property(answer, (value) => {
        expect(strangeWords(describeShape(value))).toEqual([]);
        expect(strangeWords(describeBody(JSON.stringify(value), 'text/html'))).toEqual([]);
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });

  it('no number of five digits is told, and the line stays short', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, value) => {
        const told = [redactWords(`${text} 12345 ${text}`), describeShape({ message: text, data: value })];
        for (const line of told) {
          expect(line).not.toMatch(/\d{5}/);
          expect(line.length).toBeLessThanOrEqual(1500);
          expect(line).not.toMatch(/[\n\r]/);
        }
      }),
    );
  });
});
