import { isOpenTransfer } from '@/utils/transfers/state';
import { DEFAULT_SWITCHES } from '../../../simulator/model/switches.ts';
import { OutboxWorld } from './outbox-world';
import { type HoldSeen, Player } from './player';
import type { Script } from './script';
import type { KeyName } from './setting';
import { withVirtualGlobals } from './virtual-globals';
import { watch } from './watch';

const HOUR_MS = 3_600_000;
/** Longer than anything is looked for. */
const QUIET_MS = 26 * HOUR_MS;
/** A hold for links that 1fichier refuses comes back until they are used up, two at a time. */
const MOST_RELEASES = 60;

/** How a run went: its world at the end, and what was wrong on the way. */
export type Played = {
  readonly world: OutboxWorld;
  readonly promised: readonly string[];
  readonly usedKeys: ReadonlySet<KeyName>;
  readonly holds: readonly HoldSeen[];
  readonly wrong: readonly string[];
};

/** Plays a script, then mends what was broken and lets time run until all is quiet. */
export async function play(script: Script): Promise<Played> {
  const world = new OutboxWorld(script.setting);
  return withVirtualGlobals(world.time, world.disk.factory, async () => {
    const seen = watch(world);
    const player = new Player(world, script);
    for (const command of script.commands) {
      player.obey(command);
      await world.time.settle();
      if (command.do === 'pass') await world.time.pass(command.ms);
    }
    player.mend();
    if (script.isMended) Object.assign(world.host.switches, DEFAULT_SWITCHES);
    const unexplained = await calmDown(world, player);
    const { promised, usedKeys, holds, rejected } = player;
    return { world, promised, usedKeys, holds, wrong: [...seen, ...rejected, ...unexplained] };
  });
}

/** With each key there was, and at last the first: nothing happens but what the outbox does by itself. */
async function calmDown(world: OutboxWorld, player: Player): Promise<readonly string[]> {
  const main = world.setting.key;
  const others = [...player.usedKeys].filter((key) => key !== main);
  for (const key of [...others, main]) {
    player.setKey(key);
    await world.time.pass(QUIET_MS + player.setBackMs);
  }
  return pressTryNow(world, player);
}

/**
 * What still waits does so for a reason that is shown, which the user answers, or for others that are open at 1fichier: of
 * these, some come to an end in a day.
 */
async function pressTryNow(world: OutboxWorld, player: Player): Promise<readonly string[]> {
  for (let pressed = 0; pressed < MOST_RELEASES && open(world) > 0; pressed += 1) {
    const before = open(world);
    const isHeld = await hasHold(world, player);
    if (isHeld) player.hear(world.engine.releaseHold());
    await world.time.pass(isHeld ? 2 * HOUR_MS : QUIET_MS);
    if (!isHeld && open(world) === before) return ['links wait and nobody says why'];
  }
  return [];
}

const open = (world: OutboxWorld): number => world.disk.transfers().filter(isOpenTransfer).length;

async function hasHold(world: OutboxWorld, player: Player): Promise<boolean> {
  let isHeld = false;
  player.hear(
    world.engine.hold().then((hold) => {
      isHeld = hold !== null;
    }),
  );
  await world.time.settle();
  return isHeld;
}
