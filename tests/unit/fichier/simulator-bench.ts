import { setGlobalProxyFromEnv } from 'node:http';
import { setDefaultCACertificates } from 'node:tls';
import type { CallRecorder } from '@/utils/fichier/call-record';
import { createFichier } from '@/utils/fichier/create-fichier';
import { createGovernor } from '@/utils/fichier/create-governor';
import { type FailureFacts, isFichierError } from '@/utils/fichier/errors';
import type { Fichier, Governor } from '@/utils/fichier/fichier';
import { createFichierWeb } from '@/utils/fichier/web/create-fichier-web';
import type { FichierWeb } from '@/utils/fichier/web/fichier-web';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/start-simulator.ts';
import { memoryAnswers } from '../store/memory-answers';

export type SimulatorBench = {
  readonly simulator: Simulator;
  readonly fichier: Fichier;
  readonly web: FichierWeb;
  readonly governor: Governor;
  key: keyof typeof TEST_KEYS;
  facts(promise: Promise<unknown>): Promise<FailureFacts>;
  stop(): Promise<void>;
};

/**
 * The client as it ships, at its real address over TLS, with the real governor and all documented limits of the
 * simulator. The two share one clock: whenever the governor waits, that time passes at once.
 */
export async function startSimulatorBench(
  options: SimulatorOptions = {},
  record: CallRecorder['record'] = () => undefined,
): Promise<SimulatorBench> {
  const simulator = await startSimulator(options);
  const leaveProxy = setGlobalProxyFromEnv({ https_proxy: `http://127.0.0.1:${simulator.proxyPort}` });
  setDefaultCACertificates([simulator.caCertPem]);
  const cached = new Map<string, unknown>();
  let stored: unknown;
  const calls = { record, now: () => simulator.clock.now() };
  const clock = {
    now: () => simulator.clock.now(),
    monotonic: () => simulator.clock.now(),
    sleep: async (ms: number) => simulator.clock.advance(ms),
  };
  const governor = createGovernor({
    store: {
      read: async () => stored,
      write: async (state) => {
        stored = structuredClone(state);
      },
    },
    clock,
    plan: async () => (await bench.fichier.knownAccount())?.value.plan ?? 'unknown',
    onHoldChanged: () => undefined,
  });
  const bench: SimulatorBench = {
    simulator,
    governor,
    key: 'premium',
    web: createFichierWeb({ governor, hasSitePermission: async () => true, isOnline: () => true, calls }),
    fichier: createFichier({
      governor,
      clock,
      calls,
      readKey: async () => ({ key: TEST_KEYS[bench.key], accountId: bench.key }),
      cache: {
        read: async (name) => cached.get(name),
        write: async (name, value) => {
          cached.set(name, structuredClone(value));
        },
        answers: memoryAnswers(),
      },
      hasHostPermission: async () => true,
      isOnline: () => true,
      // For the answers that never come.
      timeoutMs: 2_000,
    }),
    async facts(promise) {
      const error = await promise.then(
        () => new Error('ended well'),
        (reason: unknown) => reason,
      );
      if (isFichierError(error)) return error.facts;
      throw error;
    },
    async stop() {
      leaveProxy();
      await simulator.stop();
    },
  };
  return bench;
}
