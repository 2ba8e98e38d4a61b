import { describe, expect, it } from 'vitest';
import { isListing } from '@/utils/fichier/limited-questions';
import { createClientCache, createGovernorStore } from '@/utils/store/client-stores';
import { memoryAnswers } from './memory-answers';
import { memoryArea } from './memory-area';

const NOW = 1_800_000_000_000;
const now = () => NOW;
const STATE = {
  lastEnd: 1,
  outSince: null,
  minutes: [],
  hold: null,
  floodStreak: 0,
  lastTryAt: null,
  lockedAt: null,
  ahead: 0,
};

describe('governor store', () => {
  it('has nothing at first and then what was written', async () => {
    const store = createGovernorStore(memoryArea(), now);
    expect(await store.read()).toBeUndefined();
    await store.write(STATE);
    expect(await store.read()).toEqual(STATE);
  });

  it('keeps an unreadable record aside and still tells that there was one', async () => {
    const area = memoryArea({ governor: { lastEnd: 'soon' } });
    expect(await createGovernorStore(area, now).read()).toEqual({ lastEnd: 'soon' });
    expect(area.items.get(`unreadable:governor:${NOW}`)).toEqual({ lastEnd: 'soon' });
  });
});

describe('client cache', () => {
  const ROW = { subject: 'account', variant: 'a', value: { email: 'me@example.org' } };
  const RECORD = [
    { subject: 'account', calledAt: NOW, ahead: 0, variants: [{ variant: 'a', at: NOW, isDoubted: false }] },
  ];
  const create = (area = memoryArea(), hasKey = async () => true) => {
    const answers = memoryAnswers();
    return { answers, cache: createClientCache(area, answers, hasKey) };
  };

  it('keeps the times of each slot under its own name, apart from the answers', async () => {
    const area = memoryArea();
    const { cache, answers } = create(area);
    await cache.write('account', RECORD);
    await cache.answers.put([ROW]);
    expect(await cache.read('account')).toEqual(RECORD);
    expect(await cache.read('listing-1')).toBeUndefined();
    expect(JSON.stringify([...area.items])).not.toContain('example.org');
    expect(await answers.get('account', 'a')).toEqual(ROW.value);
  });

  it('forgets the answers about some subjects alone', async () => {
    const { cache, answers } = create();
    await cache.answers.put([ROW, { subject: 'a/0', variant: 'files ', value: [] }]);
    await cache.answers.put([{ subject: 'a/12', variant: 'folder', value: {} }]);
    await cache.forgetAnswersAbout(isListing);
    expect(await answers.subjects()).toEqual(['account']);
  });

  it('forgets the answers, not when they were asked for, and nothing else', async () => {
    const earlier = [{ subject: 'account', calledAt: 7, answers: [{ value: 'me@example.org' }] }];
    const area = memoryArea({ settings: 1, 'cache:broken': 'me@example.org', 'cache:earlier': earlier });
    const { cache, answers } = create(area);
    await cache.write('account', RECORD);
    await cache.answers.put([ROW]);
    await cache.forgetAnswers();
    expect(await cache.read('account')).toEqual([{ subject: 'account', calledAt: NOW, ahead: 0 }]);
    expect(await cache.read('earlier')).toEqual([{ subject: 'account', calledAt: 7, ahead: null }]);
    expect(await cache.read('broken')).toEqual([]);
    expect(answers.rows.size).toBe(0);
    expect(area.items.get('settings')).toBe(1);
  });

  it('keeps no answer that comes in after the key was removed', async () => {
    let hasKey = true;
    const { cache, answers } = create(memoryArea(), async () => hasKey);
    await cache.answers.put([ROW]);
    expect(answers.rows.size).toBe(1);
    hasKey = false;
    await cache.forgetAnswers();
    await cache.answers.put([ROW]);
    expect(answers.rows.size).toBe(0);
  });

  it('forgets an answer that is just being kept', async () => {
    let release = () => {};
    const waits = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hasKey = true;
    let isAsked = false;
    const { cache, answers } = create(memoryArea(), async () => {
      const had = hasKey;
      isAsked = true;
      await waits;
      return had;
    });
    const kept = cache.answers.put([ROW]);
    await expect.poll(() => isAsked).toBe(true);
    hasKey = false;
    const forgotten = cache.forgetAnswers();
    release();
    await Promise.all([kept, forgotten]);
    expect(answers.rows.size).toBe(0);
  });
});
