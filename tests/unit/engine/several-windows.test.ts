import { expect, it } from 'vitest';
import type { Ask } from '@/components/page/ask';
import { transferView } from '@/entrypoints/background/transfer-view';
import { createTransferFeed, type TransferFeed } from '@/entrypoints/popup/transfer-feed';
import type { ReplyOf, RequestOf } from '@/utils/messaging/protocol';
import { VirtualWorld } from './support/virtual-world';

const WINDOWS = 3;
const MINUTE_MS = 60_000;
const urlOf = (n: number) => `https://host.example/${n}.bin`;

/** A window over one background: it asks for what it shows, and again whenever it is told that something changed. */
function openWindow(world: VirtualWorld): TransferFeed {
  const ask = async (_name: string, payload: unknown) => {
    const query = payload as RequestOf<'listTransfers'>;
    const [window, hold] = await Promise.all([world.background.list(query), world.background.hold()]);
    const around = { hold, accountId: world.fichier.accountId };
    const items = window.items.map(({ transfer, job }) => transferView(transfer, job, around));
    const value: ReplyOf<'listTransfers'> = { ok: true, value: { ...window, items, version: 0 } };
    return JSON.parse(JSON.stringify(value)) as typeof value;
  };
  const feed = createTransferFeed(ask as Ask, () => undefined);
  feed.refresh();
  return feed;
}

it('several windows show the same at every moment at which all is told, whichever of them acts', async () => {
  const world = new VirtualWorld();
  const windows = Array.from({ length: WINDOWS }, () => openWindow(world));
  world.onChanged = () => {
    for (const window of windows) window.refresh();
  };
  const seen: string[] = [];
  const look = () => {
    const [first, ...others] = windows.map(({ shown }) => shown.value);
    for (const other of others) expect(other).toEqual(first);
    const rows = first?.items.map(({ name, state }) => `${name} ${state}`).join(', ') ?? '';
    if (seen.at(-1) !== rows) seen.push(rows);
    const stored = world.disk.allTransfers().filter((row) => !row.hidden);
    expect(first?.items.map(({ id }) => id)).toEqual(stored.map(({ id }) => id).toReversed());
  };
  const idOf = (n: number) => world.transfer(urlOf(n)).id;

  await world.add([urlOf(1)]);
  await world.add([urlOf(2)]);
  await world.pass(0);
  look();
  void world.background.cancel(idOf(2));
  await world.pass(0);
  look();
  for (let step = 0; step < 600; step += 1) {
    await world.pass(100);
    look();
  }
  void world.background.retry(idOf(2));
  windows.push(openWindow(world));
  await world.pass(2 * MINUTE_MS);
  look();
  void world.background.remove(idOf(1));
  await world.pass(0);
  look();
  expect(seen).toEqual([
    '2.bin waiting, 1.bin waiting',
    '2.bin cancelled, 1.bin waiting',
    '2.bin cancelled, 1.bin sending',
    '2.bin cancelled, 1.bin at-1fichier',
    '2.bin cancelled, 1.bin done',
    '2.bin done, 1.bin done',
    '2.bin done',
  ]);
});
