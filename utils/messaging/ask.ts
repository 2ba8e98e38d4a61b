import * as z from 'zod/mini';
import { tellMissedChanges } from '@/utils/messaging/changed';
import { messenger } from '@/utils/messaging/messenger';
import { type MessageName, protocol, type ReplyOf, type RequestOf } from '@/utils/messaging/protocol';
import { IS_REPEATABLE } from '@/utils/messaging/repeatable';
import { watchAnswer } from '@/utils/messaging/watch-answer';

type Responses = { readonly [N in MessageName]: { readonly response: z.ZodMiniType<ReplyOf<N>> } };
const responses: Responses = protocol;

const failure = (code: 'broken' | 'unanswered') => ({
  ok: false,
  reason: { code, words: null, until: null },
});
/** The background went away with the question, or never had it. */
const LOST = Symbol('lost');

/**
 * Asks the background. Never rejects and always settles, whatever becomes of the background: what it took along is asked
 * a second time where that does no more than once, and then is the failure `broken`; of anything else it is not known
 * whether it was done, which is `unanswered`.
 */
export async function ask<N extends MessageName>(name: N, payload: RequestOf<N>): Promise<ReplyOf<N>> {
  const { response } = responses[name];
  let reply = await askOnce(name, payload);
  if (reply === LOST && IS_REPEATABLE[name]) reply = await askOnce(name, payload);
  if (reply !== LOST) {
    const parsed = z.safeParse(response, reply);
    return parsed.success ? parsed.data : z.parse(response, failure('broken'));
  }
  if (IS_REPEATABLE[name]) return z.parse(response, failure('broken'));
  tellMissedChanges();
  return z.parse(response, failure('unanswered'));
}

async function askOnce<N extends MessageName>(name: N, request: RequestOf<N>): Promise<unknown> {
  const id = crypto.randomUUID();
  const watch = watchAnswer(() => messenger.sendMessage('isAnswering', { id }));
  const answer = messenger.sendMessage<MessageName>(name, { id, request }).catch(() => LOST);
  return Promise.race([answer, watch.lost.then(() => LOST)]).finally(watch.end);
}
