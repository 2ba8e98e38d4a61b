const NO_ROOM = 'QuotaExceededError';
/** Chromium's words for a full disk, and Firefox's where it keeps only the words. */
const SAYS_NO_ROOM = /NO_SPACE|QuotaExceededError|QUOTA_BYTES/;

/** True when the browser had no room for what was to be stored. A new kind of error in some browsers, a name in all. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && (error.name === NO_ROOM || SAYS_NO_ROOM.test(error.message));
}

/** How databases fail: once one write has found no room, Chromium and Firefox give these for those after it. */
const OF_DATABASES = ['AbortError', 'InvalidStateError', 'UnknownError'];
/** How `storage.local` fails, in Chromium and in Firefox. */
const OF_AREAS = /^IO error|^An unexpected error occurred$/;

/** The code for what a storage failed with; null for an error that speaks of something else. */
export function storageFault(error: unknown): 'storage' | 'storage-full' | null {
  if (isStorageFull(error)) return 'storage-full';
  if (!(error instanceof Error)) return null;
  return OF_DATABASES.includes(error.name) || OF_AREAS.test(error.message) ? 'storage' : null;
}
