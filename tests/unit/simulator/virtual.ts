import type { SimRequest } from '../../simulator/answer.ts';
import { createTestHost } from '../../simulator/create-test-host.ts';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import type { Account } from '../../simulator/model/records.ts';
import { type Limits, NO_LIMITS, type Switches } from '../../simulator/model/switches.ts';

/** Noon in Paris, on a winter's day. */
const START = Date.UTC(2026, 0, 31, 11, 0, 0);

export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly text: string;
  readonly json: Record<string, unknown>;
};

export type Virtual = ReturnType<typeof createVirtual>;

/** A simulator without sockets whose time stands still until `host.clock.advance`. */
export function createVirtual(options: { switches?: Partial<Switches>; limits?: Partial<Limits> } = {}) {
  const host = createTestHost({
    clock: { now: () => START, setTimeout: () => null },
    switches: options.switches ?? {},
    limits: { ...NO_LIMITS, ...options.limits },
  });

  const send = async (
    url: string,
    request: Partial<Pick<SimRequest, 'method' | 'headers'>> & { body?: string | Buffer } = {},
  ): Promise<Answered> => {
    const { host: name, pathname, search } = new URL(url);
    const outcome = await host.handle({
      method: request.method ?? 'GET',
      host: name,
      path: pathname + search,
      headers: request.headers ?? {},
      body: Buffer.from(request.body ?? ''),
      isTls: true,
      connection: { id: 1, carried: 0 },
    });
    if (outcome.kind !== 'answer') throw new Error(outcome.kind);
    const { status, headers, body } = outcome.answer;
    const text = body.toString('utf8');
    const json = headers['content-type']?.startsWith('application/json') ? parse(text) : {};
    return { status, headers, bytes: body, text, json };
  };

  const callApi = (
    endpoint: string,
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answered> =>
    send(`https://api.1fichier.com/v1/${endpoint}.cgi`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  return {
    host,
    send,
    /** A well-formed call of the API. */
    api: (endpoint: string, body: unknown = {}, key: string = TEST_KEYS.premium): Promise<Answered> =>
      callApi(endpoint, body, { authorization: `Bearer ${key}` }),
    /** The same with further headers. */
    apiWith: (
      headers: Readonly<Record<string, string>>,
      endpoint: string,
      body: unknown = {},
    ): Promise<Answered> =>
      callApi(endpoint, body, { authorization: `Bearer ${TEST_KEYS.premium}`, ...headers }),
    account: (key: string): Account => {
      const account = host.state.keys.get(key);
      if (account === undefined) throw new Error('no such key');
      return account;
    },
    /** Lets time pass and what was due by then come to its end. */
    async pass(ms: number): Promise<void> {
      host.clock.advance(ms);
      await new Promise(setImmediate);
    },
  };
}

/** An empty object for what is not JSON though it says so. */
function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
