import type { OncePerSession } from '@/entrypoints/background/browser-session';
import { createInTurn } from '@/utils/store/in-turn';

export type MenuKeeperDeps = {
  rebuild(): Promise<void>;
  readonly once: OncePerSession;
};

export type MenuKeeper = {
  /** Builds the menus anew. */
  rebuild(): Promise<void>;
  /** Builds them if nobody has: after the extension was turned off and on, no event says so. */
  ensure(): Promise<void>;
};

/** One rebuild at a time, whichever events come together. */
export function createMenuKeeper({ rebuild, once }: MenuKeeperDeps): MenuKeeper {
  const inTurn = createInTurn();

  async function build(): Promise<void> {
    await rebuild();
    await once.done();
  }

  return {
    rebuild: () => inTurn(build),
    ensure: () =>
      inTurn(async () => {
        if (await once.isDue()) await build();
      }),
  };
}
