import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { SourceTransport } from '../sources/fetch-source.ts';

/** Where a test host really listens on loopback. */
export type SourcePort = { readonly port: number; readonly tls?: boolean };

/** Asks sources over real sockets. Only hosts that `find` knows are reached: nothing leaves this machine. */
export function createSocketTransport(
  find: (host: string, isTls: boolean) => SourcePort | null,
): SourceTransport {
  return (url, headers) => {
    const target = find(url.hostname, url.protocol === 'https:');
    if (target === null) return Promise.resolve(null);
    const send = target.tls === true ? requestHttps : requestHttp;
    return new Promise((resolve) => {
      const request = send(
        {
          host: '127.0.0.1',
          port: target.port,
          path: url.pathname + url.search,
          headers: { ...headers, host: url.host },
          agent: false,
          ...(target.tls === true ? { rejectUnauthorized: false, servername: url.hostname } : {}),
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', () => resolve(null));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: Object.fromEntries(
                Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
              ),
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      request.on('error', () => resolve(null));
      request.end();
    });
  };
}
