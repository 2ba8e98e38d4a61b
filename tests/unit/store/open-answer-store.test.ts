import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClearableAnswerStore, openAnswerStore } from '@/utils/store/answers/open-answer-store';
import { memoryAnswers } from './memory-answers';

let opened = 0;
const KINDS: readonly (readonly [string, () => ClearableAnswerStore])[] = [
  ['the database', () => openAnswerStore(`answers-${opened}`)],
  // What other tests put in its place must do the same.
  ['its double in memory', memoryAnswers],
];

describe.each(KINDS)('%s', (_kind, open) => {
  let store: ClearableAnswerStore;
  beforeEach(async () => {
    opened += 1;
    store = open();
    await store.put([
      { subject: 'a/1', variant: 'x', value: { n: 1 } },
      { subject: 'a/1', variant: 'y', value: 2 },
      { subject: 'a/10', variant: 'x', value: 3 },
      { subject: 'b/1', variant: 'x', value: 4 },
      { subject: 'a', variant: 'x', value: 5 },
    ]);
  });
  const keys = async (prefix: string) =>
    (await store.all(prefix)).map(({ subject, variant }) => `${subject} ${variant}`).sort();

  it('has each answer under its subject and variant', async () => {
    expect(await store.get('a/1', 'x')).toEqual({ n: 1 });
    expect(await store.get('a/1', 'z')).toBeUndefined();
    await store.put([{ subject: 'a/1', variant: 'x', value: null }]);
    expect(await store.get('a/1', 'x')).toBeNull();
  });

  it('tells its subjects, each once', async () => {
    expect([...(await store.subjects())].sort()).toEqual(['a', 'a/1', 'a/10', 'b/1']);
  });

  it('has all of the subjects that begin in the same way, and no other', async () => {
    expect(await keys('a/')).toEqual(['a/1 x', 'a/1 y', 'a/10 x']);
    expect(await keys('b/')).toEqual(['b/1 x']);
    expect(await store.all('b/')).toEqual([{ subject: 'b/1', variant: 'x', value: 4 }]);
    expect(await keys('c/')).toEqual([]);
  });

  it('removes variants of a subject, or the subject, and no other', async () => {
    await store.remove('a/1', ['y', 'z']);
    expect(await keys('a')).toEqual(['a x', 'a/1 x', 'a/10 x']);
    await store.remove('a/1', null);
    expect(await keys('')).toEqual(['a x', 'a/10 x', 'b/1 x']);
  });

  it('can be emptied', async () => {
    await store.clear();
    expect(await keys('')).toEqual([]);
  });
});

it('the database outlives the one who opened it, and gives way to a later version', async () => {
  const name = 'answers-shared';
  const first = openAnswerStore(name);
  await first.put([{ subject: 's', variant: 'v', value: 1 }]);
  expect(await openAnswerStore(name).get('s', 'v')).toBe(1);
  const removed = indexedDB.deleteDatabase(name);
  await new Promise((resolve, reject) => {
    removed.onsuccess = resolve;
    removed.onerror = reject;
    removed.onblocked = reject;
  });
  expect(await first.get('s', 'v')).toBeUndefined();
});
