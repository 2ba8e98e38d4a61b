import type { SimAnswer, SimRequest } from '../answer.ts';
import type { Incoming } from './connections.ts';

export function hostOf(message: Incoming): string {
  const host = message.headers[':authority'] ?? message.headers.host ?? '';
  return String(host).replace(/:\d+$/, '').toLowerCase();
}

/** Reads a request whole. Rejects when the client goes away in the middle of it. */
export async function readRequest(
  message: Incoming,
  connection: SimRequest['connection'],
  isTls: boolean,
): Promise<SimRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  if (message.destroyed && !message.complete) throw new Error('The client went away.');
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

/** The headers without those of HTTP/2 itself, whose names begin with a colon. */
export function headersOf(message: Incoming): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers)
      .filter(([name]) => !name.startsWith(':'))
      .map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

/** What an answer is written to, over either protocol. */
export type Outgoing = {
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  write(chunk: Uint8Array, done: () => void): unknown;
  end(chunk?: Uint8Array): unknown;
  destroy(): unknown;
};

/** Sends an answer; `isCutShort` ends the connection in the middle of its body. */
export function sendAnswer(
  response: Outgoing,
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
