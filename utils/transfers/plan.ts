import type { Conditions } from '@/utils/transfers/conditions';
import { OFFLINE_RECHECK_MS, UNDECIDED_FOR_MS } from '@/utils/transfers/constants';
import { isHeld } from '@/utils/transfers/hold';
import { followSteps, lateSteps } from '@/utils/transfers/plan-follow';
import { sendSteps } from '@/utils/transfers/plan-send';
import type { Job } from '@/utils/transfers/schema';
import { isFolderDoubted, isSought, jobsOf, type OutboxState } from '@/utils/transfers/state';
import type { Action, Gates, Step } from '@/utils/transfers/step';

/** The next thing to do. Pure and total; of steps that are due at once, what a user waits for goes first. */
export function plan(state: OutboxState, conditions: Conditions): Action {
  const { now, accountId } = conditions;
  const steps = [...settledByTime(state, conditions)];
  if (accountId !== null) {
    const gates = gatesOf(state, conditions);
    steps.push(...followSteps(state, conditions, accountId, gates));
    steps.push(...sendSteps(state, conditions, accountId, gates));
    steps.push(...lateSteps(state, conditions, accountId, gates));
  }
  const due = steps.filter((step) => step.at <= now);
  const first = due.find(isFirst) ?? due.find(isAwaited) ?? due[0];
  if (first) return first.action;
  const next = Math.min(...steps.map((step) => step.at));
  return { type: 'wait', until: Number.isFinite(next) ? next : null };
}

/** Facts cost no call, and what follows may depend on them. */
const isFirst = ({ action }: Step): boolean => action.type === 'record';

const isAwaited = ({ action }: Step): boolean => 'lane' in action && action.lane === 'user';

function settledByTime(state: OutboxState, { now, accountId }: Conditions): readonly Step[] {
  const jobs = jobsOf(state);
  const interrupted = jobs
    .filter((job) => job.state === 'sending')
    .map((): Step => ({ at: now, action: { type: 'record', event: { type: 'interrupted', at: now } } }));
  const expired = jobs
    .filter((job) => job.state === 'undecided' && job.accountId === accountId)
    .map((job) => gaveUp(job, job.endedAt ?? job.startedAt, now));
  return [...interrupted.slice(0, 1), ...expired, ...settledWithoutKey(jobs, now, accountId)];
}

function gaveUp({ key }: Job, since: number, now: number): Step {
  return {
    at: since + UNDECIDED_FOR_MS,
    action: { type: 'record', event: { type: 'gaveUp', at: now, key } },
  };
}

/**
 * Jobs of a key that is not saved: nothing can be asked about them, and that key may never come back. Their time runs from the
 * send, for each start of the background takes one in doubt for just ended.
 */
function settledWithoutKey(jobs: readonly Job[], now: number, accountId: string | null): readonly Step[] {
  const others = jobs.filter((job) => job.accountId !== accountId);
  return [
    ...others.filter(isFolderDoubted).map(
      ({ key }): Step => ({
        at: now,
        action: { type: 'record', event: { type: 'keyGone', at: now, key } },
      }),
    ),
    ...others.filter(isSought).map((job) => gaveUp(job, job.startedAt, now)),
  ];
}

function gatesOf({ context }: OutboxState, conditions: Conditions): Gates {
  const { now, heldUntil, nextBackgroundAt, isOnline, hasPermission } = conditions;
  const isKeyBad = isHeld(context.hold, now) && context.hold.reason === 'key';
  if (!hasPermission || isKeyBad)
    return { user: Number.POSITIVE_INFINITY, background: Number.POSITIVE_INFINITY };
  const user = Math.max(heldUntil ?? 0, isOnline ? 0 : now + OFFLINE_RECHECK_MS);
  return { user, background: Math.max(user, nextBackgroundAt) };
}
