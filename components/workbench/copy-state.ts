import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { SavedFile } from '@/components/page/save-file';
import { formatCount } from '@/components/texts/format';
import { pluralForm } from '@/components/texts/plural';
import { formatLinks, type Shape, shapeFile } from '@/utils/links/shapes/format-links';
import type { NamedLink } from '@/utils/links/shapes/named-link';

type Needs = {
  readonly copy: (text: string) => Promise<boolean>;
  readonly saveFile: (file: SavedFile) => void;
  /** Says, and reads aloud, what was done. */
  readonly say: (message: string, isBad?: boolean) => void;
  readonly locale: string;
};

/** The shape that links are copied and saved in, one for the whole page. */
export function createCopyState({ copy, saveFile, say, locale }: Needs) {
  const shape = signal<Shape>('plain');

  async function copyLinks(
    links: readonly NamedLink[],
    text: 'copied_as' | 'direct_copied' = 'copied_as',
    as: Shape = shape.value,
  ): Promise<boolean> {
    if (links.length === 0) {
      say(i18n.t('pick_first'));
      return false;
    }
    const isCopied = await copy(formatLinks(as, links, locale));
    const form = pluralForm(links.length, i18n.t('language'));
    const count = formatCount(links.length, locale);
    if (isCopied) say(i18n.t(`${text}_${form}`, [count, i18n.t(`shape_${as}`)]));
    else say(i18n.t('copy_failed'), true);
    return isCopied;
  }

  return {
    shape,
    copyLinks,
    chooseShape: (chosen: Shape) => {
      shape.value = chosen;
    },
    saveLinks: (links: readonly NamedLink[], name: string) => {
      if (links.length === 0) return say(i18n.t('pick_first'));
      const { extension, mimeType, lead } = shapeFile(shape.value);
      const file = `${name}.${extension}`;
      saveFile({ name: file, type: mimeType, text: `${lead}${formatLinks(shape.value, links, locale)}\n` });
      say(i18n.t('saved_file', [file]));
    },
  };
}

export type CopyState = ReturnType<typeof createCopyState>;
