import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBackground } from '@/entrypoints/background/create-background';
import type { Connection } from '@/entrypoints/background/listeners/on-way-open';
import { createFichier } from '@/utils/fichier/create-fichier';
import { createGovernor } from '@/utils/fichier/create-governor';
import { createFichierNode } from '@/utils/fichier/node/create-fichier-node';
import { createFichierWeb } from '@/utils/fichier/web/create-fichier-web';
import { PLAIN_ROUTE, type WriteRoute } from '@/utils/fichier/write-route';
import { messenger } from '@/utils/messaging/messenger';
import type { MessageName } from '@/utils/messaging/protocol';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import { memoryAnswers } from '../unit/store/memory-answers';
import { addFakeApis } from './fake-apis';
import { createFakeEngine } from './fake-engine';

export const GOOD_KEY = 'GoodKeyGoodKeyGoodKeyGoodKey-_=1';
export const OTHER_KEY = 'OtherKeyOtherKeyOtherKeyOtherK12';
export const WRONG_KEY = 'WrongKeyWrongKeyWrongKeyWrongK12';

/** An answer of 1fichier: status and body, or `dead` for a line that fails. */
type Answer = { readonly status: number; readonly body: unknown } | 'dead';
type Asked = { readonly path: string; readonly key: string; readonly body: unknown; readonly at: number };

const OK_ANSWERS: Readonly<Record<string, unknown>> = {
  'remote/ls.cgi': { status: 'OK', data: [] },
  'user/info.cgi': {
    status: 'OK',
    offer: '1',
    email: 'me@example.org',
    subscription_end: '2030-01-02 00:00:00',
  },
  'folder/ls.cgi': { status: 'OK', folder_id: 0, name: '', sub_folders: [{ id: 7, name: 'Films' }] },
  'download/get_token.cgi': { status: 'OK', url: 'https://a-1.1fichier.com/p123456' },
};

/** 1fichier in memory: knows its good keys, and answers otherwise what a test says. */
function createFake1fichier() {
  const made = { asked: [] as Asked[], answers: new Map<string, Answer>() };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.replace('/v1/', '');
    const key = (request.headers.get('authorization') ?? '').replace('Bearer ', '');
    made.asked.push({ path, key, body: await request.json(), at: Date.now() });
    const answer = made.answers.get(path);
    if (answer === 'dead') throw new TypeError('Failed to fetch');
    if (answer !== undefined) return Response.json(answer.body, { status: answer.status });
    if (key !== GOOD_KEY && key !== OTHER_KEY)
      return Response.json({ status: 'KO', message: 'Not authenticated #247' }, { status: 401 });
    return Response.json(OK_ANSWERS[path] ?? { status: 'KO', message: 'Resource not found #469' });
  };
  return { made, fetch };
}

/** 1fichier's website in memory: answers every call with the same text, an empty list at first. */
function createFakeSite() {
  const made = { asked: [] as { url: string; body: string; key: string | null }[], body: '[]', status: 200 };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const key = request.headers.get('authorization');
    made.asked.push({ url: request.url, body: await request.text(), key });
    return new Response(made.body, { status: made.status });
  };
  return { made, fetch };
}

type StageOptions = {
  /** Leads to another 1fichier. */
  readonly fetch?: typeof fetch;
  readonly kind?: 'chrome' | 'firefox';
  readonly writeRoute?: WriteRoute;
  readonly connection?: Connection;
  /** After a restart of the background. */
  readonly keepStorage?: boolean;
  /** Changes the fakes before the background starts. */
  readonly prepare?: (fakes: {
    readonly apis: ReturnType<typeof addFakeApis>;
    readonly engine: ReturnType<typeof createFakeEngine>['engine'];
    readonly outbox: ReturnType<typeof createFakeEngine>['made'];
  }) => void;
};

let answers = memoryAnswers();

