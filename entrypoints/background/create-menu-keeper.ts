import { createInTurn } from '@/utils/store/in-turn';

export type MenuKeeperDeps = {
  rebuild(): Promise<void>;
  /** True when nothing has built the menus in this run of the browser. */
  isFirst(): Promise<boolean>;
};

export type MenuKeeper = {
  /** Builds the menus anew. */
  rebuild(): Promise<void>;
  /** Builds them if nobody has: after the extension was turned off and on, no event says so. */
  ensure(): Promise<void>;
};

/** One rebuild at a time, whichever events come together. */
export function createMenuKeeper({ rebuild, isFirst }: MenuKeeperDeps): MenuKeeper {
  const inTurn = createInTurn();
  return {
    rebuild: () => inTurn(rebuild),
    ensure: () =>
      inTurn(async () => {
        if (await isFirst()) await rebuild();
      }),
  };
}
