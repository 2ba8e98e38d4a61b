import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type ApiServer = {
  readonly baseUrl: string;
  readonly seen: SeenRequest[];
  /** Answers the next and all further requests. */
  answer: (response: ServerResponse, request: SeenRequest) => void;
  /** Answers with this JSON from now on. */
  answerJson(value: unknown, status?: number): void;
  /** Answers with this text from now on. */
  answerText(body: string | Uint8Array, status?: number, contentType?: string): void;
  close(): Promise<void>;
};

/** A small server on a free loopback port that records what it is asked and answers what it is told. */
export async function startApiServer(): Promise<ApiServer> {
  const server = createServer(async (incoming, response) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const request = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(parts).toString(),
    };
    api.seen.push(request);
    api.answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const api: ApiServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen: [],
    answer: (response) => response.end('{"status":"OK"}'),
    answerJson(value, status = 200) {
      api.answerText(JSON.stringify(value), status, 'application/json; charset=utf-8');
    },
    answerText(body, status = 200, contentType = 'text/html') {
      api.answer = (response) => response.writeHead(status, { 'content-type': contentType }).end(body);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return api;
}
