import type { ErrorCode } from '@/utils/fichier/errors';
import { UNDECIDED_FOR_MS } from '@/utils/transfers/constants';
import type { Job, Transfer } from '@/utils/transfers/schema';
import type { Doubt } from '@/utils/transfers/screen-schema';
import { isSought, mayBeThere } from '@/utils/transfers/state';

/** Nothing came back; under every other code something did, from which nothing could be read. */
const WITHOUT_ANSWER: ReadonlySet<ErrorCode> = new Set([
  'network',
  'offline',
  'timeout',
  'aborted',
  'no-permission',
]);

/** What is known of a transfer of which nobody can tell whether 1fichier has it; null for any other. */
export function doubtOf(transfer: Transfer, job: Job | null): Doubt | null {
  if (mayBeThere(transfer))
    return { known: job === null ? null : knownOf(transfer, job), checkedUntil: null, nextLookAt: null };
  if (transfer.state !== 'assigned' || job === null || !isSought(job)) return null;
  const until = (job.endedAt ?? job.startedAt) + UNDECIDED_FOR_MS;
  const checkedUntil = job.state === 'undecided' ? until : null;
  return { known: knownOf(transfer, job), checkedUntil, nextLookAt: job.nextLookAt };
}

function knownOf({ state, kind, failure }: Transfer, job: Job): NonNullable<Doubt['known']> {
  const sentAt = job.startedAt;
  switch (failure?.code) {
    case 'vanished':
      return { sentAt, cause: 'vanished', wasSought: false };
    case 'no-answer':
      return { sentAt, cause: kind === 'copy' ? 'not-named' : 'no-answer', wasSought: false };
    default: {
      const isLost = job.failure === null || WITHOUT_ANSWER.has(job.failure.code);
      // A copy leaves no trace in the list of jobs.
      const wasSought = kind === 'remote' && (state === 'failed' || job.state === 'undecided');
      return { sentAt, cause: isLost ? 'answer-lost' : 'answer-unclear', wasSought };
    }
  }
}
