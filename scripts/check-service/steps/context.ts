import type { Fichier } from '@/utils/fichier/fichier';
import type { Client, ClientDeps } from '../create-client.ts';
import type { EvidenceDraft, Exchange } from '../evidence.ts';
import type { PoliteCalls } from '../polite-calls.ts';
import type { ProtocolLook } from '../protocol.ts';

/** What every step works with. */
export type Context = Client &
  PoliteCalls & {
    readonly evidence: EvidenceDraft;
    readonly clock: ClientDeps['clock'];
    /** Without the key: for sources, direct links and nothing else. */
    readonly fetch: typeof fetch;
    readonly key: string;
    readonly protocol: ProtocolLook | null;
    readonly print: (line: string) => void;
  };

/** The call that went out last to an endpoint. */
export function lastExchange({ evidence }: Context, endpoint: string): Exchange | null {
  return evidence.exchanges.findLast((exchange) => exchange.endpoint === endpoint) ?? null;
}

/** Lists the files of a folder anew, after the time that 1fichier wants between two listings. */
export async function listFiles(
  context: Context,
  folderId: number,
  what: string,
): Promise<Awaited<ReturnType<Fichier['fileLs']>>['value']['files'] | null> {
  const { fichier, clock } = context;
  const waitMs = (await fichier.listableAt(folderId)) - clock.now();
  if (waitMs > 0) await context.wait(waitMs, 'a folder may be listed once in 30 s');
  const input = { folderId, sentAfter: null };
  return (
    (await context.ask('file/ls', what, (options) => fichier.fileLs(input, options)))?.value.files ?? null
  );
}
