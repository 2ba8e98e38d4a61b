import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/**
 * A port before another one, on which a connection can be made to come slowly. It is the only way without rights on the
 * machine: the thread that listens sleeps, its queue of two is filled, and a browser's SYN goes unanswered until it is sent
 * again, a second later. After 250 ms a browser opens a second connection, which is left over.
 */
export type SlowGate = {
  readonly port: number;
  /** Connections that begin in this time, in ms, take a second. Resolves when nobody gets through any more. */
  slow(ms: number): Promise<void>;
  stop(): Promise<void>;
};

/** A queue of n holds n + 1 connections. */
const QUEUE = 1;

const LISTENER = `
const { parentPort, workerData } = require('node:worker_threads');
const { connect, createServer } = require('node:net');
const sockets = new Set();
const server = createServer((socket) => {
  const onward = connect(workerData.target, '127.0.0.1');
  socket.pipe(onward).pipe(socket);
  for (const [one, other] of [[socket, onward], [onward, socket]]) {
    sockets.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => { sockets.delete(one); other.destroy(); });
  }
});
server.listen({ port: 0, host: '127.0.0.1', backlog: ${QUEUE} }, () => parentPort.postMessage(server.address().port));
parentPort.on('message', (word) => {
  if (word === 'stop') {
    for (const socket of sockets) socket.destroy();
    server.close(() => parentPort.close());
    return;
  }
  parentPort.postMessage('asleep');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, word);
});`;

export async function startSlowGate(target: number): Promise<SlowGate> {
  const worker = new Worker(LISTENER, { eval: true, workerData: { target } });
  const heard = () => new Promise<unknown>((resolve) => worker.once('message', resolve));
  const port = Number(await heard());
  return {
    port,
    async slow(ms) {
      worker.postMessage(ms);
      await heard();
      const fillers = Array.from({ length: QUEUE + 1 }, () => connect(port, '127.0.0.1'));
      await Promise.all(fillers.map(connected));
      setTimeout(() => {
        for (const filler of fillers) filler.destroy();
      }, ms);
    },
    async stop() {
      worker.postMessage('stop');
      await new Promise((resolve) => worker.once('exit', resolve));
    },
  };
}

const connected = (socket: Socket): Promise<void> => {
  socket.on('error', () => undefined);
  return new Promise((resolve) => socket.once('connect', resolve));
};
