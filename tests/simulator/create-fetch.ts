import type { Host } from './host.ts';

/**
 * A `fetch` that ends in the simulator without a socket: for clients and engines tested in virtual time. A cut rejects
 * as a browser does; silence lasts until the request's signal is aborted. Cookies, redirects and CORS do not exist.
 */
export function createFetch(
  host: Pick<Host, 'handle'>,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  let requests = 0;
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const body = Buffer.from(await request.arrayBuffer());
    // Each on a connection of its own, as the extension's `Connection: close` makes it.
    requests += 1;
    request.signal.throwIfAborted();
    const outcome = await withSignal(
      request.signal,
      host.handle({
        method: request.method,
        host: url.host,
        path: url.pathname + url.search,
        headers: Object.fromEntries(request.headers),
        body,
        isTls: url.protocol === 'https:',
        connection: { id: requests, carried: 0, isSpare: false, protocol: 'http/1.1' },
      }),
    );
    if (outcome.kind === 'hang') return await withSignal(request.signal, new Promise<never>(() => {}));
    if (outcome.kind !== 'answer' || outcome.isCutShort) throw new TypeError('Failed to fetch');
    const { status, headers, body: bytes } = outcome.answer;
    return new Response(status === 204 ? null : new Uint8Array(bytes), { status, headers });
  };
}

function withSignal<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
