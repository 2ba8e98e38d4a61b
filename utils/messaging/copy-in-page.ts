import * as z from 'zod/mini';
import { messenger } from '@/utils/messaging/messenger';
import { copyTextSchema } from '@/utils/messaging/protocol';

/** Background: has the offscreen page copy a text. Resolves to whether it worked; rejects when the page did not say. */
export async function copyInPage(text: string): Promise<boolean> {
  return z.parse(z.boolean(), await messenger.sendMessage('copyText', { text }));
}

/** Offscreen page: copies what the background asks for. `isTrusted` is given the sender's id. */
export function onCopyText(
  isTrusted: (id: string | undefined) => boolean,
  copy: (text: string) => Promise<boolean>,
): void {
  messenger.onMessage('copyText', ({ data, sender }) => {
    const request = z.safeParse(copyTextSchema, data);
    return request.success && isTrusted(sender.id) && sender.tab === undefined && copy(request.data.text);
  });
}
