import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRecord } from '@/utils/fichier/call-record';
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

describe('the password of a file', () => {
  const copy = (password: string) => {
    const calls: CallRecord[] = [];
    const fichier = bench.create({ calls: { record: (call) => calls.push(call), now: () => 1 } });
    const input = { urls: ['https://1fichier.com/?abcde'], folderId: 0, password };
    return { calls, facts: bench.facts(fichier.copyFiles(input, USER)) };
  };

  it.each([
    ['open sesame', 'Invalid password "open sesame". Resource not allowed #403'],
    ['open sesame', 'Invalid password "OPEN%20SESAME" #403'],
    ['a"b&c', 'Invalid password a&quot;b&amp;c #403'],
    // What it is would show by what is missing.
    ['not', 'Invalid password. Resource not allowed #403'],
  ])('is in nothing that is told of a refusal (%s)', async (password, message) => {
    bench.api.answerJson({ status: 'KO', message }, 403);
    const { calls, facts } = copy(password);
    expect(await facts).toMatchObject({
      code: 'password-wrong',
      outcome: 'refused',
      words: null,
      number: '403',
    });
    expect(calls).toHaveLength(1);
    expect(JSON.stringify(calls)).not.toMatch(/sesame|quot|amp/i);
  });

  it('leaves all other words as they are', async () => {
    bench.api.answerJson({ status: 'KO', message: 'Invalid password. Resource not allowed #403' }, 403);
    expect(await copy('open sesame').facts).toMatchObject({
      words: 'Invalid password. Resource not allowed',
    });
  });
});
