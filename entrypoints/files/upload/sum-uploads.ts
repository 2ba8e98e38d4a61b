import type { UploadSum } from '@/components/upload/upload-item';
import { isOver, sentOf, type UploadRow } from '@/entrypoints/files/upload/upload-row';
import { type PaceSample, paceOf, timeLeft } from '@/utils/uploads/upload-pace';

/** All uploads as one. `pace`: how the bytes of all of them went out lately; `now`: epoch ms. */
export function sumUploads(rows: readonly UploadRow[], pace: readonly PaceSample[], now: number): UploadSum {
  const sum = { total: rows.length, ended: 0, failed: 0, done: 0, sent: 0, size: 0 };
  let isSending = false;
  for (const row of rows) {
    const { kind } = row.state;
    if (isOver(row.state)) sum.ended += 1;
    if (kind === 'done') sum.done += 1;
    if (kind === 'failed' || kind === 'unknown') sum.failed += 1;
    if (kind === 'sending') isSending = true;
    if (isOver(row.state) && kind !== 'done') continue;
    sum.sent += sentOf(row);
    sum.size += row.size;
  }
  const speed = isSending ? paceOf(pace, now) : null;
  return { ...sum, speed, leftMs: timeLeft(sum.size - sum.sent, speed) };
}
