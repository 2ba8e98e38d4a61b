import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { constants, createSecureServer, type Http2ServerResponse } from 'node:http2';
import { createServer as createNetServer, type Server, type Socket } from 'node:net';
import { answerNoPage, type Protocol, type SimConnection, type SimOutcome } from '../answer.ts';
import type { Host } from '../host.ts';
import { hostKind } from '../model/hosts.ts';
import type { SourceSite } from '../sources/source-site.ts';
import type { Certificate } from './certificate.ts';
import { createConnections, type Incoming, sessionOf } from './connections.ts';
import { headersOf, hostOf, type Outgoing, readRequest, sendAnswer } from './read-request.ts';
import { isUpload, receiveUpload } from './receive-upload.ts';

/** How long an idle connection stays open: as a real server in front of an API, longer than the client's spacing. */
const KEEP_ALIVE_MS = 15_000;

/** How the hosts are spoken to; changeable at any moment, for the connections to come. */
export type NetSwitches = {
  /** What the host of the API speaks. */
  apiProtocols: readonly Protocol[];
  /** What the nodes that take uploads speak. */
  nodeProtocols: readonly Protocol[];
  /** How long a new connection waits before TLS begins. Beyond 250 ms a browser opens a second one. */
  connectDelayMs: number;
};

export type Front = {
  readonly host: Host;
  readonly site: SourceSite;
  readonly net: NetSwitches;
  /** Null: plain http. */
  readonly certificate: Certificate | null;
  /** Where what goes wrong inside the simulator itself is kept. */
  readonly failures: unknown[];
};

/** One server for every host of 1fichier and of the source site, told apart by the Host header. */
export function createFront({ host, site, net, certificate, failures }: Front): Server {
  const connections = createConnections(() => host.clock.now());
  const onRequest = (message: Incoming, response: ServerResponse | Http2ServerResponse): void => {
    const connection = connections.take(message);
    const isOurs = hostKind(hostOf(message)) !== 'foreign';
    const work = isOurs
      ? answerFichier(host, message, response as Outgoing, connection, certificate !== null)
      : answerSite(host, site, message, response as Outgoing);
    work.catch((error: unknown) => {
      (response as Outgoing).destroy();
      // A client that goes away in the middle of its request is none of our failures.
      if (!message.destroyed || message.complete) failures.push(error);
    });
  };
  const options = { keepAliveTimeout: KEEP_ALIVE_MS };
  if (certificate === null) {
    return createHttpServer(options, onRequest).on('connection', connections.opened);
  }
  const secure = createSecureServer(
    {
      ...options,
      ...certificate,
      allowHTTP1: true,
      ALPNCallback: ({ servername, protocols }) =>
        protocolsOf(servername, net).find((name) => protocols.includes(name)),
    },
    onRequest,
  );
  secure.on('secureConnection', connections.secured);
  secure.on('session', connections.started);
  return createNetServer((socket: Socket) => {
    connections.opened(socket);
    // A browser that is killed resets it.
    socket.on('error', () => socket.destroy());
    if (net.connectDelayMs === 0) secure.emit('connection', socket);
    else host.clock.wait(net.connectDelayMs).then(() => secure.emit('connection', socket));
  });
}

function protocolsOf(name: string, net: NetSwitches): readonly Protocol[] {
  const kind = hostKind(name.toLowerCase());
  if (kind === 'api') return net.apiProtocols;
  return kind === 'node' ? net.nodeProtocols : ['http/1.1'];
}

async function answerFichier(
  host: Host,
  message: Incoming,
  response: Outgoing,
  connection: SimConnection,
  isTls: boolean,
): Promise<void> {
  const outcome =
    hostKind(hostOf(message)) === 'node' && isUpload(message)
      ? await receiveUpload(host, message, connection, isTls)
      : await host.handle(await readRequest(message, connection, isTls));
  if (outcome.kind === 'hang') return;
  if (outcome.kind !== 'answer') {
    breakOff(message, outcome.kind);
    return;
  }
  sendAnswer(response, outcome.answer, {
    isHead: message.method === 'HEAD',
    isCutShort: outcome.isCutShort,
  });
}

function breakOff(message: Incoming, kind: Exclude<SimOutcome['kind'], 'answer' | 'hang'>): void {
  const session = sessionOf(message);
  if (session === null || !('stream' in message)) {
    message.socket.destroy();
    return;
  }
  const { stream } = message;
  if (kind === 'refused-stream') {
    stream.close(constants.NGHTTP2_REFUSED_STREAM);
    return;
  }
  if (kind === 'cut') session.destroy();
  else {
    session.goaway(constants.NGHTTP2_NO_ERROR, stream.id);
    // So that the frame is out before the connection ends.
    setImmediate(() => session.destroy());
  }
}

async function answerSite(
  host: Host,
  site: SourceSite,
  message: Incoming,
  response: Outgoing,
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
