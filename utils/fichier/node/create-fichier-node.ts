import { type CallRecorder, recordCall } from '@/utils/fichier/call-record';
import { notSent } from '@/utils/fichier/create-call';
import { type ErrorCode, FichierError } from '@/utils/fichier/errors';
import type { FichierNode } from '@/utils/fichier/node/fichier-node';
import { readNodeReport } from '@/utils/fichier/node/read-node-report';
import { exchange } from '@/utils/fichier/transport';

export type FichierNodeDeps = {
  hasNodePermission(): Promise<boolean>;
  isOnline(): boolean;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
  readonly calls?: CallRecorder;
};

const TIMEOUT_MS = 25_000;

/** The client of the upload nodes. Its promises are those of `FichierNode`. */
export function createFichierNode(deps: FichierNodeDeps): FichierNode {
  const { timeoutMs = TIMEOUT_MS, fetch = globalThis.fetch.bind(globalThis) } = deps;

  /** A missing permission and a missing network look like any other network error. */
  async function causeOf(failed: ErrorCode): Promise<ErrorCode> {
    if (failed !== 'network') return failed;
    if (!(await deps.hasNodePermission().catch(() => true))) return 'no-node-permission';
    return deps.isOnline() ? failed : 'offline';
  }

  return {
    async report({ node, id, key }) {
      if (!(await deps.hasNodePermission())) throw notSent('no-node-permission');
      if (!deps.isOnline()) throw notSent('offline');
      const headers = { json: '1', ...(key === null ? {} : { authorization: `Bearer ${key}` }) };
      const url = `https://${node}/end.pl?xid=${id}`;
      const never = new AbortController().signal;
      return recordCall(deps.calls, 'end.pl', async (watch) => {
        const way = { fetch, timeoutMs };
        const answer = await watch.answered(exchange(way, url, never, { method: 'get', headers }));
        if ('failed' in answer)
          throw new FichierError({ code: await causeOf(answer.failed), outcome: 'unknown' });
        return readNodeReport(answer, key);
      });
    },
  };
}
