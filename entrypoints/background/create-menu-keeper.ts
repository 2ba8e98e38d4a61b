import type { OncePerSession } from '@/entrypoints/background/browser-session';
import type { PinnedFolder } from '@/utils/browser/menu-folder';
import { createInTurn } from '@/utils/store/in-turn';

export type MenuKeeperDeps = {
  pinnedFolders(): Promise<readonly PinnedFolder[]>;
  /** Puts these in the place of all items. */
  rebuild(pinned: readonly PinnedFolder[]): Promise<void>;
  readonly once: OncePerSession;
  report(error: unknown): void;
};

export type MenuKeeper = {
  /** Builds the menus anew. */
  rebuild(): Promise<void>;
  /** Builds them if nobody has: after the extension was turned off and on, no event says so. */
  ensure(): Promise<void>;
  /** Builds them anew if other folders are pinned than were when this background last built them. */
  pinsMayHaveChanged(): Promise<void>;
};

/** One rebuild at a time, whichever events come together. */
export function createMenuKeeper(deps: MenuKeeperDeps): MenuKeeper {
  const { rebuild, once } = deps;
  const inTurn = createInTurn();
  let built: string | null = null;

  async function build(): Promise<void> {
    // Pins that cannot be read must not cost the items themselves.
    const pinned = await deps.pinnedFolders().catch((error: unknown) => {
      deps.report(error);
      return [];
    });
    await rebuild(pinned);
    built = JSON.stringify(pinned);
    await once.done();
  }

  return {
    rebuild: () => inTurn(build),
    ensure: () =>
      inTurn(async () => {
        if (await once.isDue()) await build();
      }),
    pinsMayHaveChanged: () =>
      inTurn(async () => {
        if (JSON.stringify(await deps.pinnedFolders()) !== built) await build();
      }),
  };
}
