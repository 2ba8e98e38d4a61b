import type { AddressInfo, Server, Socket } from 'node:net';

/** A server on a free port of the loopback address, and how to end it with all its connections. */
export type Listening = {
  readonly port: number;
  /** Ends every connection. */
  readonly cut: () => void;
  readonly stop: () => Promise<void>;
};

export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    cut,
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        cut();
      }),
  };
}
