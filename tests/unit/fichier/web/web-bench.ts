import { createGovernor } from '@/utils/fichier/create-governor';
import { type FailureFacts, isFichierError } from '@/utils/fichier/errors';
import type { Governor } from '@/utils/fichier/fichier';
import { createFichierWeb, type FichierWebDeps } from '@/utils/fichier/web/create-fichier-web';
import type { FichierWeb } from '@/utils/fichier/web/fichier-web';

export type WebBench = {
  readonly web: FichierWeb;
  readonly governor: Governor;
  hasPermission: boolean;
  isOnline: boolean;
  facts(promise: Promise<unknown>): Promise<FailureFacts>;
};

/** The website client behind a governor whose waits pass at once. */
export function createWebBench(deps: Pick<FichierWebDeps, 'baseUrl' | 'fetch' | 'timeoutMs'>): WebBench {
  let now = 1_800_000_000_000;
  let stored: unknown;
  const governor = createGovernor({
    store: {
      read: async () => stored,
      write: async (state) => {
        stored = structuredClone(state);
      },
    },
    clock: {
      now: () => now,
      monotonic: () => now,
      sleep: async (ms) => {
        now += ms;
      },
    },
    plan: async () => 'free',
    onHoldChanged: () => undefined,
  });
  const bench: WebBench = {
    governor,
    web: createFichierWeb({
      governor,
      hasSitePermission: async () => bench.hasPermission,
      isOnline: () => bench.isOnline,
      ...deps,
    }),
    hasPermission: true,
    isOnline: true,
    async facts(promise) {
      const error = await promise.then(
        (value) => new Error(`ended well: ${JSON.stringify(value)}`),
        (reason: unknown) => reason,
      );
      if (isFichierError(error)) return error.facts;
      throw error;
    },
  };
  return bench;
}

/** Both calls of the website, and the folder once more with a password. */
export const WEB_OPERATIONS: readonly (readonly [string, (web: FichierWeb) => Promise<unknown>])[] = [
  ['checkLinks', (web) => web.checkLinks(['https://1fichier.com/?abcde', 'https://pjointe.com/?fghij'])],
  ['readFolder', (web) => web.readFolder({ url: 'https://1fichier.com/dir/AbCdEf12', password: null })],
  [
    'readFolder with a password',
    (web) => web.readFolder({ url: 'https://1fichier.com/dir/AbCdEf12', password: 'open & shut' }),
  ],
];
