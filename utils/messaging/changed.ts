import * as z from 'zod/mini';
import { messenger } from '@/utils/messaging/messenger';
import { type Changed, changedSchema } from '@/utils/messaging/protocol';

/** Background: tells every open page. Nobody listening is no error, and pages that miss it ask when they open. */
export function announceChanged(changed: Changed): void {
  messenger.sendMessage('changed', changed).catch(() => undefined);
}

type Listener = (changed: Changed) => void;

const listeners = new Set<Listener>();
let stopListening: (() => void) | null = null;

/** Pages: calls `fn` whenever something stored has changed, and so for each that listens. Returns the end of listening. */
export function onChanged(fn: Listener): () => void {
  // The message layer has room for one listener: a second would take the place of the first.
  const listener: Listener = (changed) => fn(changed);
  listeners.add(listener);
  stopListening ??= messenger.onMessage('changed', ({ data }) => {
    const parsed = z.safeParse(changedSchema, data);
    if (parsed.success) for (const each of [...listeners]) each(parsed.data);
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopListening?.();
    stopListening = null;
  };
}

/** Pages: something may have changed without a word from the background, which went away. */
export function tellMissedChanges(): void {
  for (const topic of changedSchema.shape.topic.options)
    for (const each of [...listeners]) each({ topic, version: 0 });
}
