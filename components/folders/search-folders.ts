import type { KnownFolder } from '@/components/folders/known-folders';
import { foldName } from '@/utils/names/fold-name';
import { nameOrder } from '@/utils/names/name-order';

const WORD_START = /[\s\p{P}]/u;

/** How well a folded name fits: 0 begins with it, 1 has a word that does, 2 contains it; null: not at all. */
function fitOf(name: string, wanted: string): number | null {
  const at = name.indexOf(wanted);
  if (at < 0) return null;
  if (at === 0) return 0;
  return WORD_START.test(name[at - 1] ?? '') ? 1 : 2;
}

/** The known folders whose name contains the text, the best fits first and then by name. */
export function searchFolders(
  known: readonly KnownFolder[],
  text: string,
  locale: string,
): readonly KnownFolder[] {
  const wanted = foldName(text);
  const order = nameOrder(locale);
  return known
    .flatMap((folder) => {
      const name = folder.path.at(-1)?.name ?? '';
      const fit = fitOf(foldName(name), wanted);
      return fit === null ? [] : [{ folder, name, fit }];
    })
    .sort((a, b) => a.fit - b.fit || order.compare(a.name, b.name))
    .map(({ folder }) => folder);
}
