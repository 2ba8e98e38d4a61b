import * as z from 'zod/mini';

/** Turns a value of one version into the next. What it throws makes the value unreadable. */
export type Migration = (value: unknown) => unknown;

const envelopeSchema = z.object({ version: z.number().check(z.int(), z.gte(1)), value: z.unknown() });

/** A schema that reads values of any known version: the migration at index 0 leads from version 1 to 2, and so on. */
export function versioned<T>(schema: z.ZodMiniType<T>, migrations: readonly Migration[]): z.ZodMiniType<T> {
  const migrated = z.pipe(
    envelopeSchema,
    z.transform(({ version, value }, context) => {
      try {
        if (version > versionAfter(migrations)) throw new RangeError('a later version');
        return migrations.slice(version - 1).reduce((old, migrate) => migrate(old), value);
      } catch {
        context.issues.push({ code: 'custom', input: value, message: 'cannot be migrated' });
        return z.NEVER;
      }
    }),
  );
  return z.pipe(migrated, schema as z.ZodMiniType<T, unknown>);
}

/** The version that the last migration leads to. */
export function versionAfter(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}
