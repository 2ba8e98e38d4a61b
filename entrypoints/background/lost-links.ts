import type { Engine } from '@/utils/engine/engine';
import type { Status } from '@/utils/messaging/protocol';
import type { OutboxBackup } from '@/utils/store/backup/back-up-outbox';
import type { BackedUpLink } from '@/utils/store/backup/backup-schema';

export type LostLinksDeps = {
  readonly engine: Pick<Engine, 'start' | 'restore'>;
  readonly backup: Pick<OutboxBackup, 'lost' | 'countLost' | 'forgetLost'>;
  /** The account of the saved key; null without a key. */
  account(): Promise<string | null>;
};

/** What the database has lost and the backup knows of. */
export type LostLinks = {
  count(): Promise<Status['lost']>;
  /** Never by itself. May be cut off in the middle and repeated: a link that is there already is not taken up twice. */
  restore(): Promise<void>;
  forget(): Promise<void>;
};

export function createLostLinks({ engine, backup, account }: LostLinksDeps): LostLinks {
  return {
    count: () => backup.countLost(),
    async restore() {
      // Only a start finds what is not on record yet.
      await engine.start();
      const lost = await backup.lost();
      if (lost === null) return;
      const saved = await account();
      const isOurs = (owner: string | null) => owner === null || owner === saved;
      const lostTransfer = ({ accountId, ...link }: BackedUpLink, wasSent: boolean) => ({
        ...link,
        // The folders of another account are other folders.
        ...(isOurs(accountId === undefined ? lost.accountId : accountId)
          ? {}
          : { folderId: 0, folderName: null }),
        wasSent,
        isPrivate: false,
      });
      await engine.restore([
        ...lost.waiting.map((link) => lostTransfer(link, false)),
        ...lost.sent.map((link) => lostTransfer(link, true)),
      ]);
      await backup.forgetLost(lost);
    },
    async forget() {
      const lost = await backup.lost();
      if (lost !== null) await backup.forgetLost(lost);
    },
  };
}
