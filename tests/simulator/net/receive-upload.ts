import type { SimOutcome, SimRequest } from '../answer.ts';
import type { Host } from '../host.ts';
import { createFormReader } from '../node/form-reader.ts';
import type { Incoming } from './connections.ts';
import { headersOf, hostOf } from './read-request.ts';

const SECOND_MS = 1000;
/** As much of the body as the record of the call keeps. */
const HEAD_BYTES = 65_536;
/** How often those who wait for the simulator hear that more has come. */
const TELL_BYTES = 262_144;

export function isUpload(message: Incoming): boolean {
  return message.method === 'POST' && (message.url ?? '').startsWith('/upload.cgi');
}

/**
 * Takes an upload as it comes, at the pace of the switches, without ever holding it whole. A client that goes away, and a cut
 * by the switches, are on record as a cut call of which nothing was carried out.
 */
export async function receiveUpload(
  host: Host,
  message: Incoming,
  connection: SimRequest['connection'],
  isTls: boolean,
): Promise<SimOutcome> {
  const headers = headersOf(message);
  const path = message.url ?? '/';
  const reader = createFormReader(headers['content-type'] ?? '');
  const id = new URL(path, 'https://node').searchParams.get('id') ?? '';
  const upload = host.state.uploads.get(id);
  const heads: Buffer[] = [];
  let length = 0;
  let told = 0;
  const request = (): SimRequest => ({
    method: 'POST',
    host: hostOf(message),
    path,
    headers,
    body: Buffer.concat(heads).subarray(0, HEAD_BYTES),
    upload: { parts: reader.end(), length },
    isTls,
    connection,
  });
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      const { uploadCutAt, uploadPace } = host.switches;
      if (length < HEAD_BYTES) heads.push(chunk);
      length += chunk.length;
      reader.write(chunk);
      if (upload !== undefined) upload.received = length;
      if (length - told >= TELL_BYTES) {
        told = length;
        host.recorder.changed();
      }
      if (uploadCutAt !== null && length >= uploadCutAt) return recordCut(host, request());
      await host.clock.wait((chunk.length * SECOND_MS) / uploadPace);
    }
  } catch {
    return recordCut(host, request());
  }
  return await host.handle(request());
}

function recordCut(host: Host, request: SimRequest): SimOutcome {
  const outcome: SimOutcome = { kind: 'cut' };
  host.recorder.close(host.recorder.open(request, host.clock.now()), outcome);
  return outcome;
}
