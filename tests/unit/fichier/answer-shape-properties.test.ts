import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeBody, describeShape } from '@/utils/fichier/answer-shape';
import { FIELD_WORDS, isFieldLike } from '@/utils/fichier/field-words';
import { isKnownField } from '@/utils/fichier/known-fields';
import { isStateWord, KNOWN_FORMS, plainWord } from '@/utils/fichier/known-forms';
import { redactWords } from '@/utils/fichier/redact-words';

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

/** What users call their files, in words that 1fichier uses itself. */
const FORM_WORDS = [...new Set(KNOWN_FORMS.join(' ').split(' '))].filter((word) => /^[\p{L}']+$/u.test(word));
/** A name that begins or ends as a known form does is told so far, where a message begins or ends with it. */
const FORM_EDGES = KNOWN_FORMS.map((form) => form.split(' ').filter((word) => /\p{L}/u.test(word))).flatMap(
  (words) => [words.slice(0, 2), words.slice(-2)].map((pair) => plainWord(pair.join(' '))),
);
const ordinaryName = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...FORM_WORDS), fc.constantFrom(...FIELD_WORDS), letters), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom(' ', ' ', '_', '-', '.'),
    fc.constantFrom('', ' 1984', '.mkv'),
    fc.boolean(),
  )
  .map(([words, between, end, isTitle]) => {
    const spelled = words.map((word) => (isTitle ? word[0]?.toUpperCase() + word.slice(1) : word));
    return `${spelled.join(between)}${end}`;
  })
  .filter((name) => {
    const plain = plainWord(name);
    const isEdge = FORM_EDGES.some((edge) => plain.startsWith(edge) || plain.endsWith(edge));
    return !isEdge && !isKnownField(name) && !isStateWord(name);
  });

/** Another name that looks the same and has no word of a service in it. */
const otherThan = (name: string) => name.replace(/\p{L}/gu, (letter) => (/\p{Lu}/u.test(letter) ? 'Q' : 'q'));

const NAME = '§';
/** Answers that hold a name in the place of every `§`, as a key too, wherever keys may be names. */
const answerAround = fc.letrec((tie) => {
  const text = fc.constantFrom(NAME, ...PLACES.map((place) => place(NAME)));
  const inner = fc.oneof(text, tie('map'), fc.array(fc.oneof(text, tie('map')), { maxLength: 3 }));
  const rows = fc.oneof(text, tie('map'), fc.array(fc.oneof(text, tie('record')), { maxLength: 3 }));
  return {
    map: fc.dictionary(text, inner, { maxKeys: 3, noNullPrototype: true }),
    record: fc.record(
      {
        status: text,
        message: inner,
        filename: inner,
        acl: inner,
        state: inner,
        data: rows,
        result: rows,
        links: rows,
      },
      { requiredKeys: [] },
    ),
  };
}).record;

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
  'words character int text date link empty zero float negative boolean null deeper more texts decimal of another form dd mm yyyy email file number id word key body content type no cut invalid characters HTML page title xml plain json JSON application'.split(
    ' ',
  ),
);

const ofForms = new Set(KNOWN_FORMS.flatMap((form) => form.match(/[\p{L}\p{N}_]+/gu) ?? []));

function strangeWords(told: string): string[] {
  const known = (word: string) =>
    LABELS.has(word) || ofForms.has(word) || isStateWord(word) || isFieldLike(word) || isKnownField(word);
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

  it('a name changes nothing of its shape, even one made of the words of services', () => {
    fc.assert(
      fc.property(ordinaryName, answerAround, (name, answer) => {
        const withName = (text: string) => JSON.parse(JSON.stringify(answer).replaceAll(NAME, text));
        expect(describeShape(withName(name))).toBe(describeShape(withName(otherThan(name))));
      }),
      { numRuns: 2000, endOnFailure: true },
    );
  });

  it('a name changes nothing of the words that are told, nor of the title of a page', () => {
    fc.assert(
      fc.property(ordinaryName, fc.constantFrom(...PLACES), (name, place) => {
        const other = otherThan(name);
        expect(redactWords(place(name))).toBe(redactWords(place(other)));
        const page = (text: string) => describeBody(`<title>${place(text)}</title>`, 'text/html');
        expect(page(name)).toBe(page(other));
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

  it('no name of four digits is in the words, whatever form is around it', () => {
    const year = fc.integer({ min: 1000, max: 9999 }).map(String);
    fc.assert(
      fc.property(year, fc.constantFrom(...KNOWN_FORMS), (name, form) => {
        const filled = form.replaceAll(/[#…]/g, name);
        const texts = [filled, `${name} ${filled}`, `${filled} ${name}`, filled.replace(/^\S+/, name)];
        for (const text of texts) expect(redactWords(text), text).not.toContain(name);
      }),
      { numRuns: 2000, endOnFailure: true },
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
