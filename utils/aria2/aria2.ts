import * as z from 'zod/mini';
import { type Aria2Access, callAria2 } from '@/utils/aria2/call-aria2';
import { FichierError } from '@/utils/fichier/errors';

const versionSchema = z.object({ version: z.string() });
const gidSchema = z.string();

/** The version of the aria2 that answers. Errors: those of `callAria2`. */
export async function aria2Version(access: Aria2Access): Promise<string> {
  return read(versionSchema, await callAria2(access, { method: 'aria2.getVersion', params: [] })).version;
}

/** Has aria2 download `url` into its own folder under `out`, a file name. Errors: those of `callAria2`. */
export async function addToAria2(access: Aria2Access, url: string, out: string): Promise<void> {
  read(gidSchema, await callAria2(access, { method: 'aria2.addUri', params: [[url], { out }] }));
}

function read<T>(schema: z.ZodMiniType<T>, result: unknown): T {
  const parsed = z.safeParse(schema, result);
  if (parsed.success) return parsed.data;
  throw new FichierError({ code: 'aria2-unreachable', outcome: 'unknown' });
}
