import type { Writer } from '@/utils/engine/create-writer';
import type { EngineDeps } from '@/utils/engine/engine-deps';
import { GIVEN_BACK, requireAccount, TurnGivenBack } from '@/utils/engine/turn-given-back';
import { type FailureFacts, isFichierError } from '@/utils/fichier/errors';
import type { CallOptions } from '@/utils/fichier/fichier';
import type { Action } from '@/utils/transfers/step';

type Read = Extract<Action, { readonly type: 'list' | 'info' | 'names' | 'files' | 'folder' }>;

/** Makes one read and stores what it says. Resolves with the facts of a call that failed, else with null. */
export async function performRead(
  deps: EngineDeps,
  writer: Writer,
  action: Read,
  accountId: string,
): Promise<FailureFacts | null> {
  try {
    await read(deps, writer, action, accountId);
    return null;
  } catch (error) {
    if (error instanceof TurnGivenBack) return GIVEN_BACK;
    if (!isFichierError(error)) throw error;
    await recordFailure(deps, writer, action, accountId, error.facts);
    return error.facts;
  }
}

async function read(deps: EngineDeps, writer: Writer, action: Read, accountId: string): Promise<void> {
  const { fichier, clock } = deps;
  const beforeSend: NonNullable<CallOptions['beforeSend']> = async (granted) =>
    requireAccount(granted, accountId);
  switch (action.type) {
    case 'list': {
      let askedAt = clock.now();
      const listing = await fichier.remoteLs({
        lane: action.lane,
        beforeSend: async (granted) => {
          askedAt = clock.now();
          await beforeSend(granted);
        },
      });
      await writer.record({ type: 'listRead', at: clock.now(), accountId, askedAt, ...listing });
      return;
    }
    case 'info': {
      const info = await fichier.remoteInfo(action.id, { lane: action.lane, beforeSend });
      await writer.record({ type: 'infoRead', at: clock.now(), accountId, info });
      return;
    }
    case 'files': {
      const { key, folderId, sentAfter, lane } = action;
      const files = await fichier.fileLs({ folderId, sentAfter }, { lane, beforeSend });
      const isWhole = files.value.hasUnreadFiles !== true;
      await writer.record({
        type: 'filesRead',
        at: clock.now(),
        key,
        files: files.value.files,
        isWhole,
        readAt: files.at,
      });
      return;
    }
    case 'folder': {
      await fichier.folderLs({ folderId: action.folderId }, { lane: action.lane, beforeSend });
      await writer.record({ type: 'folderFound', at: clock.now(), key: action.key });
      return;
    }
    case 'names': {
      const { folderId, sentAfter, jobKeys } = action;
      const files = await fichier.fileLs({ folderId, sentAfter }, { lane: 'background', beforeSend });
      await writer.record({ type: 'namesRead', at: clock.now(), jobKeys, files: files.value.files });
    }
  }
}

/** A call that never left says nothing of a job; a folder alone must wait, for nothing else keeps it from being asked for. */
async function recordFailure(
  deps: EngineDeps,
  writer: Writer,
  action: Read,
  accountId: string,
  facts: FailureFacts,
): Promise<void> {
  const at = deps.clock.now();
  if (action.type === 'names') {
    await writer.record({ type: 'namesFailed', at, jobKeys: action.jobKeys, facts });
  } else if (action.type === 'files') {
    await writer.record({ type: 'filesFailed', at, key: action.key, facts });
  } else if (action.type === 'folder') {
    await writer.record({ type: 'folderFailed', at, key: action.key, facts });
  } else if (facts.outcome === 'not-sent') {
    return;
  } else if (action.type === 'info') {
    await writer.record({ type: 'infoFailed', at, accountId, id: action.id, facts });
  } else {
    await writer.record({ type: 'listFailed', at, accountId, facts });
  }
}
