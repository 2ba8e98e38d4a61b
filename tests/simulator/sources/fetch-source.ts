import type { SimAnswer } from '../answer.ts';
import type { FetchedSource, FetchSource } from '../model/world.ts';

/** Asks one address once. Null: no such host, or it cannot be reached. */
export type SourceTransport = (
  url: URL,
  headers: Readonly<Record<string, string>>,
) => Promise<SimAnswer | null>;

const MAX_REDIRECTS = 5;

/**
 * Fetches sources as 1fichier's servers do: a login in the address, given headers, redirects, the name from
 * Content-Disposition or the last part of the address. `ftp:` goes the same way, since only the result matters. All
 * messages are ours: 1fichier's wording is not known.
 */
export function createFetchSource(transport: SourceTransport): FetchSource {
  return async (address, headers) => {
    let url: URL;
    try {
      url = new URL(address);
    } catch {
      return failed('Invalid URL');
    }
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      if (!['http:', 'https:', 'ftp:'].includes(url.protocol)) return failed('Unsupported protocol');
      const answer = await transport(withoutLogin(url), { ...headers, ...loginOf(url) });
      if (answer === null) return failed(`Cannot connect to ${url.hostname}`);
      const next = answer.headers.location;
      if (answer.status < 300 || answer.status >= 400 || next === undefined) return stored(url, answer);
      url = new URL(next, url);
    }
    return failed('Too many redirections');
  };
}

const failed = (message: string): FetchedSource => ({ ok: false, message });

function stored(url: URL, answer: SimAnswer): FetchedSource {
  if (answer.status !== 200) return failed(`HTTP error ${answer.status}`);
  return {
    ok: true,
    name: nameFrom(url, answer.headers['content-disposition'] ?? ''),
    contentType: answer.headers['content-type'] ?? 'application/octet-stream',
    bytes: answer.body,
  };
}

function nameFrom(url: URL, disposition: string): string {
  const given = /filename="([^"]+)"/.exec(disposition)?.[1];
  if (given !== undefined) return given;
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? '';
  try {
    return decodeURIComponent(last) || 'index.html';
  } catch {
    // A stray percent sign: the name stays as it was written.
    return last;
  }
}

function withoutLogin(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

function loginOf(url: URL): Record<string, string> {
  if (url.username === '') return {};
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
}
