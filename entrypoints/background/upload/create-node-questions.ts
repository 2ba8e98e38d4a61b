import type { UploadBook } from '@/entrypoints/background/upload/upload-book';
import { type FailureFacts, FichierError, isFichierError, POLICY } from '@/utils/fichier/errors';
import type { Governor } from '@/utils/fichier/fichier';
import type { FichierNode, NodeReport } from '@/utils/fichier/node/fichier-node';
import { createInTurn } from '@/utils/store/in-turn';

export type NodeQuestionsDeps = {
  readonly node: FichierNode;
  readonly book: Pick<UploadBook, 'changeAll'>;
  /** The lock of the API, which is one of the address. */
  readonly hold: Governor['hold'];
  /** Epoch ms. */
  readonly now: () => number;
};

/** What a question to a node comes to. `failed`: it found no answer. */
export type NodeWord = NodeReport | { readonly state: 'failed'; readonly facts: FailureFacts };

/** Questions to the nodes: one at a time, and none during a lock, whoever told of it. */
export type NodeQuestions = {
  /** Rejects when nobody can be asked: offline, or locked, with the end of that. */
  ask(question: Parameters<FichierNode['report']>[0]): Promise<NodeWord>;
  /** The lock that a node told of and that lasts; null: none. */
  lock(): FailureFacts | null;
};

const MINUTE_MS = 60_000;
const IP_LOCK_MS = 60 * MINUTE_MS;
const FLOOD_MS = 5 * MINUTE_MS;
/** The API's lock may be lifted by hand; to look costs no call. */
const HOLD_LOOK_MS = MINUTE_MS;

export function createNodeQuestions({ node, book, hold, now }: NodeQuestionsDeps): NodeQuestions {
  const inTurn = createInTurn();
  let known: { readonly facts: FailureFacts; readonly from: number; readonly until: number } | null = null;

  function lock(): FailureFacts | null {
    // A clock that was set back does not make it last longer.
    return known !== null && now() >= known.from && now() < known.until ? known.facts : null;
  }

  async function refuse(): Promise<void> {
    const told = lock();
    if (told !== null) throw new FichierError({ ...told, outcome: 'not-sent' });
    const held = await hold();
    if (held === null) return;
    const until = Math.min(held.until, now() + HOLD_LOOK_MS);
    throw new FichierError({ code: held.code, outcome: 'not-sent', words: held.words, until });
  }

  async function onFailure(facts: FailureFacts): Promise<NodeWord> {
    if (facts.code === 'offline') throw new FichierError(facts);
    const reason = POLICY[facts.code].hold;
    if (reason !== 'ip-locked' && reason !== 'flood') return { state: 'failed', facts };
    const from = now();
    const until = from + (reason === 'flood' ? FLOOD_MS : IP_LOCK_MS);
    known = { facts: { ...facts, until }, from, until };
    // On record for the next life of the background.
    await book.changeAll((one) => ({ ...one, askedAt: from, askAgainAt: until }));
    throw new FichierError(known.facts);
  }

  return {
    lock,
    ask: (question) =>
      inTurn(async () => {
        await refuse();
        try {
          return await node.report(question);
        } catch (error) {
          if (!isFichierError(error)) throw error;
          return await onFailure(error.facts);
        }
      }),
  };
}
