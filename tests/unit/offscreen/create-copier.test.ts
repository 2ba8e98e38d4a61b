import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCopier } from '@/entrypoints/offscreen/create-copier';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A page in memory, and what it gave to the clipboard. */
function openPage() {
  const made = { given: [] as string[], closed: 0, isAllowed: true, isCutShort: false };
  const events = new EventTarget();
  const execCommand = (command: string): boolean => {
    if (!made.isAllowed) return false;
    let text = '';
    const setData = (_type: string, data: string) => {
      text = made.isCutShort ? data.slice(0, 3) : data;
    };
    const clipboardData = { setData, getData: () => text };
    const event = Object.assign(new Event(command, { cancelable: true }), { clipboardData });
    events.dispatchEvent(event);
    // What is not prevented copies what is selected: nothing.
    made.given.push(event.defaultPrevented ? text : '');
    return true;
  };
  const page = {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    execCommand,
  };
  const copy = createCopier(page, () => {
    made.closed += 1;
  });
  return { made, copy };
}

/** Lets time pass until the copy has ended. */
async function ended(copying: Promise<boolean>): Promise<boolean> {
  await vi.advanceTimersByTimeAsync(500);
  return copying;
}

describe('a copy in the offscreen page', () => {
  it('is the text as it is', async () => {
    const { made, copy } = openPage();
    expect(await ended(copy(' a\r\nb\u00a0'))).toBe(true);
    expect(await ended(copy('c'))).toBe(true);
    expect(made.given).toEqual([' a\r\nb\u00a0', 'c']);
  });

  it('is told only a moment later, so that a page that closes before tells nothing', async () => {
    const { copy } = openPage();
    const told = vi.fn();
    void copy('a').then(told);
    await vi.advanceTimersByTimeAsync(50);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(50);
    expect(told).toHaveBeenCalledWith(true);
  });

  it.each(['isAllowed', 'isCutShort'] as const)('is told as failed where it did (%s)', async (fault) => {
    const { made, copy } = openPage();
    made[fault] = fault === 'isCutShort';
    expect(await ended(copy('abcdef'))).toBe(false);
  });
});

describe('the offscreen page', () => {
  it('closes itself some seconds after its last copy', async () => {
    const { made, copy } = openPage();
    await vi.advanceTimersByTimeAsync(4000);
    void copy('a');
    await vi.advanceTimersByTimeAsync(4000);
    void copy('b');
    await vi.advanceTimersByTimeAsync(4000);
    expect(made.closed).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(made.closed).toBe(1);
  });

  it('closes itself when nobody copies', async () => {
    const { made } = openPage();
    await vi.advanceTimersByTimeAsync(5000);
    expect(made.closed).toBe(1);
  });
});
