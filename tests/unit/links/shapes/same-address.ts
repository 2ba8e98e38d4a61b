/** `!'()*,.:;?[\]` and the backtick, `{|}~`: in a path, a query or a fragment they mean the same, encoded or not. */
const ALIKE = /%(?:2[1789ACE]|3[ABF]|5[BCD]|60|7[BCDE])/gi;

/** What a browser takes an address for, part by part; equal for those that lead to the same place. */
export function address(url: string): string {
  const { protocol, username, password, host, pathname, search, hash } = new URL(url);
  return [protocol, username, password, host, pathname, search, hash]
    .map((part) => part.replace(ALIKE, decodeURIComponent))
    .join(' ');
}
