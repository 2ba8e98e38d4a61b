import type { JobResult } from '@/utils/transfers/events';
import { isSameUrl } from '@/utils/transfers/same-url';

/**
 * The result of each source, in the order of `urls`; null where there is none. By identical URL, then by the same URL,
 * then by position if there are as many results as sources. No result serves two sources.
 */
export function matchResults(
  urls: readonly string[],
  results: readonly JobResult[],
): readonly (JobResult | null)[] {
  const left = new Set(results);
  const take = (isMatch: (result: JobResult) => boolean): JobResult | null => {
    for (const result of left) {
      if (!isMatch(result)) continue;
      left.delete(result);
      return result;
    }
    return null;
  };
  const exact = urls.map((url) => take((result) => result.url === url));
  const same = urls.map(
    (url, index) => exact[index] ?? take((result) => result.url !== null && isSameUrl(result.url, url)),
  );
  if (results.length !== urls.length) return same;
  return same.map((match, index) => match ?? take((result) => result === results[index]));
}
