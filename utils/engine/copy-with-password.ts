import type { Writer } from '@/utils/engine/create-writer';
import type { EngineDeps } from '@/utils/engine/engine-deps';
import { performSend } from '@/utils/engine/perform-send';
import { type FailureFacts, FichierError } from '@/utils/fichier/errors';
import type { GovernorHold } from '@/utils/fichier/fichier';
import type { OutboxHold } from '@/utils/transfers/schema';
import { takesPassword } from '@/utils/transfers/state';
import { isTrouble } from '@/utils/transfers/suspects';

type Asked = {
  readonly id: string;
  readonly password: string;
  /** Why nothing is sent now. */
  hold(): Promise<OutboxHold | GovernorHold | null>;
};

/** Copies one refused file with its password. Rejects where the row alone does not tell why it asks again. */
export async function copyWithPassword(
  deps: EngineDeps,
  writer: Writer,
  { id, password, hold }: Asked,
): Promise<void> {
  const row = await deps.store.get(id);
  // Removed, or sent meanwhile by another page: the row tells.
  if (row === null || row.hidden || !takesPassword(row)) return;
  const held = await hold();
  // How many sources are fetched at once is no business of a copy.
  if (held !== null && held.reason !== 'limit') {
    const { code, words, until } = held;
    throw new FichierError({ code, outcome: 'not-sent', words, until });
  }
  const action = {
    type: 'send',
    kind: 'copy',
    lane: 'user',
    batch: { transfers: [row], waiting: 1 },
  } as const;
  const facts = await performSend(deps, writer, action, (await deps.account()) ?? '', password);
  if (facts !== null && isOfNoFile(facts)) throw new FichierError(facts);
}

const isOfNoFile = ({ code, outcome }: FailureFacts): boolean =>
  outcome === 'not-sent' || (outcome === 'refused' && isTrouble(code));
