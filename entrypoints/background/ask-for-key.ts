import { createInTurn } from '@/utils/store/in-turn';
import type { StoredValue } from '@/utils/store/stored-value';

/** Opens the options page the first time that a key is missed, and not again before one was saved. */
export function createAskForKey(
  asked: StoredValue<boolean>,
  openOptions: () => Promise<void>,
): () => Promise<void> {
  const inTurn = createInTurn();
  return () =>
    inTurn(async () => {
      if (await asked.read()) return;
      await asked.write(true);
      await openOptions();
    });
}
