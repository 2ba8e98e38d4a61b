import ky from 'ky';
import * as z from 'zod/mini';
import { FichierError } from '@/utils/fichier/errors';

/** Where an aria2 listens, and what it wants to hear first. */
export type Aria2Access = {
  /** As `parseAria2Address` gives it. */
  readonly address: string;
  /** Empty: none. */
  readonly secret: string;
};

type Aria2Call = { readonly method: string; readonly params: readonly unknown[] };

/** Below the 30 s after which Chrome stops a background whose call is not answered. */
const TIMEOUT_MS = 15_000;
const WORDS_MAX_LENGTH = 300;
/** What aria2 says to a wrong secret, and to none where it wants one. */
const UNAUTHORIZED = 'Unauthorized';

const answerSchema = z.union([
  z.object({ error: z.object({ message: z.string() }) }),
  z.object({ result: z.unknown() }),
]);

/**
 * One call of aria2's JSON-RPC interface, once; resolves with its result, still unchecked. Throws `aria2-unreachable`,
 * `aria2-secret` or `aria2-refused` with aria2's words; the secret is in none of them. A redirect is not followed: the
 * secret goes to no other host.
 */
export async function callAria2({ address, secret }: Aria2Access, call: Aria2Call): Promise<unknown> {
  const params = secret === '' ? call.params : [`token:${secret}`, ...call.params];
  const answer = await exchange(address, { jsonrpc: '2.0', id: '1', method: call.method, params });
  if (!('error' in answer)) return answer.result;
  const { message } = answer.error;
  if (message === UNAUTHORIZED) throw new FichierError({ code: 'aria2-secret', outcome: 'refused' });
  const shown = secret === '' ? message : message.replaceAll(secret, '•••');
  const words = shown.slice(0, WORDS_MAX_LENGTH).toWellFormed();
  throw new FichierError({ code: 'aria2-refused', outcome: 'refused', words });
}

async function exchange(address: string, body: object): Promise<z.infer<typeof answerSchema>> {
  try {
    // aria2 says what is wrong in the body of an HTTP error.
    const response = await ky.post(address, {
      json: body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    return z.parse(answerSchema, await response.json());
  } catch {
    // No answer, or one that no aria2 gives. What was thrown holds the request, and so the secret.
    throw new FichierError({ code: 'aria2-unreachable', outcome: 'unknown' });
  }
}
