import type { ActOutcome } from '@/utils/fichier/fichier-files';
import { linkId } from '@/utils/links/link-id';

/** The answer to an act on many files, as read: those that it names, and how many it says were done. */
export type ActAnswer = {
  readonly named: readonly { readonly url: string; readonly name: string | null }[];
  /** Null when not told. */
  readonly count: number | null;
};

/**
 * What became of each file. 1fichier names those it did, on a domain of its choice; what it neither names nor counts was
 * not done. Where names and number do not agree, only the named ones are certain.
 */
export function settleAct(asked: readonly string[], { named, count }: ActAnswer): ActOutcome {
  if (named.length === 0 && count === asked.length)
    return { done: asked.map(unnamed), missing: [], open: [] };
  const byId = new Map(named.map((file) => [linkId(file.url), file]));
  const done: ActOutcome['done'][number][] = [];
  const others: string[] = [];
  for (const url of asked) {
    const file = byId.get(linkId(url));
    if (file === undefined) others.push(url);
    else done.push({ url, name: file.name });
  }
  const isCertain = count === null ? done.length > 0 : count === done.length;
  return { done, missing: isCertain ? others : [], open: isCertain ? [] : others };
}

const unnamed = (url: string) => ({ url, name: null });
