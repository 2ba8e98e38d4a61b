import * as z from 'zod/mini';
import { LINK_KINDS } from '@/utils/links/grab/file-kinds';

/** Which links of a catch are shown. */
export const grabberFilterSchema = z.object({
  /** Only these; empty: every kind. */
  kinds: z.array(z.enum(LINK_KINDS)),
  /** In name, address or text, whatever the case: every word of it, or a regular expression. */
  text: z.string(),
  isRegex: z.boolean(),
  /** Part of the host; empty: any. */
  host: z.string(),
});
export type GrabberFilter = z.infer<typeof grabberFilterSchema>;

export const NO_FILTER: GrabberFilter = { kinds: [], text: '', isRegex: false, host: '' };
