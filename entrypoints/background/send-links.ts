import type { FolderKeeper } from '@/entrypoints/background/files/create-folder-keeper';
import type { PrivateTraces } from '@/entrypoints/background/private-traces';
import type { Engine, NewTransfer } from '@/utils/engine/engine';
import { FichierError, isFichierError } from '@/utils/fichier/errors';
import { maskUrl } from '@/utils/links/mask-url';
import { parseSource } from '@/utils/links/parse-source';
import type { SendReport } from '@/utils/messaging/replies';
import { isStorageFull } from '@/utils/store/storage-fault';

export type SendDeps = {
  readonly engine: Pick<Engine, 'add'>;
  hasKey(): Promise<boolean>;
  readonly privateTraces: Pick<PrivateTraces, 'expect'>;
  /** Told why storing failed; the caller hears `storage`, or `storage-full` when there is no room. */
  report(error: unknown): void;
};

/** How the links of one click or one paste are sent. */
export type SendOptions = Pick<NewTransfer, 'origin' | 'folderId' | 'folderName' | 'isPrivate'>;

export type SendLinks = (
  links: readonly string[],
  options: SendOptions,
) => Promise<Omit<SendReport, 'folded'>>;

/** Stores every link that can be sent before it resolves, and tells which cannot and why. */
export function createSendLinks({ engine, hasKey, privateTraces, report }: SendDeps): SendLinks {
  async function store(accepted: readonly NewTransfer[]): Promise<void> {
    try {
      if (accepted.some(({ isPrivate }) => isPrivate)) await privateTraces.expect();
      await engine.add(accepted);
    } catch (error) {
      if (isFichierError(error)) throw error;
      report(error);
      throw new FichierError({
        code: isStorageFull(error) ? 'storage-full' : 'storage',
        outcome: 'not-sent',
      });
    }
  }

  /** Asked when the links are stored already: not to know must not make that a failure. */
  async function needsKey(): Promise<boolean> {
    try {
      return !(await hasKey());
    } catch (error) {
      report(error);
      return false;
    }
  }

  return async (links, options) => {
    const accepted: NewTransfer[] = [];
    const refused: SendReport['refused'] = [];
    for (const link of links) {
      const source = parseSource(link);
      if (source.ok) accepted.push({ url: source.url, kind: source.kind, ...options });
      else refused.push({ source: maskUrl(link), code: source.code });
    }
    if (accepted.length > 0) await store(accepted);
    return { accepted: accepted.length, refused, needsKey: await needsKey() };
  };
}

/** A folder that links were sent to is at hand the next time; one of a private window leaves no trace. */
export function rememberFolder(send: SendLinks, folders: Pick<FolderKeeper, 'used'>): SendLinks {
  return async (links, options) => {
    const report = await send(links, options);
    const { folderId, folderName, isPrivate } = options;
    if (report.accepted > 0 && !isPrivate) await folders.used({ id: folderId, name: folderName });
    return report;
  };
}
