import { EMPTY_CONTEXT, type OutboxState } from '@/utils/transfers/state';

/** An outbox that has never seen a link. */
export const EMPTY_STATE: OutboxState = { transfers: {}, jobs: {}, context: EMPTY_CONTEXT };
