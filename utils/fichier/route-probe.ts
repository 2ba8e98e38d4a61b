import { FichierError, isFichierError, standsAgainstAll } from '@/utils/fichier/errors';
import type { Route, WriteRoute } from '@/utils/fichier/write-route';

/** Two that tell of streams, and as many as it takes to use up what two broken calls have left over. */
const READS_MAX = 6;
const STREAMS_MAX = 2;

/**
 * Makes the reads that must go before a write, most often none. Rejects as a call that was not sent: with what stands
 * against every call, or with `held` while streams get no answer, or a connection may be left over that a write must not go
 * out on.
 */
export async function untilRouteKnown(
  routes: WriteRoute,
  clock: { now(): number },
  read: (route: Route) => Promise<unknown>,
): Promise<void> {
  let route = routes.probe();
  let streams = 0;
  for (let reads = 0; route !== null; reads += 1) {
    if (reads === READS_MAX || (route.isStream && streams === STREAMS_MAX)) {
      const until = clock.now() + routes.waitMs();
      throw new FichierError({ code: 'held', outcome: 'not-sent', until });
    }
    if (route.isStream) streams += 1;
    try {
      await read(route);
    } catch (error) {
      if (!isFichierError(error) || error.facts.outcome === 'not-sent') throw error;
      if (standsAgainstAll(error.facts.code) || (!route.isStream && error.facts.status === null))
        throw new FichierError({ ...error.facts, outcome: 'not-sent' });
    }
    route = routes.probe();
  }
}

/** A read that failed as a stream, and not for a reason that holds for a plain one as well. */
export function needsPlainRead(route: Route, error: unknown): boolean {
  return (
    route.isStream &&
    isFichierError(error) &&
    error.facts.outcome !== 'not-sent' &&
    !standsAgainstAll(error.facts.code)
  );
}
