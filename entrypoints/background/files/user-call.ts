import type { CallOptions } from '@/utils/fichier/fichier';

export type UserCall = {
  readonly options: CallOptions;
  /** The account that the last call was about. Throws before any call went out. */
  accountId(): string;
};

/** How a call that a person asked for is made, with the account it turns out to be about. */
export function createUserCall(): UserCall {
  const sent: { accountId: string | null } = { accountId: null };
  return {
    options: {
      lane: 'user',
      beforeSend: async ({ accountId }) => {
        sent.accountId = accountId;
      },
    },
    accountId() {
      if (sent.accountId === null) throw new Error('No call went out');
      return sent.accountId;
    },
  };
}
