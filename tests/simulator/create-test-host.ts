import { createHost, type Host, type HostOptions } from './host.ts';
import { addSampleFiles } from './sources/add-sample-files.ts';
import { createFetchSource, type SourceTransport } from './sources/fetch-source.ts';
import { createSourceSite, type SourceSite } from './sources/source-site.ts';

/** The whole simulator in this process, sources included, without sockets: pass a virtual clock and time is yours. */
export function createTestHost(
  options: Omit<HostOptions, 'fetchSource'> = {},
): Host & { readonly site: SourceSite } {
  const site = createSourceSite();
  const transport: SourceTransport = async (url, headers) => {
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
