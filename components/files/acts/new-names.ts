import type { FileRowEntry } from '@/components/files/file-entry';
import { type NameRefusal, nameRefusal } from '@/utils/links/item-name';
import type { FileView } from '@/utils/messaging/files-protocol';
import { replaceInName } from '@/utils/names/replace-in-name';
import { composed, isSameName } from '@/utils/names/same-name';

/** What is to change in names: plain text, every occurrence of it, however its accents are written. An empty `find` changes nothing. */
export type NameChange = {
  readonly find: string;
  readonly replacement: string;
  /** Extensions stay as they are without it. */
  readonly withExtensions: boolean;
};

export type NewName = {
  readonly entry: FileRowEntry;
  readonly name: string;
  /** Why it is not given; null: it is. */
  readonly refusal: NameRefusal | null;
  /** Will another file of the folder have this name too? */
  readonly isTwice: boolean;
};

/** Characters before the extension of a file's name; a name that begins with its only dot is all stem. */
export function stemLength(name: string): number {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? dot : name.length;
}

export function changedName(name: string, { find, replacement, withExtensions }: NameChange): string {
  const end = withExtensions ? name.length : stemLength(name);
  return replaceInName(name.slice(0, end), find, replacement) + name.slice(end);
}

/**
 * The files whose name changes: first those that are refused, then those that share a name, then the rest. `around`: all
 * files of the folder.
 */
export function newNames(
  files: readonly FileRowEntry[],
  around: readonly FileView[],
  change: NameChange,
): readonly NewName[] {
  const changed = files.flatMap((entry) => {
    const name = changedName(entry.file.name, change);
    return isSameName(name, entry.file.name) ? [] : [{ entry, name, refusal: nameRefusal(name, 'file') }];
  });
  const given = changed.filter(({ refusal }) => refusal === null);
  const urls = new Set(given.map(({ entry }) => entry.file.url));
  const kept = around.filter(({ url }) => !urls.has(url));
  const uses = new Map<string, number>();
  const count = (name: string) => uses.get(composed(name)) ?? 0;
  for (const { name } of [...given, ...kept]) uses.set(composed(name), count(name) + 1);
  return changed
    .map((each) => ({ ...each, isTwice: each.refusal === null && count(each.name) > 1 }))
    .sort((a, b) => rankOf(a) - rankOf(b));
}

/** What needs a look comes first. */
function rankOf({ refusal, isTwice }: NewName): number {
  if (refusal !== null) return 0;
  return isTwice ? 1 : 2;
}
