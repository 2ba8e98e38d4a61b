import type { FailureFacts } from '@/utils/fichier/errors';
import type { Transfer, TransferKind } from '@/utils/transfers/schema';

/** The parts of 1fichier's answers that the machine reads; structurally those of the client. */
export type ListedJob = {
  readonly id: number;
  readonly requestDate: string | null;
  readonly finished: boolean;
};
export type JobResult = {
  readonly url: string | null;
  readonly ok: boolean;
  readonly link: string | null;
  readonly message: string | null;
};
export type JobInfo = ListedJob & {
  readonly links: readonly string[];
  readonly results: readonly JobResult[];
};
export type ListedFile = { readonly url: string; readonly filename: string; readonly size: number | null };

type UserEvent =
  | { readonly type: 'added'; readonly transfers: readonly Transfer[] }
  | { readonly type: 'retried' | 'cancelled' | 'removed'; readonly id: string }
  | { readonly type: 'lookAsked' };

type SendEvent =
  | {
      readonly type: 'sendStarted';
      readonly key: string;
      readonly kind: TransferKind;
      readonly accountId: string;
      readonly transferIds: readonly string[];
    }
  /** The call was given up before anything left the browser. */
  | { readonly type: 'sendReturned'; readonly key: string }
  | {
      readonly type: 'sendAccepted';
      readonly key: string;
      readonly remoteId: number;
      readonly date: string | null;
    }
  | {
      readonly type: 'copied';
      readonly key: string;
      readonly copies: readonly { readonly from: string; readonly to: string }[];
    }
  | { readonly type: 'sendRefused' | 'sendUnsure'; readonly key: string; readonly facts: FailureFacts };

type ReadEvent =
  | { readonly type: 'listRead'; readonly accountId: string; readonly rows: readonly ListedJob[] }
  | { readonly type: 'infoRead'; readonly accountId: string; readonly info: JobInfo }
  | {
      readonly type: 'infoFailed';
      readonly accountId: string;
      readonly id: number;
      readonly facts: FailureFacts;
    }
  /** `readAt`: when 1fichier gave the listing, which may have come from the cache. */
  | {
      readonly type: 'namesRead';
      readonly jobKeys: readonly string[];
      readonly files: readonly ListedFile[];
      readonly readAt: number;
    }
  | { readonly type: 'namesFailed'; readonly jobKeys: readonly string[]; readonly until: number | null }
  /** Any read that failed, whatever it was for. */
  | { readonly type: 'readFailed'; readonly facts: FailureFacts };

type ContextEvent =
  /** The background started, or a call ended without its outcome being stored. */
  | { readonly type: 'started' | 'interrupted' | 'keyChanged' | 'holdReleased' }
  /** An undecided job was looked for long enough. */
  | { readonly type: 'gaveUp'; readonly key: string };

/** A fact in the past tense. `at`: when it happened, epoch ms. */
export type OutboxEvent = { readonly at: number } & (UserEvent | SendEvent | ReadEvent | ContextEvent);
export type EventOf<T extends OutboxEvent['type']> = Extract<OutboxEvent, { readonly type: T }>;
