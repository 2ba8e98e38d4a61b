import type { PinnedFolder } from '@/utils/browser/menu-folder';
import { createInTurn } from '@/utils/store/in-turn';
import type { StoredValue } from '@/utils/store/stored-value';

export type MenuKeeperDeps = {
  pinnedFolders(): Promise<readonly PinnedFolder[]>;
  /** Puts these in the place of all items. */
  rebuild(pinned: readonly PinnedFolder[]): Promise<void>;
  /** Of which pinned folders the menus of this run of the browser are; empty: there are none. */
  readonly built: StoredValue<string>;
  report(error: unknown): void;
};

export type MenuKeeper = {
  /** Builds the menus anew. */
  rebuild(): Promise<void>;
  /** Builds them if nobody has, as after the extension was turned off and on, or if other folders are pinned now. */
  ensure(): Promise<void>;
};

/** One rebuild at a time, whichever events come together. */
export function createMenuKeeper(deps: MenuKeeperDeps): MenuKeeper {
  const { built } = deps;
  const inTurn = createInTurn();

  async function build(pinned: readonly PinnedFolder[]): Promise<void> {
    // A background that is stopped in the middle of this does it again.
    await built.remove();
    await deps.rebuild(pinned);
    await built.write(JSON.stringify(pinned));
  }
  /** Pins that cannot be read must not cost the items themselves. */
  async function readPinned(): Promise<readonly PinnedFolder[]> {
    try {
      return await deps.pinnedFolders();
    } catch (error) {
      deps.report(error);
      return [];
    }
  }

  return {
    rebuild: () => inTurn(async () => build(await readPinned())),
    ensure: () =>
      inTurn(async () => {
        const pinned = await readPinned();
        if ((await built.read()) !== JSON.stringify(pinned)) await build(pinned);
      }),
  };
}
