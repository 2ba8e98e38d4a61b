import type { SimAnswer } from './answer.ts';
import { createHost, type Host, type HostOptions } from './host.ts';
import { hostKind } from './model/hosts.ts';
import { addSampleFiles } from './sources/add-sample-files.ts';
import { createFetchSource, type SourceTransport } from './sources/fetch-source.ts';
import { createSourceSite, type SourceSite } from './sources/source-site.ts';

/** The whole simulator in this process, sources included, without sockets: pass a virtual clock and time is yours. */
export function createTestHost(
  options: Omit<HostOptions, 'fetchSource'> = {},
): Host & { readonly site: SourceSite } {
  const site = createSourceSite();
  const transport: SourceTransport = async (url, headers) => {
    if (hostKind(url.hostname) !== 'foreign') return await askItself(host, url, headers);
    if (!site.hosts.has(url.hostname)) return null;
    const { answer, delayMs } = site.answer({
      method: 'GET',
      host: url.hostname,
      path: url.pathname + url.search,
      headers,
    });
    await host.clock.wait(delayMs);
    return answer;
  };
  const host = createHost({ ...options, fetchSource: createFetchSource(transport) });
  addSampleFiles(host);
  return { ...host, site };
}

/** A source on 1fichier itself: the page its website shows. */
async function askItself(
  host: Host,
  url: URL,
  headers: Readonly<Record<string, string>>,
): Promise<SimAnswer | null> {
  const outcome = await host.handle({
    method: 'GET',
    host: url.hostname,
    path: url.pathname + url.search,
    headers,
    body: Buffer.alloc(0),
    isTls: url.protocol === 'https:',
    connection: { id: 0, carried: 0, isSpare: false, protocol: 'http/1.1' },
  });
  return outcome.kind === 'answer' ? outcome.answer : null;
}
