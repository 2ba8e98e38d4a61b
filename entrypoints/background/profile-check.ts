import type { EngineDeps } from '@/utils/engine/engine-deps';
import type { OutboxBackup } from '@/utils/store/backup/back-up-outbox';
import type { ProfileMarks } from '@/utils/store/backup/profile-marks';

export type ProfileCheckDeps = {
  readonly marks: Pick<ProfileMarks, 'differ' | 'advance'>;
  readonly backup: Pick<OutboxBackup, 'flush'>;
  isBrowserStart(): Promise<boolean>;
  report(error: unknown): void;
};

/** Once in a run of the browser: do the two storages belong together? */
export function createProfileCheck(deps: ProfileCheckDeps): EngineDeps['profile'] {
  const { marks, backup, isBrowserStart, report } = deps;
  return {
    isDoubted: async () => (await isBrowserStart()) && marks.differ(),
    async settle() {
      if (!(await isBrowserStart())) return;
      try {
        // What a new database has lost is on record before the database is marked.
        await backup.flush();
        await marks.advance();
      } catch (error) {
        // The next start compares the same marks again.
        report(error);
      }
    },
  };
}
