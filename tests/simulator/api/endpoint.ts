import * as z from 'zod';
import type { Call } from '../model/recorder.ts';
import type { Account } from '../model/records.ts';
import { malformed } from '../model/refusal.ts';
import type { World } from '../model/world.ts';

export type ApiContext = {
  readonly world: World;
  readonly account: Account;
  /** The call that is being answered. */
  readonly call: Call;
};

/** One path of the API: checks the body strictly, then works. Throws `Refusal` for every KO. */
export type Endpoint = (context: ApiContext, body: unknown) => object | Promise<object>;

export const bit = z.union([z.literal(0), z.literal(1)]);
export const folderId = z.int().nonnegative();
/** Names that 1fichier would change are mistakes of whoever sends them. */
export const itemName = z
  .string()
  .min(1)
  .regex(/^[^\\<>"'$`]*$/)
  .refine((name) => name.trim() === name, 'white space at an end');
/** `{ urls: [...] }` of share links. */
export const links = z.array(z.string().min(1)).min(1);

/** An endpoint whose body has exactly these fields; `pretty` is known everywhere. */
export function createEndpoint<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (context: ApiContext, body: z.infer<z.ZodObject<Shape>>) => object | Promise<object>,
): Endpoint {
  const schema = z.strictObject({ ...shape, pretty: bit.optional() });
  return (context, body) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw malformed(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
    }
    // `parsed` has the fields of `shape` and `pretty`, which no endpoint looks at.
    return run(context, parsed.data as z.infer<z.ZodObject<Shape>>);
  };
}
