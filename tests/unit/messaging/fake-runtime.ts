import { vi } from 'vitest';

type Respond = (response?: unknown) => void;
type Listener = (message: unknown, sender: unknown, respond: Respond) => boolean;
export type Sent = { readonly type: string; readonly data: unknown };

/** For an answer that never comes, and for a background that goes away with the question. */
export const NEVER = Symbol('never');
export const GONE = Symbol('gone');

/** The messaging of a browser: what is sent goes through JSON, as in Chrome. */
export function fakeRuntime() {
  const listeners: Listener[] = [];
  const made = {
    sent: [] as Sent[],
    /** What the other side answers. */
    answer: (_message: Sent): unknown => GONE,
    arrive: (message: unknown) => {
      for (const listener of listeners) listener(message, {}, () => undefined);
    },
    lastError: undefined as { message: string } | undefined,
    sendMessage(message: Sent, done: Respond) {
      made.sent.push(JSON.parse(JSON.stringify(message)));
      const answer = made.answer(message);
      if (answer === NEVER) return;
      made.lastError = answer === GONE ? { message: 'Receiving end does not exist.' } : undefined;
      done(answer === GONE ? undefined : { res: answer });
      made.lastError = undefined;
    },
    onMessage: {
      addListener: (listener: Listener) => void listeners.push(listener),
      removeListener: (listener: Listener) => void listeners.splice(listeners.indexOf(listener), 1),
    },
  };
  vi.stubGlobal('chrome', { runtime: made });
  return made;
}
