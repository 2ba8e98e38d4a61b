import { connect as connectHttp2, type IncomingHttpHeaders, type IncomingHttpStatusHeader } from 'node:http2';
import { connect as connectTls } from 'node:tls';

/** What Node's `fetch`, which speaks HTTP/1.1 alone, cannot show of a host. */
export type ProtocolLook = {
  /** The protocol that the host prefers; null: it cannot be reached, or names none. */
  offered(): Promise<'h2' | 'http/1.1' | null>;
  /** One POST over HTTP/2 whose body comes as a stream of unknown length; null: no answer came. */
  postStream(
    path: string,
    key: string,
    body: string,
  ): Promise<{
    readonly status: number;
    readonly contentType: string | null;
    readonly headerNames: readonly string[];
    readonly body: string;
  } | null>;
};

const TIMEOUT_MS = 25_000;

export function createProtocolLook(host: string, port = 443, ca?: string): ProtocolLook {
  const tls = { servername: host, ...(ca === undefined ? {} : { ca }) };
  const place = ca === undefined ? host : '127.0.0.1';
  return {
    offered: () =>
      new Promise((resolve) => {
        const socket = connectTls({ ...tls, host: place, port, ALPNProtocols: ['h2', 'http/1.1'] });
        const end = (found: 'h2' | 'http/1.1' | null) => {
          socket.destroy();
          resolve(found);
        };
        socket.setTimeout(TIMEOUT_MS, () => end(null));
        socket.once('error', () => end(null));
        socket.once('secureConnect', () => {
          const { alpnProtocol } = socket;
          end(alpnProtocol === 'h2' || alpnProtocol === 'http/1.1' ? alpnProtocol : null);
        });
      }),
    postStream: (path, key, body) =>
      new Promise((resolve) => {
        const session = connectHttp2(`https://${place}:${port}`, tls);
        const end = (answer: Awaited<ReturnType<ProtocolLook['postStream']>>) => {
          session.destroy();
          resolve(answer);
        };
        session.setTimeout(TIMEOUT_MS, () => end(null));
        session.once('error', () => end(null));
        const stream = session.request({
          ':method': 'POST',
          ':path': path,
          ':authority': host,
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
        });
        let headers: IncomingHttpHeaders & IncomingHttpStatusHeader = {};
        let text = '';
        stream.setEncoding('utf8');
        stream.once('error', () => end(null));
        stream.once('response', (received) => {
          headers = received;
        });
        stream.on('data', (part: string) => {
          text += part;
        });
        stream.once('end', () => {
          const headerNames = Object.keys(headers).filter((name) => !name.startsWith(':'));
          end({
            status: headers[':status'] ?? 0,
            contentType: headers['content-type'] ?? null,
            headerNames,
            body: text,
          });
        });
        // Without a content-length, as a browser sends a streamed body.
        stream.end(body);
      }),
  };
}
