import { acceptJob } from '@/utils/transfers/accept-job';
import type { EventOf, OutboxEvent } from '@/utils/transfers/events';
import { dropEmptyGroups } from '@/utils/transfers/groups';
import { reduceClockMoved } from '@/utils/transfers/reduce-clock';
import {
  reduceGaveUp,
  reducePaused,
  reduceProfileDoubted,
  reduceReleased,
  reduceResumed,
} from '@/utils/transfers/reduce-context';
import { reduceCopied } from '@/utils/transfers/reduce-copied';
import { reduceFilesFailed, reduceFilesRead } from '@/utils/transfers/reduce-files';
import { reduceInfoFailed, reduceInfoRead } from '@/utils/transfers/reduce-info';
import { reduceKeyGone } from '@/utils/transfers/reduce-key-gone';
import { reduceListFailed, reduceListRead } from '@/utils/transfers/reduce-listed';
import { reduceNamesFailed, reduceNamesRead } from '@/utils/transfers/reduce-names';
import { reduceOrphaned } from '@/utils/transfers/reduce-orphaned';
import { afterInfo, afterRead, readSoon, reduceWayOpened } from '@/utils/transfers/reduce-reads';
import { reduceFolderFailed, reduceFolderFound, reduceSendRefused } from '@/utils/transfers/reduce-refused';
import {
  reduceInterrupted,
  reduceSendReturned,
  reduceSendStarted,
  reduceSendUnsure,
} from '@/utils/transfers/reduce-sent';
import { reduceStarted } from '@/utils/transfers/reduce-started';
import {
  reduceAdded,
  reduceCancelled,
  reduceFailedRetried,
  reduceLookAsked,
  reduceProfileDisowned,
  reduceRemainingCancelled,
  reduceRemoved,
  reduceRetried,
} from '@/utils/transfers/reduce-user';
import { isUnsettled, type OutboxState, patchContext } from '@/utils/transfers/state';

/** The state after a fact. Pure and total: a fact that does not fit the state changes nothing. */
export function reduce(state: OutboxState, event: OutboxEvent): OutboxState {
  switch (event.type) {
    case 'added':
      return reduceAdded(readSoon(state, event.at), event);
    case 'retried':
      return reduceRetried(readSoon(state, event.at), event);
    case 'cancelled':
      return dropEmptyGroups(reduceCancelled(state, event));
    case 'removed':
      return dropEmptyGroups(reduceRemoved(state, event));
    case 'remainingCancelled':
      return dropEmptyGroups(reduceRemainingCancelled(state, event));
    case 'failedRetried':
      return reduceFailedRetried(readSoon(state, event.at), event);
    case 'paused':
      return reducePaused(state, event);
    case 'resumed':
      return reduceResumed(readSoon(state, event.at));
    case 'profileDoubted':
      return reduceProfileDoubted(state, event);
    case 'profileClaimed':
      return patchContext(readSoon(state, event.at), { profileDoubtedAt: null });
    case 'profileDisowned':
      return dropEmptyGroups(reduceProfileDisowned(state, event));
    case 'lookAsked':
      return reduceLookAsked(readSoon(state, event.at), event);
    case 'privateShown':
      return withSeen(state, event.ids, event.at);
    case 'privatePurged':
      return patchContext(state, { seen: state.context.seen.filter(({ id }) => !event.ids.includes(id)) });
    case 'sendStarted':
      return reduceSendStarted(state, event);
    case 'sendReturned':
      return reduceSendReturned(state, event);
    case 'sendAccepted':
      return reduceSendAccepted(state, event);
    case 'copied':
      return reduceCopied(state, event);
    case 'sendRefused':
      return reduceSendRefused(state, event);
    case 'sendUnsure':
      return reduceSendUnsure(state, event);
    case 'interrupted':
      return reduceInterrupted(state, event);
    case 'listRead':
      return reduceListRead(afterRead(state), event);
    case 'infoRead':
      return reduceInfoRead(afterInfo(state), event);
    case 'infoFailed':
      return reduceInfoFailed(state, event);
    case 'listFailed':
      return reduceListFailed(state, event);
    case 'filesRead':
      return reduceFilesRead(state, event);
    case 'filesFailed':
      return reduceFilesFailed(state, event);
    case 'folderFound':
      return reduceFolderFound(state, event);
    case 'folderFailed':
      return reduceFolderFailed(state, event);
    case 'keyGone':
      return reduceKeyGone(state, event);
    case 'namesRead':
      return reduceNamesRead(state, event);
    case 'namesFailed':
      return reduceNamesFailed(state, event);
    case 'started':
      return reduceStarted(state, event);
    case 'orphaned':
      return dropEmptyGroups(reduceOrphaned(state, event));
    case 'clockMoved':
      return reduceClockMoved(state, event);
    case 'keyChanged':
    case 'holdReleased':
      return reduceReleased(state);
    case 'wayOpened':
      return reduceWayOpened(state);
    case 'gaveUp':
      return reduceGaveUp(state, event);
  }
}

function reduceSendAccepted(state: OutboxState, event: EventOf<'sendAccepted'>): OutboxState {
  const job = state.jobs[event.key];
  if (!job || !isUnsettled(job) || job.kind !== 'remote') return state;
  const { remoteIds: ids, date, accepted } = event;
  const isEchoShort = ids.length === 1 && accepted !== null && accepted.length < job.urls.length;
  return acceptJob(state, job, { ids, date, isEchoShort }, event.at);
}

/** When a page showed them first is what counts. */
function withSeen(state: OutboxState, ids: readonly string[], at: number): OutboxState {
  const { seen } = state.context;
  const fresh = ids.filter((id) => !seen.some((other) => other.id === id));
  if (fresh.length === 0) return state;
  return patchContext(state, { seen: [...seen, ...fresh.map((id) => ({ id, at }))] });
}
