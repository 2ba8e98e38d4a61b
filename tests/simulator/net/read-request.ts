import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SimAnswer, SimRequest } from '../answer.ts';

/** Numbers the connections of one server and counts what each has carried. */
export function createConnectionCounter(): (request: IncomingMessage) => { id: number; carried: number } {
  const known = new WeakMap<object, { id: number; carried: number }>();
  let connections = 0;
  return ({ socket }) => {
    const before = known.get(socket);
    if (before === undefined) connections += 1;
    const now =
      before === undefined ? { id: connections, carried: 0 } : { ...before, carried: before.carried + 1 };
    known.set(socket, now);
    return now;
  };
}

export function hostOf(message: IncomingMessage): string {
  return (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}

/** Reads a request whole. Rejects when the client goes away in the middle of it. */
export async function readRequest(
  message: IncomingMessage,
  connection: SimRequest['connection'],
  isTls: boolean,
): Promise<SimRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return {
    method: message.method ?? 'GET',
    host: hostOf(message),
    path: message.url ?? '/',
    headers: headersOf(message),
    body: Buffer.concat(chunks),
    isTls,
    connection,
  };
}

export function headersOf(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

/** Sends an answer; `isCutShort` ends the connection in the middle of its body. */
export function sendAnswer(
  response: ServerResponse,
  answer: SimAnswer,
  options: { readonly isHead: boolean; readonly isCutShort: boolean },
): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
  if (options.isHead) response.end();
  else if (options.isCutShort) {
    const half = answer.body.subarray(0, Math.floor(answer.body.length / 2));
    response.write(half, () => response.destroy());
  } else response.end(answer.body);
}
