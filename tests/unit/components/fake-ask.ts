import type { Ask } from '@/components/page/ask';
import type { MessageName, ReplyOf, RequestOf } from '@/utils/messaging/protocol';

export type Answers = { [N in MessageName]?: (payload: RequestOf<N>) => ReplyOf<N> | Promise<ReplyOf<N>> };

/** A background that answers as told, and remembers what it was asked; unprepared questions are `broken`, as silence is. */
export function fakeAsk(answers: Answers) {
  const asked: { readonly name: MessageName; readonly payload: unknown }[] = [];
  const ask: Ask = async <N extends MessageName>(name: N, payload: RequestOf<N>): Promise<ReplyOf<N>> => {
    asked.push({ name, payload: JSON.parse(JSON.stringify(payload)) });
    const answer: Answers[N] = answers[name];
    if (answer) return answer(payload);
    return { ok: false, reason: { code: 'broken', words: null, until: null } } as ReplyOf<N>;
  };
  return {
    ask,
    asked,
    payloadsOf: (name: MessageName) =>
      asked.filter((each) => each.name === name).map(({ payload }) => payload),
  };
}
