import { createServer, request as requestHttp } from 'node:http';
import { connect, type Socket } from 'node:net';
import { type Listening, listen } from './listen.ts';

/** Where a host and port of the test world really are; null: nowhere, so the proxy refuses. */
export type FindTarget = (host: string, port: number) => number | null;

export type Proxy = Listening & {
  /** What was asked for and refused, as `host:port`. */
  readonly refused: string[];
};

const DEFAULT_PORT = 80;

/** An HTTP proxy for browsers: tunnels by CONNECT, and plain http addresses. */
export async function startProxy(find: FindTarget): Promise<Proxy> {
  const refused: string[] = [];
  const tunnels = new Set<Socket>();
  const lookUp = (host: string, port: number): number | null => {
    const target = find(host, port);
    if (target === null) refused.push(`${host}:${port}`);
    return target;
  };
  const server = createServer((message, response) => {
    const url = URL.parse(message.url ?? '');
    const port = Number(url?.port || DEFAULT_PORT);
    const target = url === null ? null : lookUp(url.hostname, port);
    if (url === null || target === null) {
      response.writeHead(502).end();
      return;
    }
    const onward = requestHttp(
      {
        host: '127.0.0.1',
        port: target,
        method: message.method ?? 'GET',
        path: url.pathname + url.search,
        headers: { ...message.headers, host: url.host },
        agent: false,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    message.pipe(onward);
  });
  server.on('connect', (message, socket: Socket, head: Buffer) => {
    const [, host = '', port = ''] = /^\[?(.+?)\]?:(\d+)$/.exec(message.url ?? '') ?? [];
    const target = lookUp(host.toLowerCase(), Number(port));
    if (target === null) {
      // Nobody else listens on it any more; a browser that is killed resets it.
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const onward = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    // A cut on one side must be seen as a cut on the other.
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      tunnels.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        tunnels.delete(one);
        other.destroy();
      });
    }
  });
  const listening = await listen(server);
  return {
    ...listening,
    refused,
    async stop() {
      for (const socket of tunnels) socket.destroy();
      await listening.stop();
    },
  };
}
