import type { Conditions } from '@/utils/transfers/conditions';
import { OFFLINE_RECHECK_MS, UNDECIDED_FOR_MS } from '@/utils/transfers/constants';
import { isHeld } from '@/utils/transfers/hold';
import { followSteps, lateSteps } from '@/utils/transfers/plan-follow';
import { sendSteps } from '@/utils/transfers/plan-send';
import { jobsOf, type OutboxState } from '@/utils/transfers/state';
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
    .map((job): Step => {
      const at = (job.endedAt ?? job.startedAt) + UNDECIDED_FOR_MS;
      return { at, action: { type: 'record', event: { type: 'gaveUp', at: now, key: job.key } } };
    });
  return [...interrupted.slice(0, 1), ...expired];
}

function gatesOf({ context }: OutboxState, conditions: Conditions): Gates {
  const { now, heldUntil, nextBackgroundAt, isOnline, hasPermission } = conditions;
  const isKeyBad = isHeld(context.hold, now) && context.hold.reason === 'key';
  if (!hasPermission || isKeyBad)
    return { user: Number.POSITIVE_INFINITY, background: Number.POSITIVE_INFINITY };
  const user = Math.max(heldUntil ?? 0, isOnline ? 0 : now + OFFLINE_RECHECK_MS);
  return { user, background: Math.max(user, nextBackgroundAt) };
}
