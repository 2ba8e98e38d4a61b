import { fileName } from '@/utils/links/shapes/file-name';
import { composed } from '@/utils/names/same-name';

const EXTENSION = /\.[^. ]{1,16}$/;

/**
 * A `fileName` for each name, no two of them the same file on any system: a repeated one is numbered before its
 * extension. What nobody else wants keeps its name.
 */
export function unlikeFileNames(names: readonly string[]): readonly string[] {
  const wanted = names.map(fileName);
  const isTaken = new Set(wanted.map(sameFile));
  const isUsed = new Set<string>();
  const last = new Map<string, number>();
  return wanted.map((name) => {
    const file = sameFile(name);
    if (!isUsed.has(file)) {
      isUsed.add(file);
      return name;
    }
    let number = last.get(file) ?? 1;
    let numbered: string;
    do {
      number += 1;
      numbered = withNumber(name, number);
    } while (isTaken.has(sameFile(numbered)) || isUsed.has(sameFile(numbered)));
    last.set(file, number);
    isUsed.add(sameFile(numbered));
    return numbered;
  });
}

/** Equal for names of one file where letters of either case, and each way to write an accent, are the same. */
function sameFile(name: string): string {
  // Upper case of lower case, since only so ß and SS, σ and ς become the same.
  return composed(composed(name).toLowerCase().toUpperCase());
}

function withNumber(name: string, number: number): string {
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  return `${name.slice(0, name.length - extension.length)} (${number})${extension}`;
}
