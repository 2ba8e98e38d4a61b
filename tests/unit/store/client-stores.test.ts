import { describe, expect, it } from 'vitest';
import { createClientCache, createGovernorStore, keepWithKey } from '@/utils/store/client-stores';
import { memoryArea } from './memory-area';

const NOW = 1_800_000_000_000;
const now = () => NOW;
const STATE = { lastEnd: 1, outSince: null, minutes: [], hold: null, floodStreak: 0, lastTryAt: null };

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
  const record = (email: string) => [
    { subject: 'account', calledAt: NOW, answers: [{ variant: 'a', at: NOW, value: { email } }] },
  ];
  const EMPTIED = [{ subject: 'account', calledAt: NOW, answers: [] }];

  it('keeps each answer under its own name', async () => {
    const cache = createClientCache(memoryArea());
    await cache.write('account', { plan: 'free' });
    await cache.write('listing-0', []);
    expect(await cache.read('account')).toEqual({ plan: 'free' });
    expect(await cache.read('listing-1')).toBeUndefined();
  });

  it('forgets the answers, not when they were asked for, and nothing else', async () => {
    const area = memoryArea({ settings: 1, 'cache:broken': { email: 'me@example.org' } });
    const cache = createClientCache(area);
    await cache.write('account', record('me@example.org'));
    await cache.forgetAnswers();
    expect(await cache.read('account')).toEqual(EMPTIED);
    expect(await cache.read('broken')).toEqual([]);
    expect(area.items.get('settings')).toBe(1);
  });

  it('keeps no answer that comes in after the key was removed', async () => {
    let hasKey = true;
    const cache = keepWithKey(createClientCache(memoryArea()), async () => hasKey);
    await cache.write('account', record('me@example.org'));
    expect(await cache.read('account')).toEqual(record('me@example.org'));
    hasKey = false;
    await cache.write('account', record('me@example.org'));
    expect(await cache.read('account')).toEqual(EMPTIED);
  });
});
