import { type ReadonlySignal, signal } from '@preact/signals';
import type { Ask } from '@/components/page/ask';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { Reason } from '@/utils/messaging/replies';

export type AccountReading = {
  readonly isBusy: boolean;
  readonly failure: Reason | null;
  /** After a failure: when 1fichier may be asked again, epoch ms; 0 before any. */
  readonly notBefore: number;
};

export type AccountState = {
  readonly reading: ReadonlySignal<AccountReading>;
  /** Asks for the account; the status, which the background then announces, brings it. */
  read(): Promise<void>;
  /** Another key: what failed has nothing to do with it. */
  forget(): void;
};

/** A call that failed may have been counted all the same. */
const LIMIT_MS = 5 * 60_000;
/** Under these no call went out. */
const NOT_COUNTED: readonly ErrorCode[] = ['offline', 'no-permission', 'no-key', 'aborted'];
const AT_REST: AccountReading = { isBusy: false, failure: null, notBefore: 0 };

/** Reads the account again when the user wants it. */
export function createAccountReader(ask: Ask, clock: () => number): AccountState {
  const reading = signal<AccountReading>(AT_REST);
  return {
    reading,
    read: async () => {
      if (reading.value.isBusy || reading.value.notBefore > clock()) return;
      reading.value = { ...reading.value, isBusy: true };
      const reply = await ask('readAccount', null);
      if (reply.ok) {
        reading.value = AT_REST;
        return;
      }
      const { code, until } = reply.reason;
      const counted = NOT_COUNTED.includes(code) ? 0 : clock() + LIMIT_MS;
      reading.value = { isBusy: false, failure: reply.reason, notBefore: until ?? counted };
    },
    forget: () => {
      reading.value = AT_REST;
    },
  };
}
