import type { Writer } from '@/utils/engine/create-writer';
import type { EngineDeps } from '@/utils/engine/engine-deps';
import { GIVEN_BACK, requireAccount, TurnGivenBack } from '@/utils/engine/turn-given-back';
import { type FailureFacts, FichierError, isFichierError, POLICY } from '@/utils/fichier/errors';
import type { CallOptions, RemoteId } from '@/utils/fichier/fichier';
import type { CopyOutcome } from '@/utils/fichier/fichier-files';
import { parseSource } from '@/utils/links/parse-source';
import type { OutboxEvent } from '@/utils/transfers/events';
import type { Action } from '@/utils/transfers/step';

type Send = Extract<Action, { readonly type: 'send' }>;

const UNKNOWN: FailureFacts = {
  code: 'bad-answer',
  outcome: 'unknown',
  words: null,
  number: null,
  status: null,
  until: null,
};

/**
 * Sends one batch. The job is stored after the gate has granted the turn and before the call; its outcome after it.
 * Resolves with the facts of a failure, else with null. A bug is thrown, after it was recorded as unsure. `password`: of a
 * copy that was refused before; it goes into the call and nowhere else.
 */
export async function performSend(
  deps: EngineDeps,
  writer: Writer,
  action: Send,
  accountId: string,
  password: string | null = null,
): Promise<FailureFacts | null> {
  const key = deps.ids.next(deps.clock.now());
  const { kind, batch } = action;
  const transferIds = batch.transfers.map((row) => row.id);
  let isStored = false;
  const options: CallOptions = {
    lane: action.lane,
    beforeSend: async (granted) => {
      requireAccount(granted, accountId);
      // Nothing follows if one of the transfers is no longer queued: cancelled meanwhile, for one.
      const started = {
        type: 'sendStarted',
        at: deps.clock.now(),
        key,
        kind,
        accountId,
        transferIds,
      } as const;
      isStored = await (password === null
        ? writer.record(started)
        : writer.record({ ...started, withPassword: true }, transferIds[0]));
      if (!isStored) throw new TurnGivenBack();
      if (batch.transfers.some(({ url }) => leadsToRemoval(url)))
        throw new FichierError({ code: 'removal-link', outcome: 'refused' });
    },
  };
  try {
    const outcome = await call(deps, action, key, options, password);
    await writer.record({ ...outcome, at: deps.clock.now() });
    return null;
  } catch (error) {
    const at = deps.clock.now();
    if (isFichierError(error)) {
      const facts = await explained(deps, error.facts, accountId);
      const event = isStored ? outcomeOf(key, facts, at) : readFailureOf(facts, accountId, at);
      if (event !== null) await writer.record(event);
      return facts;
    }
    if (error instanceof TurnGivenBack) return GIVEN_BACK;
    if (isStored) await writer.record({ type: 'sendUnsure', key, facts: UNKNOWN, at });
    throw error;
  }
}

/**
 * The read that goes before a send tells of the network or the key as any other, and must not be made again and again. Null:
 * no call was made at all, or what it met is known elsewhere.
 */
function readFailureOf(facts: FailureFacts, accountId: string, at: number): OutboxEvent | null {
  const { code, status } = facts;
  if (code === 'network' || code === 'timeout')
    return { type: 'listFailed', accountId, at, facts: { ...facts, outcome: 'unknown' } };
  if (status !== null && POLICY[code].hold === 'key')
    return { type: 'listFailed', accountId, at, facts: { ...facts, outcome: 'refused' } };
  return null;
}

/** What a refusal in words that nobody knows most likely means, by what is known of the account. */
async function explained(deps: EngineDeps, facts: FailureFacts, accountId: string): Promise<FailureFacts> {
  if (facts.code !== 'refused' || facts.outcome !== 'refused') return facts;
  const known = await deps.fichier.knownAccount().catch(() => null);
  if (known === null || (await deps.account()) !== accountId) return facts;
  if (known.value.uploadForbidden) return { ...facts, code: 'upload-forbidden' };
  return known.value.overQuota ? { ...facts, code: 'over-quota' } : facts;
}

type Outcome =
  | {
      readonly type: 'sendAccepted';
      readonly key: string;
      readonly remoteIds: readonly [RemoteId, ...RemoteId[]];
      readonly date: string | null;
      readonly accepted: readonly string[] | null;
    }
  | ({
      readonly type: 'copied';
      readonly key: string;
    } & CopyOutcome);

async function call(
  { fichier }: EngineDeps,
  { kind, batch }: Send,
  key: string,
  options: CallOptions,
  password: string | null,
): Promise<Outcome> {
  const urls = batch.transfers.map((row) => row.url);
  const folderId = batch.transfers[0]?.folderId ?? 0;
  if (kind === 'copy') {
    const pass = password === null ? {} : { password };
    const outcome = await fichier.copyFiles({ urls: urls.map(canonical), folderId, ...pass }, options);
    return { type: 'copied', key, ...outcome };
  }
  const isResend = batch.transfers.every(({ resends }) => resends > 0);
  const { ids, date, accepted } = await fichier.addUrl({ urls, folderId, headers: null, isResend }, options);
  return { type: 'sendAccepted', key, remoteIds: ids, date, accepted };
}

/** The form of a 1fichier link that its API takes. */
function canonical(url: string): string {
  const source = parseSource(url);
  return source.ok && source.kind === 'copy' ? source.canonical : url;
}

/** Was taken by a version that did not look so closely: the last door before a file would be destroyed. */
function leadsToRemoval(url: string): boolean {
  const source = parseSource(url);
  return !source.ok && source.code === 'removal-link';
}

function outcomeOf(key: string, facts: FailureFacts, at: number): OutboxEvent {
  switch (facts.outcome) {
    case 'not-sent':
      return { type: 'sendReturned', key, at };
    case 'refused':
      return { type: 'sendRefused', key, facts, at };
    case 'unknown':
      return { type: 'sendUnsure', key, facts, at };
  }
}
