import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import type { Simulator } from '../../simulator/start-simulator.ts';

export type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body as JSON; empty when it is none. */
  readonly json: Record<string, unknown>;
};

export type Options = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
};

/** One HTTPS request to a host of the simulator, over a real socket and with its certificate checked. */
export function send(simulator: Simulator, url: string, options: Options = {}): Promise<Reply> {
  const { hostname, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: simulator.apiPort,
        servername: hostname,
        ca: simulator.caCertPem,
        path: pathname + search,
        method: options.method ?? 'GET',
        headers: { host: hostname, ...options.headers },
        agent: options.agent ?? new Agent(),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text,
            json: parse(text),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** A well-formed call of the API with the Premium key, unless told otherwise. */
export function callApi(
  simulator: Simulator,
  endpoint: string,
  body: unknown = {},
  options: Options & { readonly key?: string | null } = {},
): Promise<Reply> {
  const key = options.key === undefined ? TEST_KEYS.premium : options.key;
  return send(simulator, `https://api.1fichier.com/v1/${endpoint}.cgi`, {
    method: 'POST',
    body: JSON.stringify(body),
    ...options,
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...options.headers,
    },
  });
}
