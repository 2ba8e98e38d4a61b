import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announceChanged, onChanged } from '@/utils/messaging/changed';
import type { Changed } from '@/utils/messaging/protocol';
import { fakeRuntime } from './fake-runtime';

let runtime = fakeRuntime();
beforeEach(() => {
  runtime = fakeRuntime();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('changed', () => {
  const CHANGED: Changed = { topic: 'transfers', version: 3 };

  it('is sent to whoever listens, and nobody listening is no error', async () => {
    announceChanged(CHANGED);
    await vi.waitFor(() => expect(runtime.sent).toMatchObject([{ type: 'changed', data: CHANGED }]));
  });

  it('reaches a page until it stops listening, and only in its right shape', async () => {
    const heard: Changed[] = [];
    const stop = onChanged((changed) => heard.push(changed));
    const arrive = (data: unknown) => runtime.arrive({ id: 1, type: 'changed', data, timestamp: 1 });
    arrive(CHANGED);
    arrive({ topic: 'else', version: 1 });
    await vi.waitFor(() => expect(heard).toEqual([CHANGED]));
    stop();
    arrive({ topic: 'status', version: 4 });
    await Promise.resolve();
    expect(heard).toEqual([CHANGED]);
  });

  it('reaches everyone on the page who listens, and still does when one of them stops', async () => {
    const heard: string[] = [];
    const arrive = () => runtime.arrive({ id: 1, type: 'changed', data: CHANGED, timestamp: 1 });
    const stops = ['first', 'second'].map((name) => onChanged(() => heard.push(name)));
    arrive();
    await vi.waitFor(() => expect(heard).toEqual(['first', 'second']));
    stops[1]?.();
    arrive();
    await vi.waitFor(() => expect(heard).toEqual(['first', 'second', 'first']));
    stops[0]?.();
  });
});
