import * as z from 'zod/mini';
import { type ErrorCode, type FailureFacts, isFichierError } from '@/utils/fichier/errors';
import { messenger } from '@/utils/messaging/messenger';
import {
  isAnsweringSchema,
  type MessageName,
  protocol,
  questionSchema,
  type RequestOf,
  type ValueOf,
} from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

/** One for every message: a missing one does not compile. Resolves with the value, throws `FichierError` for an expected failure. */
export type Handlers = {
  readonly [N in MessageName]: (request: RequestOf<N>) => Promise<ValueOf<N>>;
};

type Requests = { readonly [N in MessageName]: { readonly request: z.ZodMiniType<RequestOf<N>> } };
const requests: Requests = protocol;

/** Who sent a message, as far as the browser tells. */
export type Sender = { readonly id?: string | undefined; readonly url?: string | undefined };

export type HandlerDeps = {
  /** Is the sender one of our own pages? */
  readonly isTrusted: (sender: Sender) => boolean;
  /** Told of what no handler should throw; the page hears a code and no details. */
  readonly report: (error: unknown) => void;
  /** What such an error is to a page; null: `broken`. */
  readonly codeOf: (error: unknown) => ErrorCode | null;
};

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: Reason };

/** Listens to every message of the protocol. Call it synchronously at the start of the background. */
export function registerHandlers(handlers: Handlers, deps: HandlerDeps): void {
  /** What this life of the background is answering, by the ids of the questions. */
  const open = new Set<string>();
  const register = <N extends MessageName>(name: N) => {
    messenger.onMessage<MessageName>(name, async ({ data, sender }) => {
      const question = z.safeParse(questionSchema, data);
      if (!question.success || !deps.isTrusted(sender)) return failure({ code: 'broken' });
      const { id, request } = question.data;
      open.add(id);
      return answer(handlers, deps, name, request).finally(() => open.delete(id));
    });
  };
  for (const name of Object.keys(protocol) as MessageName[]) register(name);
  messenger.onMessage('isAnswering', ({ data, sender }) => {
    const asked = z.safeParse(isAnsweringSchema, data);
    return asked.success && deps.isTrusted(sender) && open.has(asked.data.id);
  });
}

async function answer<N extends MessageName>(
  handlers: Handlers,
  { report, codeOf }: HandlerDeps,
  name: N,
  data: unknown,
): Promise<Answer> {
  const request = z.safeParse(requests[name].request, data);
  if (!request.success) return failure({ code: 'broken' });
  try {
    return { ok: true, value: await handlers[name](request.data) };
  } catch (error) {
    if (isFichierError(error)) return failure(error.facts);
    report(error);
    return failure({ code: codeOf(error) ?? 'broken' });
  }
}

function failure({
  code,
  words = null,
  until = null,
}: Partial<FailureFacts> & Pick<FailureFacts, 'code'>): Answer {
  return { ok: false, reason: { code, words, until } };
}

/** True for a page of this extension: neither a content script nor another extension. `origin` as `runtime.getURL('')` gives it. */
export function isOwnPage(sender: Sender, own: { readonly id: string; readonly origin: string }): boolean {
  return sender.id === own.id && sender.url !== undefined && sender.url.startsWith(own.origin);
}
