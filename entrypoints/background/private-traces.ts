import { createInTurn } from '@/utils/store/in-turn';
import type { StoredValue } from '@/utils/store/stored-value';

export type PrivateTracesDeps = {
  /** Was anything sent from a private window whose file the stored listings may name? */
  readonly stored: StoredValue<boolean>;
  forgetListings(): Promise<void>;
  /** Is a link or an upload from a private window still on its way, so that its file may yet be listed? */
  hasOpen(): Promise<boolean>;
};

export type PrivateTraces = {
  /** Links from a private window are about to be stored, or a file is about to be uploaded. */
  expect(): Promise<void>;
  /** At a start of the browser: forgets what the listings of earlier runs may tell of such links. */
  clear(): Promise<void>;
};

export function createPrivateTraces({ stored, forgetListings, hasOpen }: PrivateTracesDeps): PrivateTraces {
  const inTurn = createInTurn();
  return {
    expect: () => inTurn(() => stored.write(true)),
    clear: () =>
      inTurn(async () => {
        if (!(await stored.read())) return;
        await forgetListings();
        if (!(await hasOpen())) await stored.remove();
      }),
  };
}
