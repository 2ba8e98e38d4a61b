import { createHost, type Host, type HostOptions } from './host.ts';
import { DOMAINS, hostKind } from './model/hosts.ts';
import type { Call } from './model/recorder.ts';
import { createCertificate } from './net/certificate.ts';
import { createFront, type NetSwitches } from './net/create-front.ts';
import { listen } from './net/listen.ts';
import { startSlowGate } from './net/slow-gate.ts';
import { createSocketTransport, type SourcePort } from './net/socket-transport.ts';
import { startProxy } from './net/start-proxy.ts';
import { addSampleFiles } from './sources/add-sample-files.ts';
import { createFetchSource } from './sources/fetch-source.ts';
import { createSourceSite, type SourceSite } from './sources/source-site.ts';

export type SimulatorOptions = Omit<HostOptions, 'fetchSource'> & {
  /** Further test hosts and where they listen on loopback. */
  readonly sources?: Readonly<Record<string, SourcePort>>;
  readonly net?: Partial<NetSwitches>;
  /** Lets `connectSlowly` work. */
  readonly withGates?: boolean;
};

/** A running simulator. `state`, `switches`, `limits`, `faults`, `locks` and `clock` may be used at any moment. */
export type Simulator = Host & {
  /** TLS: every host of 1fichier and of the sample site. */
  readonly apiPort: number;
  /** The same hosts over plain http. */
  readonly sourcePort: number;
  /** An HTTP proxy (CONNECT and plain) that knows these hosts and refuses all others. */
  readonly proxyPort: number;
  readonly caCertPem: string;
  /** For Chromium's `--host-resolver-rules`. */
  readonly hostResolverRules: string;
  readonly site: SourceSite;
  readonly net: NetSwitches;
  /** Every call to a host of 1fichier, in order of arrival. */
  readonly calls: readonly Call[];
  /** The calls of one endpoint, such as `remote/request`. */
  callsTo(endpoint: string): readonly Call[];
  /** Calls no client of 1fichier should ever have made. */
  rejected(): readonly Call[];
  /** `host:port` of everything the proxy was asked for and refused. */
  readonly refusedByProxy: readonly string[];
  /** Resolves as soon as the condition holds; looked at after every call and every step of a job. */
  until(condition: () => boolean, timeoutMs?: number): Promise<void>;
  /**
   * Connections of a browser to the hosts of 1fichier that begin within `ms` take a second, after a quarter of which a
   * browser opens a second one. Wants `withGates`. Resolves when it is so.
   */
  connectSlowly(ms: number): Promise<void>;
  /** Cuts every connection to the hosts of 1fichier. */
  cutConnections(): void;
  /** Closes every port and connection. Rejects when the simulator itself failed at anything. */
  stop(): Promise<void>;
};

/** The real host of the API speaks both; of the nodes nothing is known. */
const DEFAULT_NET: NetSwitches = {
  apiProtocols: ['h2', 'http/1.1'],
  nodeProtocols: ['http/1.1'],
  connectDelayMs: 0,
};
const HTTPS_PORT = 443;
const DEFAULT_TIMEOUT_MS = 10_000;

/** Starts 1fichier on loopback, with a site of sample sources and a proxy. Every port is a free one. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const sources = options.sources ?? {};
  const site = createSourceSite();
  const failures: unknown[] = [];
  const net = { ...DEFAULT_NET, ...options.net };
  const ports = { api: 0, source: 0 };
  const find = (host: string, isTls: boolean): SourcePort | null => {
    if (sources[host] !== undefined) return sources[host];
    if (hostKind(host) === 'foreign' && !site.hosts.has(host)) return null;
    return isTls ? { port: ports.api, tls: true } : { port: ports.source };
  };
  const host = createHost({ ...options, fetchSource: createFetchSource(createSocketTransport(find)) });
  addSampleFiles(host);
  const certificate = await createCertificate([...site.hosts]);
  const api = await listen(createFront({ host, site, net, certificate, failures }));
  const source = await listen(createFront({ host, site, net, certificate: null, failures }));
  ports.api = api.port;
  ports.source = source.port;
  const proxy = await startProxy((name, port) => find(name, port === HTTPS_PORT)?.port ?? null);
  const gates =
    options.withGates === true ? await Promise.all([api.port, proxy.port].map(startSlowGate)) : [];
  const [apiGate, proxyGate] = gates;
  const { calls } = host.recorder;

  return {
    ...host,
    site,
    net,
    calls,
    apiPort: apiGate?.port ?? api.port,
    sourcePort: source.port,
    proxyPort: proxyGate?.port ?? proxy.port,
    caCertPem: certificate.cert,
    refusedByProxy: proxy.refused,
    hostResolverRules: resolverRules(apiGate?.port ?? api.port, source.port, [...site.hosts], sources),
    callsTo: (endpoint) => calls.filter((call) => call.path.replace(/\.cgi$/, '').endsWith(`/${endpoint}`)),
    rejected: () => calls.filter((call) => call.rejected !== null),
    until: (condition, timeoutMs = DEFAULT_TIMEOUT_MS) => until(host, condition, timeoutMs),
    async connectSlowly(ms) {
      await Promise.all(gates.map((gate) => gate.slow(ms)));
    },
    cutConnections: api.cut,
    async stop() {
      host.clock.stop();
      await Promise.all(gates.map((gate) => gate.stop()));
      await Promise.all([api.stop(), source.stop(), proxy.stop()]);
      if (failures.length > 0) throw new AggregateError(failures, 'The simulator itself failed.');
    },
  };
}

function resolverRules(
  api: number,
  source: number,
  siteHosts: readonly string[],
  sources: Readonly<Record<string, SourcePort>>,
): string {
  const names = [...DOMAINS.flatMap((name) => [name, `*.${name}`]), ...siteHosts];
  return [
    ...names.flatMap((name) => [`MAP ${name}:443 127.0.0.1:${api}`, `MAP ${name}:80 127.0.0.1:${source}`]),
    ...Object.entries(sources).map(([name, { port }]) => `MAP ${name} 127.0.0.1:${port}`),
  ].join(', ');
}

function until(host: Host, condition: () => boolean, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`The simulator did not come to that in ${timeoutMs} ms.`));
    }, timeoutMs);
    const look = (): void => {
      if (!condition()) return;
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = host.recorder.onChange(look);
    look();
  });
}
