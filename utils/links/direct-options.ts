import * as z from 'zod/mini';

/** How a direct link is asked for; the flags of `download/get_token.cgi`. */
export const directOptionsSchema = z.object({
  /** Shown in the browser instead of saved; 1fichier does so only with files whose owner has marked them for it. */
  inline: z.boolean(),
  /** Spends CDN credits. */
  cdn: z.boolean(),
  /** With CDN only. 0: none, 1: the address may not change, 2: no further requests. */
  restrictIp: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** No sub-requests: the link works once. */
  single: z.boolean(),
  /** A link over plain http. */
  noSsl: z.boolean(),
});
export type DirectOptions = z.infer<typeof directOptionsSchema>;

export const PLAIN_DIRECT_OPTIONS: DirectOptions = {
  inline: false,
  cdn: false,
  restrictIp: 0,
  single: false,
  noSsl: false,
};
