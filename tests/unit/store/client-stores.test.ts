import { describe, expect, it } from 'vitest';
import { createClientCache, createGovernorStore } from '@/utils/store/client-stores';
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
  it('keeps each answer under its own name', async () => {
    const cache = createClientCache(memoryArea());
    await cache.write('account', { plan: 'free' });
    await cache.write('listing-0', []);
    expect(await cache.read('account')).toEqual({ plan: 'free' });
    expect(await cache.read('listing-1')).toBeUndefined();
  });
});
