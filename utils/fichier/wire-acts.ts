import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import { saysNoChanges } from '@/utils/fichier/failure-texts';
import type { ActAnswer } from '@/utils/fichier/settle-act';
import { wireFileLink } from '@/utils/fichier/wire-links';
import { readableRows, wireNumber, wireRows, wireText } from '@/utils/fichier/wire-values';

const actSchema = z.object({
  message: wireText,
  urls: wireRows,
  removed: wireNumber,
  moved: wireNumber,
  renamed: wireNumber,
  updated: wireNumber,
});
type Act = 'removed' | 'moved' | 'renamed' | 'updated';

const namedSchema = z.object({ url: wireFileLink, new_filename: wireText });

/**
 * `file/rm`, `mv`, `rename` and `chattr`, about `asked` files. Null when the answer does not tell what became of them.
 * `No changes requested` says that all of them are as wished.
 */
export function readAct(json: JsonObject, act: Act, asked: number): ActAnswer | null {
  const answer = z.safeParse(actSchema, json).data;
  if (answer === undefined) return null;
  if (answer.message !== null && saysNoChanges(answer.message)) return { named: [], count: asked };
  const named = readableRows(answer.urls ?? [], readNamed);
  const count = answer[act];
  return named.length === 0 && count === null ? null : { named, count };
}

function readNamed(row: unknown): ActAnswer['named'][number] | null {
  const file = z.safeParse(namedSchema, typeof row === 'string' ? { url: row } : row).data;
  return file === undefined || file.url === null ? null : { url: file.url, name: file.new_filename };
}
