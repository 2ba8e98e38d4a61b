import * as z from 'zod/mini';
import { ERROR_CODES } from '@/utils/fichier/errors';

/** A failure or a reason as a page may see it. Texts: `error_<code>` and `advice_<code>`. */
export const reasonSchema = z.object({
  code: z.enum(ERROR_CODES),
  /** 1fichier's own words; null when it said nothing. */
  words: z.nullable(z.string()),
  until: z.nullable(z.number()),
});
export type Reason = z.infer<typeof reasonSchema>;

export const sendReportSchema = z.object({
  /** Links stored and on their way. */
  accepted: z.number(),
  /** Same link more than once in one paste: folded into one. */
  folded: z.number(),
  refused: z.array(z.object({ source: z.string(), code: z.enum(ERROR_CODES) })),
  /** No key yet: the links are stored and go out after a key is saved. */
  needsKey: z.boolean(),
});
export type SendReport = z.infer<typeof sendReportSchema>;

export const failureReplySchema = z.object({ ok: z.literal(false), reason: reasonSchema });
/** Success or an expected failure, as data. */
export const reply = <T extends z.ZodMiniType>(value: T) =>
  z.union([z.object({ ok: z.literal(true), value }), failureReplySchema]);
