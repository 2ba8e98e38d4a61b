import * as z from 'zod/mini';
import { messenger } from '@/utils/messaging/messenger';
import { type Changed, changedSchema } from '@/utils/messaging/protocol';

/** Background: tells every open page. Nobody listening is no error, and pages that miss it ask when they open. */
export function announceChanged(changed: Changed): void {
  messenger.sendMessage('changed', changed).catch(() => undefined);
}

/** Pages: calls `fn` whenever something stored has changed. Returns the end of listening; one listener per page. */
export function onChanged(fn: (changed: Changed) => void): () => void {
  return messenger.onMessage('changed', ({ data }) => {
    const parsed = z.safeParse(changedSchema, data);
    if (parsed.success) fn(parsed.data);
  });
}
