import ky, { type Options } from 'ky';
import type { JsonObject, WireAnswer } from '@/utils/fichier/classify';
import { type CallTimings, type Connect, quickConnect, takeConnect } from '@/utils/fichier/connect-timing';
import type { Route } from '@/utils/fichier/write-route';

export type Way = {
  readonly fetch: typeof fetch;
  /** For the whole call, body included. */
  readonly timeoutMs: number;
};

export type TransportDeps = Way & {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Tells how calls were connected, where the browser does. */
  readonly timings?: CallTimings | undefined;
};

export type TransportRequest = {
  readonly path: string;
  readonly key: string;
  readonly body: JsonObject;
  readonly signal: AbortSignal;
  readonly route: Route;
  /** Better no answer than a second request. */
  readonly isOnce: boolean;
};

/** Why no answer could be read whole. */
export type NoAnswer = {
  readonly failed: 'network' | 'timeout' | 'aborted' | 'bad-answer';
  /** As of an answer. */
  readonly connect?: Connect | null;
};

/** Below 950 ms from the begin of the connection: see `createBriefRoute`. */
const BRIEF_MS = 800;
/** The longest listing has 5,000 rows, well below this. */
const ANSWER_MAX_BYTES = 8 * 1024 * 1024;
/** More than the 64 KiB, and one read of 16 KiB, of a stream that Chromium keeps so as to repeat it. */
const STREAM_MIN_BYTES = 96 * 1024;

/** One call of the API, as `exchange`. */
export async function post(deps: TransportDeps, request: TransportRequest): Promise<WireAnswer | NoAnswer> {
  const { path, key, body, signal, route, isOnce } = request;
  const url = `${deps.baseUrl}/${path}`;
  const json = JSON.stringify(body);
  const startedAt = performance.now();
  const timeoutMs = isOnce && route.isBrief ? Math.min(BRIEF_MS, deps.timeoutMs) : deps.timeoutMs;
  const answer = await exchange({ ...deps, timeoutMs }, url, signal, {
    method: 'post',
    body: route.isStream ? streamOf(json) : json,
    credentials: route.pool === 'writes' ? 'include' : 'omit',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'accept-language': 'en',
    },
  });
  const ms = performance.now() - startedAt;
  if (deps.timings === undefined) return 'failed' in answer ? answer : { ...answer, ms };
  if ('failed' in answer)
    return { ...answer, connect: answer.failed === 'network' ? quickConnect(ms, 'lost') : null };
  const connect = takeConnect(deps.timings, url, startedAt) ?? quickConnect(ms, 'reused');
  return { ...answer, connect, ms };
}

/**
 * One request, once, and its answer read whole. Never rejects, and nothing of the request (the key above all) is in what it
 * resolves to. Without cookies unless `options` say so. No redirect is followed: a browser does not tell where it leads before
 * it has asked there.
 */
export async function exchange(
  way: Way,
  url: string,
  signal: AbortSignal,
  options: Options,
): Promise<WireAnswer | NoAnswer> {
  const stop = new AbortController();
  let failed: NoAnswer['failed'] = 'network';
  const end = (reason: 'timeout' | 'aborted') => {
    failed = reason;
    stop.abort();
  };
  const onAbort = () => end('aborted');
  const timer = setTimeout(() => end('timeout'), way.timeoutMs);
  signal.addEventListener('abort', onAbort);
  try {
    if (signal.aborted) onAbort();
    const settings = { ...options, fetch: way.fetch, signal: stop.signal };
    return await Promise.race([fetchWhole(url, settings), rejectionAt(stop.signal)]);
  } catch {
    return { failed };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

async function fetchWhole(url: string, options: Options): Promise<WireAnswer | NoAnswer> {
  const response = await ky(url, {
    credentials: 'omit',
    ...options,
    redirect: 'manual',
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  const bytes = await readBytes(response);
  if (bytes === null) return { failed: 'bad-answer' };
  const contentType = response.headers.get('content-type');
  const spdy = response.headers.get('x-firefox-spdy');
  return { status: response.status, contentType, body: decode(bytes, contentType), spdy };
}

/**
 * Whether Chromium 156 repeats a stream, or crashes over it with all its network, is decided by the time at which it learns
 * of the end. Of a long one it does neither: a JSON text may end in spaces.
 */
function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.padEnd(STREAM_MIN_BYTES)));
      controller.close();
    },
  });
}

/** The whole body; null when it is longer than any real answer. */
async function readBytes(response: Response): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.byteLength;
    if (length > ANSWER_MAX_BYTES) {
      reader.cancel().catch(() => undefined);
      return null;
    }
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** By the charset of the content type if the platform knows it, else as UTF-8. */
function decode(bytes: Uint8Array, contentType: string | null): string {
  const label = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function rejectionAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error('stopped'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
}
