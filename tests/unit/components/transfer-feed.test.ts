import { describe, expect, it, vi } from 'vitest';
import { createTransferFeed } from '@/entrypoints/popup/transfer-feed';
import type { TransferView } from '@/utils/messaging/protocol';
import { fakeAsk } from './fake-ask';
import { transferWith } from './samples';

function storeOf(count: number) {
  const stored = { rows: Array.from({ length: count }, (_, index) => transferWith({ id: `t${index}` })) };
  const background = fakeAsk({
    listTransfers: ({ cursor, limit, filter }) => {
      const rows: TransferView[] = filter === 'done' ? [] : stored.rows;
      const from = cursor === null ? 0 : rows.findIndex(({ id }) => id === cursor) + 1;
      const items = rows.slice(from, from + limit);
      const nextCursor = from + limit < rows.length ? (items.at(-1)?.id ?? null) : null;
      const counts = {
        waiting: stored.rows.length,
        active: 0,
        done: 0,
        failed: 0,
        cancelled: 0,
        total: stored.rows.length,
      };
      return { ok: true, value: { items, nextCursor, counts, version: 1 } };
    },
  });
  return { stored, ...background };
}

describe('the feed of transfers', () => {
  it('shows the top after one question', async () => {
    const { ask, asked } = storeOf(10_000);
    const feed = createTransferFeed(ask, vi.fn());
    feed.refresh();
    await vi.waitFor(() => expect(feed.shown.value.total).toBe(10_000));
    expect(asked).toHaveLength(1);
    expect(feed.shown.value.items.length).toBeLessThan(100);
  });

  it('shows what was stored meanwhile when told that something changed', async () => {
    const { ask, stored } = storeOf(3);
    const feed = createTransferFeed(ask, vi.fn());
    feed.refresh();
    await vi.waitFor(() => expect(feed.shown.value.total).toBe(3));
    stored.rows.unshift(transferWith({ id: 'new' }));
    feed.refresh();
    await vi.waitFor(() => expect(feed.shown.value.items[0]?.id).toBe('new'));
  });

  it('keeps the far rows on the screen while they are read again', async () => {
    const { ask, stored } = storeOf(2000);
    const feed = createTransferFeed(ask, vi.fn());
    feed.sight({ start: 1900, end: 1910 });
    await vi.waitFor(() => expect(feed.shown.value.items.length).toBeGreaterThan(1900));
    const lengths: number[] = [];
    const stop = feed.shown.subscribe(({ items }) => lengths.push(items.length));
    stored.rows.unshift(transferWith({ id: 'new' }));
    feed.refresh();
    await vi.waitFor(() => expect(feed.shown.value.items[0]?.id).toBe('new'));
    stop();
    expect(Math.min(...lengths)).toBeGreaterThan(1900);
  });

  it('never shows the rows of one filter under another', async () => {
    const { ask } = storeOf(3);
    const feed = createTransferFeed(ask, vi.fn());
    const shown: string[] = [];
    feed.shown.subscribe(({ filter, items }) => shown.push(`${filter} ${items.length}`));
    feed.refresh();
    feed.setFilter('done');
    await vi.waitFor(() => expect(feed.shown.value).toMatchObject({ filter: 'done', total: 0, items: [] }));
    expect(shown).not.toContain('done 3');
  });

  it('says when nobody answers, and when somebody does again', async () => {
    const onSilence = vi.fn();
    const { ask } = fakeAsk({});
    const feed = createTransferFeed(ask, onSilence);
    feed.refresh();
    await vi.waitFor(() => expect(onSilence).toHaveBeenLastCalledWith('broken'));
    expect(feed.shown.value.total).toBeNull();
  });
});
