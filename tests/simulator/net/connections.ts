import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest, ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Protocol, SimConnection } from '../answer.ts';

export type Incoming = IncomingMessage | Http2ServerRequest;

export type Connections = {
  /** A connection was accepted. */
  opened(socket: Socket): void;
  /** Its TLS handshake is done. */
  secured(socket: TLSSocket): void;
  /** HTTP/2 was agreed on. */
  started(session: ServerHttp2Session): void;
  /** The connection of a request that has just come, counted. */
  take(message: Incoming): SimConnection;
};

type Known = { readonly id: number; carried: number; readyAt: number };

/** One that was opened for a request carries it at once. */
const SPARE_MS = 300;

/** Numbers the connections of one server and counts what each has carried. `now` in ms. */
export function createConnections(now: () => number): Connections {
  const known = new WeakMap<object, Known>();
  let opened = 0;
  const byPort = new Map<number, Known>();
  const adopt = (carrier: object, port: number | undefined): void => {
    const entry = port === undefined ? undefined : byPort.get(port);
    if (entry === undefined) return;
    entry.readyAt = now();
    known.set(carrier, entry);
  };
  return {
    opened(socket) {
      opened += 1;
      const entry = { id: opened, carried: 0, readyAt: now() };
      known.set(socket, entry);
      const port = socket.remotePort;
      if (port === undefined) return;
      byPort.set(port, entry);
      socket.once('close', () => {
        if (byPort.get(port) === entry) byPort.delete(port);
      });
    },
    secured: (socket) => adopt(socket, socket.remotePort),
    started: (session) => adopt(session, session.socket.remotePort),
    take(message) {
      const session = sessionOf(message);
      const entry = known.get(session ?? message.socket);
      if (entry === undefined) throw new Error('A request came on a connection that nobody opened.');
      const { id, carried, readyAt } = entry;
      const isSpare = carried === 0 && now() - readyAt > SPARE_MS;
      entry.carried += 1;
      const protocol: Protocol = session === null ? 'http/1.1' : 'h2';
      return { id, carried, isSpare, protocol };
    },
  };
}

/** The session of a request over HTTP/2; null: it came over HTTP/1.1. */
export function sessionOf(message: Incoming): ServerHttp2Session | null {
  return 'stream' in message ? ((message.stream.session as ServerHttp2Session | undefined) ?? null) : null;
}
