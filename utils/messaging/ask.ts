import * as z from 'zod/mini';
import { messenger } from '@/utils/messaging/messenger';
import { type MessageName, protocol, type ReplyOf, type RequestOf } from '@/utils/messaging/protocol';

type Responses = { readonly [N in MessageName]: { readonly response: z.ZodMiniType<ReplyOf<N>> } };
const responses: Responses = protocol;

const BROKEN = { ok: false, reason: { code: 'broken', words: null, until: null } };

/**
 * Asks the background. Never rejects: a background that does not answer, or answers something else, is the failure
 * `broken`, as data.
 */
export async function ask<N extends MessageName>(name: N, payload: RequestOf<N>): Promise<ReplyOf<N>> {
  const { response } = responses[name];
  const reply: unknown = await messenger.sendMessage<MessageName>(name, payload).catch(() => BROKEN);
  const parsed = z.safeParse(response, reply);
  return parsed.success ? parsed.data : z.parse(response, BROKEN);
}
