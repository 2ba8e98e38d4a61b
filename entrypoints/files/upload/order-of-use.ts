import type { UploadRow } from '@/entrypoints/files/upload/upload-row';
import type { UploadState } from '@/utils/uploads/upload-state';

/** What moves, then what wants the user, then what waits, then what is over. */
const PLACES: Readonly<Record<UploadState['kind'], number>> = {
  starting: 0,
  sending: 0,
  sent: 0,
  asking: 1,
  failed: 2,
  unknown: 2,
  waiting: 3,
  done: 4,
  cancelled: 4,
};

/** The rows as they are shown, each group in the order in which they were added. */
export function inOrderOfUse(rows: readonly UploadRow[]): readonly UploadRow[] {
  return rows.toSorted((one, other) => PLACES[one.state.kind] - PLACES[other.state.kind]);
}
