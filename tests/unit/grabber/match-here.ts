import { searchedText } from '@/components/grabber/link-row';
import { parseRegex } from '@/components/grabber/regex-error';
import type { MatchRegex } from '@/entrypoints/grabber/regex-matcher';

/** Matches as the worker does, without one. */
export const matchHere: MatchRegex = async (rows, pattern) => {
  const regex = parseRegex(pattern);
  return Uint8Array.from(rows, (row) => Number('kind' in regex || regex.test(searchedText(row))));
};
