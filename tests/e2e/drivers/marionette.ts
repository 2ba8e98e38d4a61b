import { connect, type Socket } from 'node:net';

/** Firefox's own remote protocol: `length:[type, id, error, result]` over one socket. */
export type Marionette = {
  send(command: string, params?: Record<string, unknown>): Promise<unknown>;
  close(): void;
};

type Pending = { resolve(value: unknown): void; reject(error: Error): void };

const COLON = 0x3a;

/** Cuts one whole message off the front of the buffer. */
function takeMessage(buffer: Buffer): { message: unknown; rest: Buffer } | null {
  const colon = buffer.indexOf(COLON);
  if (colon < 0) return null;
  const end = colon + 1 + Number(buffer.subarray(0, colon).toString());
  if (buffer.length < end) return null;
  return { message: JSON.parse(buffer.subarray(colon + 1, end).toString()), rest: buffer.subarray(end) };
}

function asError(error: unknown, command: string): Error {
  const { error: kind, message } = error as { error: string; message: string };
  return new Error(`${command}: ${kind}: ${message}`);
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Connects and waits for Firefox's greeting. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await open(port);
  const pending = new Map<number, Pending & { command: string }>();
  let buffer: Buffer = Buffer.alloc(0);
  let nextId = 1;
  const greeted = new Promise<void>((resolve, reject) => {
    const receive = (message: unknown): void => {
      if (!Array.isArray(message)) {
        resolve();
        return;
      }
      const [, id, error, result] = message as [number, number, unknown, unknown];
      const waiting = pending.get(id);
      pending.delete(id);
      if (error !== null && error !== undefined) waiting?.reject(asError(error, waiting.command));
      else waiting?.resolve(result);
    };
    socket.on('data', (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (let taken = takeMessage(buffer); taken !== null; taken = takeMessage(buffer)) {
        buffer = taken.rest;
        receive(taken.message);
      }
    });
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('Firefox closed the connection'));
      for (const { reject: fail, command } of pending.values())
        fail(new Error(`${command}: Firefox is gone`));
      pending.clear();
    });
  });
  await greeted;
  return {
    send(command, params = {}) {
      const id = nextId++;
      const text = JSON.stringify([0, id, command, params]);
      return new Promise((resolve, reject) => {
        if (socket.destroyed) throw new Error(`${command}: Firefox is gone`);
        pending.set(id, { resolve, reject, command });
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      });
    },
    close: () => socket.destroy(),
  };
}
