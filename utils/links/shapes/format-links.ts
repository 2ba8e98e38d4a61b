import { formatMarkdown } from '@/utils/links/shapes/format-markdown';
import type { NamedLink } from '@/utils/links/shapes/named-link';
import { writtenUrl } from '@/utils/links/shapes/written-url';

export type { NamedLink } from '@/utils/links/shapes/named-link';

/** The formats that links can be written in. `aria2`: an input file for `aria2c --input-file`; `curl`: commands for a shell. */
export const SHAPES = ['plain', 'markdown', 'html', 'bbcode', 'json', 'csv', 'aria2', 'curl'] as const;
export type Shape = (typeof SHAPES)[number];

const FORMATS: Partial<Readonly<Record<Shape, (links: readonly NamedLink[]) => string>>> = {
  plain: (links) => links.map(({ url }) => writtenUrl(url)).join('\n'),
  markdown: formatMarkdown,
};

/**
 * Links as text in a format, one link after the other and in the order given, without a line end at the end. Whatever is in
 * a name, it stays a name.
 */
export function formatLinks(shape: Shape, links: readonly NamedLink[]): string {
  return FORMATS[shape]?.(links) ?? '';
}
