import { setTimeout as delay } from 'node:timers/promises';
import type { Call } from '../simulator/model/recorder.ts';
import type { NetSwitches } from '../simulator/net/create-front.ts';
import { ARRIVAL_MS, beforeCallTo, inLongTurn, rounds, SLOW_MS } from './cut-states.ts';
import type { ExtensionBrowser } from './drivers/extension-browser.ts';
import { openStage, type Stage } from './stage.ts';

/** How often a connection is cut in each state. */
export const CUTS = 20;
export const IN_LONG_TURN = inLongTurn(CUTS);

/** A stage on which folders are created by the message of the pages, and the connections of these calls are cut. */
export type CutStage = Stage & {
  /** Creates a folder; false: the answer did not come. */
  create(name: string): Promise<boolean>;
  /** As `create`, with the connection cut after the work. */
  createCut(name: string, how?: 'cut-after-work' | 'goaway-after-work' | 'refused-stream'): Promise<void>;
  /** The calls that created folders whose name begins so. */
  sent(prefix: string): readonly Call[];
  /** How many of each of these calls there were, and how many folders they made, by name. */
  counts(prefix: string): Record<string, readonly [sent: number, made: number]>;
  /** What the first connection after this is: a new one, and a slow one. */
  connectAnew(): void;
  connectSlowly(): Promise<void>;
};

export async function openCutStage(
  kind: ExtensionBrowser['kind'],
  apiProtocols: NetSwitches['apiProtocols'],
): Promise<CutStage> {
  const stage = await openStage(kind, { net: { apiProtocols }, withGates: true });
  const { simulator, browser } = stage;
  await stage.saveKey();
  const page = await browser.openOptions();
  const { folders } = simulator.state;
  const sent = (prefix: string) =>
    simulator.callsTo('folder/mkdir').filter(({ json }) => nameOf(json).startsWith(prefix));
  async function create(name: string): Promise<boolean> {
    const data = { id: name, request: { parentId: 0, name } };
    const message = { id: 1, type: 'createFolder', data, timestamp: Date.now() };
    const reply = await page.evaluate<Reply>(
      `return (await (globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify(message)})).res;`,
    );
    if (reply.ok) return true;
    const { code, until } = reply.reason;
    if (code === 'network') return false;
    if (code !== 'held' || until === null) throw new Error(JSON.stringify(reply));
    // On a busy machine so many connections are slow that a write must wait for what they left over.
    await delay(until - Date.now());
    return create(name);
  }
  async function slowDown(): Promise<void> {
    simulator.cutConnections();
    await delay(ARRIVAL_MS);
    await simulator.connectSlowly(SLOW_MS);
  }
  return {
    ...stage,
    create,
    async createCut(name, type = 'cut-after-work') {
      const cut = simulator.faults.next({ match: 'folder/mkdir', action: { type } });
      await create(name);
      if (cut.struck() !== 1) throw new Error(`${name} was not cut`);
    },
    sent,
    counts: (prefix) =>
      Object.fromEntries(
        sent(prefix).map(({ json }) => {
          const name = nameOf(json);
          const made = [...folders.values()].filter((folder) => folder.name === name).length;
          return [name, [sent(name).filter((call) => nameOf(call.json) === name).length, made] as const];
        }),
      ),
    connectAnew() {
      simulator.cutConnections();
      beforeCallTo(simulator, 'folder/mkdir', simulator.cutConnections);
    },
    async connectSlowly() {
      await slowDown();
      // A read goes before a write; over HTTP/1.1 Chromium needs none, since none is left over.
      if (apiProtocols.includes('h2') || kind === 'firefox')
        beforeCallTo(simulator, 'folder/mkdir', () => void slowDown());
    },
  };
}

/** What `counts` gives when each was sent once and did its work. */
export function eachOnce(prefix: string, times = CUTS): Record<string, readonly [1, 1]> {
  return Object.fromEntries(rounds(times).map((round) => [`${prefix} ${round}`, [1, 1]]));
}

type Reply =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: { readonly code: string; readonly until: number | null } };

const nameOf = (json: unknown) => (json as { name: string }).name;
