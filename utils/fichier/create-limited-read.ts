import { type Call, type Endpoint, notSent, type SavedKey } from '@/utils/fichier/create-call';
import { FichierError, isFichierError } from '@/utils/fichier/errors';
import type { Aged, CallOptions } from '@/utils/fichier/fichier';
import type { LimitedCache, LimitedQuestion } from '@/utils/fichier/limited-cache';

export type LimitedRead = <T>(
  question: (accountId: string) => LimitedQuestion<T>,
  endpoint: Endpoint<T>,
  options: CallOptions,
) => Promise<Aged<T>>;

/**
 * A read that 1fichier allows only so often: from the cache while the limit runs, else by a call, which is on record
 * before it goes out. Without a stored answer inside the limit it rejects with `budget` and `until`.
 */
export function createLimitedRead(call: Call, cache: LimitedCache, now: () => number): LimitedRead {
  return async (question, endpoint, options) => {
    for (;;) {
      const saved = await call.savedKey();
      if (saved === null) throw notSent('no-key');
      const { accountId } = saved;
      const verdict = await cache.look(question(accountId), options.maxAgeMs ?? null);
      if (verdict.kind === 'serve') return verdict.answer;
      if (verdict.kind === 'wait') {
        throw new FichierError({ code: 'budget', outcome: 'not-sent', until: verdict.until });
      }
      const overtaken = notSent('skipped');
      let sent: SavedKey['accountId'] | null = null;
      const beforeSend: CallOptions['beforeSend'] = async (granted) => {
        // Another call about the same may have gone out while this one waited for its slot.
        const again = await cache.look(question(granted.accountId), null);
        if (again.kind !== 'call') throw overtaken;
        await options.beforeSend?.(granted);
        await cache.leaves(question(granted.accountId));
        sent = granted.accountId;
      };
      try {
        const value = await call.send({ ...endpoint, hasOwnLimit: true }, { ...options, beforeSend });
        const answered = cache.answered(question(sent ?? accountId), value);
        // An answer that could not be kept is an answer all the same; the call itself is on record.
        return await answered.catch(() => ({ value, at: now() }));
      } catch (error) {
        if (error === overtaken) continue;
        const mayHaveArrived = isFichierError(error) && error.facts.outcome !== 'not-sent';
        // Counted from the end of the call: nobody knows when within it 1fichier saw it.
        if (sent !== null && mayHaveArrived) await cache.called(question(sent)).catch(() => undefined);
        throw error;
      }
    }
  };
}
