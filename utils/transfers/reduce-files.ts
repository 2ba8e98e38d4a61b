import { foldName } from '@/utils/names/fold-name';
import { FOLDER_AGAIN_MS, FOLDER_FOR_MS } from '@/utils/transfers/constants';
import type { EventOf, ListedFile } from '@/utils/transfers/events';
import { lastPart } from '@/utils/transfers/fold-url';
import type { Job } from '@/utils/transfers/schema';
import { type OutboxState, patchJob } from '@/utils/transfers/state';
import { concludeAbsent, leaveUndecided } from '@/utils/transfers/verdict';

/**
 * The folder of a job that no look found. A file that may be its own, or that could not be read, means that the job may have
 * been there.
 */
export function reduceFilesRead(state: OutboxState, event: EventOf<'filesRead'>): OutboxState {
  const job = soughtJob(state, event.key);
  if (job === null) return state;
  const { at, readAt, files, isWhole } = event;
  const lookedAt = job.looks.at(-1)?.at ?? at;
  const isOld = readAt < lookedAt;
  if (isOld && at - lookedAt < FOLDER_FOR_MS)
    return patchJob(state, job.key, { nextLookAt: at + FOLDER_AGAIN_MS });
  return isOld || !isWhole || mayHold(files, job)
    ? leaveUndecided(state, job, at)
    : concludeAbsent(state, job, at);
}

/** A question that never left is put again; an answer that says nothing proves nothing. */
export function reduceFilesFailed(state: OutboxState, event: EventOf<'filesFailed'>): OutboxState {
  const job = soughtJob(state, event.key);
  if (job === null) return state;
  const { at, facts } = event;
  const wasAsked = facts.outcome !== 'not-sent' && facts.code !== 'aborted';
  if (wasAsked) return leaveUndecided(state, job, at);
  return patchJob(state, job.key, { nextLookAt: Math.max(facts.until ?? 0, at + FOLDER_AGAIN_MS) });
}

function soughtJob(state: OutboxState, key: string): Job | null {
  const job = state.jobs[key];
  return job?.state === 'unsure' && job.isFolderWanted && job.lookedAt === null ? job : null;
}

/** A source without a name may be any file. */
function mayHold(files: readonly ListedFile[], job: Job): boolean {
  const held = new Set(files.map(({ filename }) => storedName(filename)));
  return job.urls.some((url) => {
    const name = storedName(lastPart(url));
    return name === '' ? files.length > 0 : held.has(name);
  });
}

/** 1fichier may change case, accents, spaces and signs of a name. */
const storedName = (name: string): string =>
  foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
