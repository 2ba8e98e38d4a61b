import type { MessageName, ReplyOf, RequestOf } from '@/utils/messaging/protocol';

/** A question to the background, as the state of a page is given it. Never rejects: no answer is a failure too, `broken`. */
export type Ask = <N extends MessageName>(name: N, payload: RequestOf<N>) => Promise<ReplyOf<N>>;
