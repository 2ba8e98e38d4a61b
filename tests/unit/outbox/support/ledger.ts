import type { OutboxChanges } from '@/utils/transfers/changes';
import type { Job, Transfer } from '@/utils/transfers/schema';

/** One send of a transfer by the user's will: the first, or a `Retry`. */
export type Attempt = {
  /** The moment at which it was stored: moments count up with everything that is stored or sent. */
  readonly from: number;
  /** The row as last stored in this attempt. */
  row: Transfer;
};

/** Times are true times, epoch ms. */
export type JobRecord = {
  readonly startedAt: number;
  /** When it was first stored as anything but `sending`. */
  endedAt: number | null;
  absentAt: number | null;
  job: Job;
};

/** All that was ever stored, with its true times: rows that are deleted later stay here. */
export class Ledger {
  readonly attempts = new Map<string, Attempt[]>();
  readonly jobs = new Map<string, JobRecord>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  note({ transfers, jobs }: OutboxChanges, moment: number): void {
    for (const row of transfers) this.noteTransfer(row, moment);
    for (const job of jobs) this.noteJob(job);
  }

  /** Every transfer as last stored. */
  rows(): readonly Transfer[] {
    return [...this.attempts.values()].flatMap((list) => list.at(-1)?.row ?? []);
  }

  private noteTransfer(row: Transfer, moment: number): void {
    const attempts = this.attempts.get(row.id) ?? [];
    this.attempts.set(row.id, attempts);
    const last = attempts.at(-1);
    if (last === undefined || row.attempt > last.row.attempt) attempts.push({ from: moment, row });
    else last.row = row;
  }

  private noteJob(job: Job): void {
    const known = this.jobs.get(job.key);
    const record = known ?? { startedAt: this.now(), endedAt: null, absentAt: null, job };
    record.job = job;
    if (job.state !== 'sending') record.endedAt ??= this.now();
    if (job.state === 'absent') record.absentAt ??= this.now();
    this.jobs.set(job.key, record);
  }
}
