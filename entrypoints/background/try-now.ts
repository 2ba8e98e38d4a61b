import type { Engine } from '@/utils/engine/engine';
import { FichierError, isFichierError } from '@/utils/fichier/errors';
import type { Fichier, Governor } from '@/utils/fichier/fichier';
import type { StoredValue } from '@/utils/store/stored-value';

export type TryNowDeps = {
  readonly fichier: Pick<Fichier, 'remoteLs'>;
  readonly governor: Pick<Governor, 'tryNowAt'>;
  readonly engine: Pick<Engine, 'releaseHold'>;
  readonly lastTry: StoredValue<number>;
  readonly now: () => number;
};

export type TryNow = {
  /** One look at 1fichier in spite of a hold; when it goes well, the hold is over. One that did not go out does not count. */
  press(): Promise<void>;
  /** Epoch ms. */
  allowedAt(): Promise<number>;
};

/** However the hold came about, it is tested by hand at most this often. */
const EVERY_MS = 60_000;

export function createTryNow({ fichier, governor, engine, lastTry, now }: TryNowDeps): TryNow {
  async function allowedAt(): Promise<number> {
    const last = await lastTry.read();
    // A clock that was set back must not lock the button.
    const own = last > now() ? 0 : last + EVERY_MS;
    return Math.max(own, await governor.tryNowAt());
  }

  return {
    allowedAt,
    async press() {
      const until = await allowedAt();
      if (until > now()) throw new FichierError({ code: 'held', outcome: 'not-sent', until });
      const before = await lastTry.read();
      await lastTry.write(now());
      try {
        await fichier.remoteLs({ lane: 'user', throughHold: true });
      } catch (error) {
        // 1fichier has seen nothing of this one.
        if (isFichierError(error) && error.facts.outcome === 'not-sent') await lastTry.write(before);
        throw error;
      }
      await engine.releaseHold();
    },
  };
}
