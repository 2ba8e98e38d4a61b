import { defineExtensionMessaging } from '@webext-core/messaging';
import type { MessageName } from '@/utils/messaging/protocol';

/** All that travels. What arrives is unknown until a schema of the protocol has read it, so no more is said here. */
type Wire = Record<MessageName | 'isAnswering' | 'changed' | 'copyText', (payload: unknown) => unknown>;

/** The one message layer. It has no logger: that would print whole payloads, the key among them. */
export const messenger = defineExtensionMessaging<Wire>();
