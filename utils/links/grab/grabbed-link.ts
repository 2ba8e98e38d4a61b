import * as z from 'zod/mini';
import { ERROR_CODES } from '@/utils/fichier/errors';

/** Where in a page a link was found. `redirect`: inside the address of a redirector; `folder`: in a public folder. */
export const linkPlaceSchema = z.enum([
  'anchor',
  'area',
  'image',
  'srcset',
  'video',
  'audio',
  'source',
  'frame',
  'data',
  'text',
  'redirect',
  'folder',
  'given',
]);
export type LinkPlace = z.infer<typeof linkPlaceSchema>;

/** One link of a catch, folded: the same address found more than once is one link. */
export const grabbedLinkSchema = z.object({
  /** Absolute, `http`, `https` or `ftp`, as the page means it. */
  url: z.string(),
  from: linkPlaceSchema,
  /** The text of the link on the page, on one line; empty when it has none. */
  text: z.string(),
  /** How often it was found. */
  count: z.number(),
  /** What a page, a list of 1fichier's or a public folder tells of the file, bytes for its size. */
  name: z.nullable(z.string()),
  size: z.nullable(z.number()),
  /** Whether a password or an access list protects it, as a public folder tells. */
  isProtected: z.nullable(z.boolean()),
});
export type GrabbedLink = z.infer<typeof grabbedLinkSchema>;

/** What is known of a whole catch. Times are epoch ms. */
export const catchHeadSchema = z.object({
  id: z.string(),
  /** `links`: given by another part of the extension, such as the menu on one link. */
  source: z.enum(['page', 'selection', 'folder', 'links']),
  /** Title and address of the page or folder; empty when there is none. */
  title: z.string(),
  url: z.string(),
  /** The tab they were found in, to grab the whole page after a selection; null when there is none. */
  tabId: z.nullable(z.number()),
  isPrivate: z.boolean(),
  at: z.number(),
  /** Links after folding, and the repetitions that were folded away. */
  total: z.number(),
  folded: z.number(),
  /** Frames of the page that could not be read. */
  unreadableFrames: z.number(),
  /** Parts that the links are stored in; `readCatchPart` takes 0 to `parts` - 1. */
  parts: z.number(),
  /** What the grabber does first: only show the links, or go on to get their direct links, all picked. */
  purpose: z.enum(['pick', 'direct-links']),
  /** Why there are no links, such as `restricted-page`; null when the page was read. */
  failure: z.nullable(z.enum(ERROR_CODES)),
});
export type CatchHead = z.infer<typeof catchHeadSchema>;