/** The background as it runs, over a fake browser, a fake 1fichier and an engine that sends nothing. */
export function startStage(options: StageOptions = {}) {
  const { kind = 'chrome', keepStorage = false, prepare } = options;
  messenger.removeAllListeners();
  const { runtime, notifications, alarms } = fakeBrowser;
  if (keepStorage) for (const api of [runtime, notifications, alarms]) api.resetState();
  else {
    fakeBrowser.reset();
    answers = memoryAnswers();
  }
  const apis = addFakeApis(kind);
  const { made: outbox, engine } = createFakeEngine();
  const { made: fichier, fetch } = createFake1fichier();
  const site = createFakeSite();
  const copied: string[] = [];
  /** `lost`: what becomes of the offscreen page under the next copies: gone, or there without an answer. */
  const clipboard = { works: true, lost: [] as ('gone' | 'silent')[] };
  const errors: unknown[] = [];
  const copy = async (text: string) => {
    if (clipboard.works) copied.push(text);
    return clipboard.works;
  };
  const copyInPage = async (text: string) => {
    const lost = clipboard.lost.shift();
    if (lost === undefined) return copy(text);
    if (lost === 'gone') apis.offscreenPages = 0;
    throw new Error('No response');
  };
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
  vi.stubGlobal('navigator', { clipboard: { writeText: copyOrThrow }, onLine: true, userAgent });
  async function copyOrThrow(text: string): Promise<void> {
    if (!(await copy(text))) throw new Error('not allowed');
  }
  prepare?.({ apis, engine, outbox });
  createBackground({
    parts: {
      createFichier: (deps) => createFichier({ ...deps, fetch: options.fetch ?? fetch }),
      createFichierWeb: (deps) => createFichierWeb({ ...deps, fetch: site.fetch }),
      createFichierNode: (deps) => createFichierNode({ ...deps, fetch: options.fetch ?? fetch }),
      createGovernor,
      createEngine: (deps) => {
        outbox.events = deps.events;
        outbox.isBrowserStart = deps.isBrowserStart;
        return engine;
      },
      openOutboxStore: () =>
        ({
          openJobs: async () => outbox.openJobs,
          readNote: async (name: string) => outbox.notes.get(name) ?? null,
          writeNote: async (name: string, note: unknown) => void outbox.notes.set(name, note),
          loadOpen: async () => ({ transfers: outbox.openTransfers, jobs: [] }),
        }) as unknown as OutboxStore,
      openAnswerStore: () => answers,
    },
    t: (key, substitutions = []) =>
      key === 'language' ? 'en' : substitutions.length > 0 ? `${key}(${substitutions.join(',')})` : key,
    browserName: kind,
    now: Date.now,
    isOnline: () => apis.isOnline,
    scope: apis.scope,
    writeRoute: options.writeRoute ?? PLAIN_ROUTE,
    connection: options.connection,
    copyInPage,
    report: (error) => errors.push(error),
  });
  return { apis, outbox, engine, fichier, site: site.made, copied, clipboard, errors, answers };
}

export function useFakeTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now: 1_800_000_000_000 });
}

const TICK_MS = 20;

/** Lets virtual time run until the work is done. */
export async function settle<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  done.catch(() => undefined);
  while (!isDone) await tick(TICK_MS);
  return done;
}

/** Lets virtual time run until `condition` holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const TRIES = 2_000;
  for (let left = TRIES; left > 0; left -= 1) {
    if (await condition()) return;
    await tick(TICK_MS);
  }
  throw new Error(`Never came true: ${condition}`);
}

/** Lets virtual time pass, with everything that follows from it. */
export async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= TICK_MS) await tick(Math.min(left, TICK_MS));
}

async function tick(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

const OWN_PAGE = { id: 'test-extension-id', url: 'chrome-extension://test-extension-id/popup.html' };

type Sender = { id?: string; url?: string };
export type WireReply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly reason: {
        readonly code: string;
        readonly words: string | null;
        readonly until: number | null;
      };
    };

/** A message as it arrives from a page: both ways through JSON. */
export async function send(
  name: MessageName,
  payload: unknown,
  sender: Sender = OWN_PAGE,
): Promise<WireReply> {
  return deliver(name, { id: 'q1', request: payload }, sender);
}

/** Any message, as it arrives. */
export async function deliver<T>(type: string, data: unknown, sender: Sender = OWN_PAGE): Promise<T> {
  const copy = (value: unknown) => JSON.parse(JSON.stringify(value));
  const message = copy({ id: 1, type, data, timestamp: 1 });
  const reply = new Promise<unknown>((resolve) => {
    void fakeBrowser.runtime.onMessage.trigger(message, sender, resolve);
  });
  const { res, err } = copy(await settle(reply));
  if (err) throw new Error(`The handler threw: ${JSON.stringify(err)}`);
  return res;
}
