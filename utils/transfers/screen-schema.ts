import * as z from 'zod/mini';

/** How many visible transfers are in which state. */
export const countsSchema = z.object({
  waiting: z.number(),
  active: z.number(),
  done: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  total: z.number(),
});
export type Counts = z.infer<typeof countsSchema>;

export const transferFilterSchema = z.enum(['all', 'open', 'done', 'failed']);
export type TransferFilter = z.infer<typeof transferFilterSchema>;

/** The word a transfer shows. */
export const screenStateSchema = z.enum([
  'waiting',
  'on-hold',
  'sending',
  'checking',
  'at-1fichier',
  'done',
  'failed',
  'cancelled',
]);
export type ScreenState = z.infer<typeof screenStateSchema>;

/** What is known of a transfer of which nobody can tell whether 1fichier has it. Times are epoch ms. */
export const doubtSchema = z.object({
  /** Null once the record of the request is gone. */
  known: z.nullable(
    z.object({
      sentAt: z.number(),
      cause: z.enum([
        'answer-lost',
        'answer-unclear',
        /** Accepted, and no longer listed. */
        'vanished',
        /** Accepted, and never said to have ended. */
        'no-answer',
        /** The answer speaks of other files only. */
        'not-named',
      ]),
      /** 1fichier's list was read, and shows neither that it is there nor that it is not. */
      wasSought: z.boolean(),
    }),
  ),
  /** While it is still looked for by itself: until then at most. */
  checkedUntil: z.nullable(z.number()),
  /** And when next, at the latest. */
  nextLookAt: z.nullable(z.number()),
});
export type Doubt = z.infer<typeof doubtSchema>;
