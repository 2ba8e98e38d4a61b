import { createInTurn } from '@/utils/store/in-turn';
import type { StoredValue } from '@/utils/store/stored-value';

export type OpenActsDeps = {
  /** The folders of each act that is under way. */
  readonly stored: StoredValue<readonly (readonly number[])[]>;
  /** What is stored of these folders may no longer be true. */
  doubt(folderIds: readonly number[]): Promise<void>;
  /** The pages are to ask again for what they show. */
  changed(): void;
  report(error: unknown): void;
};

export type OpenActs = {
  /** Resolves once the acts that a stopped background left open have made their folders doubtful. Never rejects. */
  readonly settled: Promise<void>;
  /** Carries out an act that may change the listings of these folders, whose end may never come. */
  during<T>(folderIds: readonly number[], act: () => Promise<T>): Promise<T>;
};

/** Remembers which listings an act is about to change, so that one which was stopped in the middle leaves none to be believed. */
export function createOpenActs({ stored, doubt, changed, report }: OpenActsDeps): OpenActs {
  const inTurn = createInTurn();
  let open: readonly (readonly number[])[] = [];

  async function settle(): Promise<void> {
    const left = await stored.read();
    if (left.length === 0) return;
    await doubt([...new Set(left.flat())]);
    await stored.remove();
    changed();
  }

  const change = (edit: () => void) =>
    inTurn(async () => {
      edit();
      await (open.length > 0 ? stored.write(open) : stored.remove());
    }).catch(report);

  const settled = inTurn(settle).catch(report);
  return {
    settled,
    during: async (folderIds, act) => {
      const mine = [...folderIds];
      await change(() => {
        open = [...open, mine];
      });
      try {
        return await act();
      } finally {
        await change(() => {
          open = open.filter((one) => one !== mine);
        });
      }
    },
  };
}
