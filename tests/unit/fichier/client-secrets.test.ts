import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientBench, createClientBench, KEY, OPERATIONS, USER } from './client-bench';

let bench: ClientBench;
beforeEach(async () => {
  bench = await createClientBench();
});
afterEach(() => bench.close());

/** Every text that can be reached from `value`: own and inherited properties, whether enumerable or not. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value))
    return [];
  seen.add(value);
  const texts: string[] = [];
  for (let level: object | null = value; level !== null; level = Object.getPrototypeOf(level)) {
    // What all programs share is not walked: it would lead through the whole runtime.
    if (level === Object.prototype || level === Function.prototype || typeof level === 'function') break;
    for (const name of Reflect.ownKeys(level)) {
      texts.push(String(name));
      if (name !== 'constructor') texts.push(...textsIn(Reflect.get(level, name, value), seen));
    }
  }
  return texts;
}

const ENDS: readonly (readonly [string, (bench: ClientBench) => void])[] = [
  [
    'a refusal that repeats the key',
    (b) => b.api.answerJson({ status: 'KO', message: `Bad ${KEY} #1` }, 403),
  ],
  ['a page that repeats the key', (b) => b.api.answerText(`<html>${KEY}</html>`, 403)],
  ['an answer that cannot be read', (b) => b.api.answerText(`{"key":"${KEY}`)],
  ['an answer of another shape', (b) => b.api.answerJson({ data: KEY, items: KEY, [KEY]: KEY })],
  [
    'a broken connection',
    (b) => {
      b.api.answer = (response) => response.destroy();
    },
  ],
  [
    'a redirect',
    (b) => {
      b.api.answer = (response) => response.writeHead(302, { location: `http://${KEY}/` }).end();
    },
  ],
  [
    'a call given up',
    (b) => {
      b.api.answer = () => b.stop.abort(new Error(KEY));
    },
  ],
  ['no permission', (b) => Object.assign(b, { hasPermission: false })],
  ['a key that no header can hold', (b) => Object.assign(b, { saved: { key: `${KEY}\n`, accountId: 'a' } })],
  ['a cache that cannot be written', (b) => Object.assign(b, { failsToCache: true })],
];

describe.each(ENDS)('after %s', (_, prepare) => {
  it.each(OPERATIONS)('no error of %s holds the key', async (_name, operation) => {
    prepare(bench);
    const error = await operation(bench.fichier, USER).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error === null) return expect(bench.failsToCache || bench.api.seen.length).toBeTruthy();
    const texts = [
      ...textsIn(error),
      JSON.stringify(error),
      String(error),
      inspect(error, { depth: 20, showHidden: true }),
    ];
    expect(error).toHaveProperty('facts.code');
    expect(texts.filter((text) => text.includes(KEY))).toEqual([]);
  });
});

describe('the walk through an error', () => {
  it('finds a key wherever it may hide', () => {
    const hidden = Object.defineProperty(new Error('x'), 'request', {
      value: { headers: [`Bearer ${KEY}`] },
    });
    const texts = textsIn(new Error('outer', { cause: hidden }));
    expect(texts.some((text) => text.includes(KEY))).toBe(true);
  });
});

describe('what the client keeps', () => {
  it('is not the key', async () => {
    bench.api.answerJson({ status: 'OK', offer: 1, email: 'a@b.c', items: [], sub_folders: [] });
    for (const [, operation] of OPERATIONS) await operation(bench.fichier, USER).catch(() => undefined);
    const stored = JSON.stringify([...bench.cached, ...bench.answers.rows]);
    expect(bench.answers.rows.size).toBe(3);
    expect(bench.cached.size).toBe(3);
    expect(stored).not.toContain(KEY);
  });
});
