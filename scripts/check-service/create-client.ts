import { type Call, createCall } from '@/utils/fichier/create-call';
import { createFichier } from '@/utils/fichier/create-fichier';
import { createGovernor } from '@/utils/fichier/create-governor';
import type { Fichier, Governor } from '@/utils/fichier/fichier';
import type { AnswerStore, StoredAnswer } from '@/utils/fichier/limited-cache';
import type { Clock } from '@/utils/fichier/moved-clock';
import { createFichierWeb } from '@/utils/fichier/web/create-fichier-web';
import type { FichierWeb } from '@/utils/fichier/web/fichier-web';
import type { Exchange } from './evidence.ts';

export type ClientDeps = {
  readonly key: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock & { sleep(ms: number, signal?: AbortSignal): Promise<void> };
};

/** The extension's own client with its own gate, what they know kept in memory. */
export type Client = {
  readonly fichier: Fichier;
  readonly governor: Governor;
  readonly web: FichierWeb;
  /** For the calls that the check makes and the extension does not. */
  readonly call: Call;
};

export const API = 'https://api.1fichier.com/v1';
const TIMEOUT_MS = 25_000;
/** Names the account within this run alone. */
const ACCOUNT_ID = 'checked';

export function createClient(deps: ClientDeps, record: (exchange: Exchange) => void): Client {
  const { clock } = deps;
  const times = new Map<string, unknown>();
  let gate: unknown;
  const governor = createGovernor({
    store: {
      read: async () => gate,
      write: async (state) => {
        gate = state;
      },
    },
    clock,
    plan: async () => (await fichier.knownAccount())?.value.plan ?? 'unknown',
    onHoldChanged: () => undefined,
  });
  const callDeps = {
    governor,
    clock,
    readKey: async () => ({ key: deps.key, accountId: ACCOUNT_ID }),
    hasHostPermission: async () => true,
    isOnline: () => true,
  };
  const fetch = recorded(deps.fetch, clock.now, record);
  const fichier = createFichier({
    ...callDeps,
    fetch,
    cache: {
      read: async (slot) => times.get(slot),
      write: async (slot, entry) => {
        times.set(slot, entry);
      },
      answers: createMemoryAnswers(),
    },
  });
  const transport = { fetch, baseUrl: API, timeoutMs: TIMEOUT_MS };
  return {
    fichier,
    governor,
    call: createCall({ ...callDeps, transport }),
    web: createFichierWeb({
      governor,
      fetch: deps.fetch,
      hasSitePermission: async () => true,
      isOnline: () => true,
    }),
  };
}

/** Passes every call on and keeps what went out and what came back. */
function recorded(
  fetch: ClientDeps['fetch'],
  now: () => number,
  record: (exchange: Exchange) => void,
): ClientDeps['fetch'] {
  return async (input, init) => {
    const request = new Request(input, init);
    const endpoint = new URL(request.url).pathname.replace(/^\/v1\/|\.cgi$/g, '');
    const since = now();
    const asked = { endpoint, request: parseJson(await request.clone().text()), at: since };
    try {
      const response = await fetch(request);
      const bytes = await response.arrayBuffer();
      const { status, headers } = response;
      record({
        ...asked,
        ...readAnswer(status, headers, new TextDecoder().decode(bytes)),
        durationMs: now() - since,
      });
      return new Response([204, 205, 304].includes(status) ? null : bytes, { status, headers });
    } catch (error) {
      const nothing = { status: null, contentType: null, headerNames: [], body: '', json: undefined };
      record({ ...asked, ...nothing, durationMs: now() - since });
      throw error;
    }
  };
}

function readAnswer(
  status: number,
  headers: Headers,
  body: string,
): Pick<Exchange, 'status' | 'contentType' | 'headerNames' | 'body' | 'json'> {
  return {
    status,
    contentType: headers.get('content-type'),
    headerNames: [...headers.keys()],
    body,
    json: parseJson(body.replace(/^\uFEFF/, '')),
  };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function createMemoryAnswers(): AnswerStore {
  const kept = new Map<string, StoredAnswer>();
  const nameOf = (subject: string, variant: string) => JSON.stringify([subject, variant]);
  return {
    get: async (subject, variant) => kept.get(nameOf(subject, variant))?.value,
    all: async (prefix) => [...kept.values()].filter(({ subject }) => subject.startsWith(prefix)),
    async put(answers) {
      for (const answer of answers) kept.set(nameOf(answer.subject, answer.variant), answer);
    },
    async remove(subject, variants) {
      for (const [name, answer] of kept) {
        if (answer.subject === subject && (variants?.includes(answer.variant) ?? true)) kept.delete(name);
      }
    },
  };
}
