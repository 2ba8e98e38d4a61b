import type { EngineDeps } from '@/utils/engine/engine-deps';
import type { OutboxBackup } from '@/utils/store/backup/back-up-outbox';
import type { ProfileMarks } from '@/utils/store/backup/profile-marks';

export type ProfileCheckDeps = {
  readonly marks: Pick<ProfileMarks, 'advance'>;
  readonly backup: Pick<OutboxBackup, 'doubted' | 'settle'>;
  isBrowserStart(): Promise<boolean>;
  report(error: unknown): void;
};

/** At each start: do the two storages belong together? Once in a run of the browser they are marked again. */
export function createProfileCheck(deps: ProfileCheckDeps): EngineDeps['profile'] {
  const { marks, backup, isBrowserStart, report } = deps;
  let isMarkDue = false;
  return {
    async doubted() {
      isMarkDue = false;
      try {
        const doubted = await backup.doubted();
        isMarkDue = doubted !== null || (await isBrowserStart());
        return doubted;
      } catch (error) {
        // Both storages stay as they are, for the next start to ask.
        report(error);
        return null;
      }
    },
    async settle() {
      if (!isMarkDue) return;
      try {
        // What a new database has lost is on record before the database is marked.
        await backup.settle();
        await marks.advance();
      } catch (error) {
        // The next start compares the same marks again.
        report(error);
      }
    },
  };
}
