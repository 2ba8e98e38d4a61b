import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:net';
import { answerNoPage } from '../answer.ts';
import type { Host } from '../host.ts';
import { hostKind } from '../model/hosts.ts';
import type { SourceSite } from '../sources/source-site.ts';
import type { Certificate } from './certificate.ts';
import { createConnectionCounter, headersOf, hostOf, readRequest, sendAnswer } from './read-request.ts';
import { isUpload, receiveUpload } from './receive-upload.ts';

/** How long an idle connection stays open: as a real server in front of an API, longer than the client's spacing. */
const KEEP_ALIVE_MS = 15_000;

export type Front = {
  readonly host: Host;
  readonly site: SourceSite;
  /** Null: plain http. */
  readonly certificate: Certificate | null;
  /** Where what goes wrong inside the simulator itself is kept. */
  readonly failures: unknown[];
};

/** One server for every host of 1fichier and of the source site, told apart by the Host header. */
export function createFront({ host, site, certificate, failures }: Front): Server {
  const count = createConnectionCounter();
  const onRequest = (message: IncomingMessage, response: ServerResponse): void => {
    const name = hostOf(message);
    const isOurs = hostKind(name) !== 'foreign';
    const connection = count(message);
    const work = isOurs
      ? answerFichier(host, message, response, connection, certificate !== null)
      : answerSite(host, site, message, response);
    work.catch((error: unknown) => {
      response.destroy();
      // A client that goes away in the middle of its request is none of our failures.
      if (!message.destroyed || message.complete) failures.push(error);
    });
  };
  const options = { keepAliveTimeout: KEEP_ALIVE_MS };
  return certificate === null
    ? createHttpServer(options, onRequest)
    : createHttpsServer({ ...options, ...certificate, ALPNProtocols: ['http/1.1'] }, onRequest);
}

async function answerFichier(
  host: Host,
  message: IncomingMessage,
  response: ServerResponse,
  connection: { id: number; carried: number },
  isTls: boolean,
): Promise<void> {
  const outcome =
    hostKind(hostOf(message)) === 'node' && isUpload(message)
      ? await receiveUpload(host, message, connection, isTls)
      : await host.handle(await readRequest(message, connection, isTls));
  if (outcome.kind === 'hang') return;
  if (outcome.kind === 'cut') {
    message.socket.destroy();
    return;
  }
  sendAnswer(response, outcome.answer, {
    isHead: message.method === 'HEAD',
    isCutShort: outcome.isCutShort,
  });
}

async function answerSite(
  host: Host,
  site: SourceSite,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = hostOf(message);
  message.resume();
  const isHead = message.method === 'HEAD';
  if (!site.hosts.has(name)) {
    sendAnswer(response, answerNoPage(), { isHead, isCutShort: false });
    return;
  }
  const { answer, delayMs } = site.answer({
    method: message.method ?? 'GET',
    host: name,
    path: message.url ?? '/',
    headers: headersOf(message),
  });
  await host.clock.wait(delayMs);
  sendAnswer(response, answer, { isHead, isCutShort: false });
}
