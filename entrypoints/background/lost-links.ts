import type { Engine } from '@/utils/engine/engine';
import type { Status } from '@/utils/messaging/protocol';
import type { OutboxBackup } from '@/utils/store/backup/back-up-outbox';
import type { BackedUpLink } from '@/utils/store/backup/backup-schema';

export type LostLinksDeps = {
  readonly engine: Pick<Engine, 'restore'>;
  readonly backup: Pick<OutboxBackup, 'lost' | 'forgetLost'>;
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
    async count() {
      const lost = await backup.lost();
      if (lost === null) return null;
      const { rows, waiting, sent, omitted } = lost;
      return { rows, waiting: waiting.length, sent: sent.length, omitted };
    },
    async restore() {
      const lost = await backup.lost();
      if (lost === null) return;
      const isSameAccount = lost.accountId === null || lost.accountId === (await account());
      const lostTransfer = (link: BackedUpLink, wasSent: boolean) => ({
        ...link,
        // The folders of another account are other folders.
        ...(isSameAccount ? {} : { folderId: 0, folderName: null }),
        wasSent,
        isPrivate: false,
      });
      await engine.restore([
        ...lost.waiting.map((link) => lostTransfer(link, false)),
        ...lost.sent.map((link) => lostTransfer(link, true)),
      ]);
      await backup.forgetLost();
    },
    forget: () => backup.forgetLost(),
  };
}
