/** True when the browser had no room for what was to be stored. A new kind of error in some browsers, a name in all. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
