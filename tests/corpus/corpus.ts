import { attributes } from './attributes.ts';
import type { CorpusPage } from './corpus-page.ts';
import { exports } from './exports.ts';
import { feeds } from './feeds.ts';
import { fichier } from './fichier.ts';
import { forums } from './forums.ts';
import { hostile } from './hostile.ts';
import { media } from './media.ts';
import { protectors } from './protectors.ts';

/** All pages. */
export const corpus: readonly CorpusPage[] = [
  ...forums,
  ...fichier,
  ...protectors,
  ...media,
  ...attributes,
  ...feeds,
  ...exports,
  ...hostile,
];
