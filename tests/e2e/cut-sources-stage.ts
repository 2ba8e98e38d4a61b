import { setTimeout as delay } from 'node:timers/promises';
import type { Protocol } from '../simulator/answer.ts';
import type { Call } from '../simulator/model/recorder.ts';
import { ARRIVAL_MS, beforeCallTo, inLongTurn, SLOW_MS } from './cut-states.ts';
import type { ExtensionBrowser } from './drivers/extension-browser.ts';
import { pasteLinks, untilAllDone } from './many-links.ts';
import { openStage, type Stage } from './stage.ts';

/** Each takes 10 s: a request without an answer is looked for after 5, and the next link waits until it is found. */
export const FEW = 2;
export const IN_LONG_TURN = inLongTurn(FEW);
/** Further looks may be needed, and a write waits 65 s at most for what a slow connection has left over. */
const SENT_TIMEOUT_MS = 100_000;
/** A link that is pasted goes out well within it. */
const SENT_WITHIN_MS = 10_000;
/** Firefox takes a connection for a used one 950 ms after it was opened. */
const LATE_MS = 1_500;
const FOUND_TIMEOUT_MS = 90_000;

/** A stage on which links are pasted into the popup, and the connections of their requests are cut. */
export type SourcesStage = Stage & {
  /**
   * Sends a link, and cuts the connection of its request after the work. Before the request, `act` is done each time a call
   * has been answered.
   */
  sendCut(name: string, act?: () => void, type?: 'cut-after-work' | 'goaway-after-work'): Promise<void>;
  /** Sends a link, and cuts the connection of its request later than Firefox takes it for a new one. */
  sendCutLate(name: string): Promise<void>;
  /** Sends a link for whose request no connection comes in time, and waits until its row says that nobody knows. */
  sendSlowly(name: string): Promise<void>;
  /** Lets the next connections come slowly, and the next call need one. */
  slowDown(): void;
  /** Waits until the popup shows every link that was sent as done. */
  untilAllFound(): Promise<void>;
  /** The requests with links whose names begin so. */
  requests(prefix: string): readonly Call[];
  /** How many requests there were for each link that was sent, and how many jobs they made. */
  counts(): Record<string, readonly [requests: number, jobs: number]>;
  /** What `counts` gives when each was sent once. */
  eachOnce(): Record<string, readonly [1, 1]>;
};

/** The browser has a cookie of the website. */
export async function openSourcesStage(
  kind: ExtensionBrowser['kind'],
  protocol: Protocol,
): Promise<SourcesStage> {
  const stage = await openStage(kind, { net: { apiProtocols: [protocol] }, withGates: true });
  const { simulator } = stage;
  const sent: string[] = [];
  const site = await stage.browser.open('https://1fichier.com/');
  await site.evaluate(`document.cookie = 'SID=of-the-website; domain=.1fichier.com; path=/; secure';`);
  await site.close();
  await stage.saveKey();
  const popup = await stage.browser.openPopup();
  /** A browser may stop the background over a session that is destroyed: what is sent to it just then is lost. */
  function untilLooked(): Promise<void> {
    const { length } = simulator.calls;
    return simulator.until(() => simulator.calls.length > length, SENT_TIMEOUT_MS);
  }
  return {
    ...stage,
    async sendCut(name, act = () => undefined, type = 'cut-after-work') {
      const url = urlOf(name);
      const cut = simulator.faults.next({ match: 'remote/request', action: { type } });
      beforeCallTo(simulator, 'remote/request', act);
      sent.push(url);
      await pasteLinks(popup, [url]);
      await simulator.until(() => cut.struck() === 1, SENT_TIMEOUT_MS);
      await untilLooked();
    },
    async sendCutLate(name) {
      const url = urlOf(name);
      const hung = simulator.faults.next({ match: 'remote/request', action: { type: 'hang-after-work' } });
      sent.push(url);
      await pasteLinks(popup, [url]);
      await simulator.until(() => hung.struck() === 1, SENT_TIMEOUT_MS);
      await delay(LATE_MS);
      simulator.cutConnections();
      await untilLooked();
    },
    async sendSlowly(name) {
      await simulator.connectSlowly(SENT_WITHIN_MS);
      await pasteLinks(popup, [urlOf(name)]);
      await popup.row(name).waitForText('Was it received?', SENT_TIMEOUT_MS);
    },
    slowDown() {
      // An open session would be used, however slow connections are.
      if (protocol === 'h2') simulator.cutConnections();
      setTimeout(() => void simulator.connectSlowly(SLOW_MS), ARRIVAL_MS);
    },
    untilAllFound: () => untilAllDone(popup, sent.length, FOUND_TIMEOUT_MS),
    requests: (prefix) =>
      simulator
        .callsTo('remote/request')
        .filter(({ json }) => (json as { urls: string[] }).urls[0]?.startsWith(urlOf(prefix))),
    counts: () =>
      Object.fromEntries(
        sent.map((url) => {
          const jobs = simulator.state.jobs.filter(({ urls }) => urls.includes(url));
          return [url, [stage.requestsWith(url), jobs.length]];
        }),
      ),
    eachOnce: () => Object.fromEntries(sent.map((url) => [url, [1, 1]])),
  };
}

const urlOf = (name: string): string => `http://files.example/${name}`;
