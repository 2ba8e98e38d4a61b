import type { Simulator } from '../simulator/start-simulator.ts';
import { IN_TURN } from './stage.ts';

const { E2E_CUTS } = process.env;

/** The rounds of a state of connections: `E2E_CUTS` of them, else as many as is usual. */
export function rounds(usual: number): readonly number[] {
  return Array.from({ length: timesOf(usual) }, (_, round) => round + 1);
}

/** For as many rounds, each of at most 30 s, and what begins and ends them. */
export const inLongTurn = (usual: number) => ({ ...IN_TURN, timeout: 120_000 + timesOf(usual) * 30_000 });

const timesOf = (usual: number): number => Number(E2E_CUTS ?? usual);

/** A call that begins within it meets a slow connection: longer than the client waits from call to call. */
export const SLOW_MS = 2_000;
/** For an answer that has just been given, or the end of a connection, to arrive. */
export const ARRIVAL_MS = 100;

/** Acts each time a call has been answered, and the answer has arrived, until the endpoint is called. */
export function beforeCallTo(simulator: Simulator, endpoint: string, act: () => void): void {
  const before = simulator.callsTo(endpoint).length;
  let acted = simulator.calls.at(-1);
  const stop = simulator.recorder.onChange(() => {
    const last = simulator.calls.at(-1);
    if (simulator.callsTo(endpoint).length > before) stop();
    else if (last?.outcome === 'answered' && last !== acted) {
      acted = last;
      setTimeout(act, ARRIVAL_MS);
    }
  });
}
