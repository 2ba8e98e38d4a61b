import type { Ask } from '@/components/page/ask';
import type { UploadOptions } from '@/components/upload/UploadOptionsForm';
import type { SendFile, Sending } from '@/entrypoints/files/upload/send-file';
import type { UploadClaims } from '@/entrypoints/files/upload/upload-claims';
import type { UploadQueue } from '@/entrypoints/files/upload/upload-queue';
import type { UploadRow } from '@/entrypoints/files/upload/upload-row';
import { readNodeAnswer } from '@/utils/uploads/node-answer';
import type { UploadEffect, UploadReason } from '@/utils/uploads/upload-state';

type Needs = {
  readonly ask: Ask;
  readonly sendFile: SendFile;
  readonly claims: UploadClaims;
  readonly options: () => UploadOptions;
  /** Why a file may not begin, as known now; null when it may. */
  readonly objection: (row: UploadRow) => Promise<UploadReason | null>;
  readonly isPrivate: () => Promise<boolean>;
  readonly queue: Pick<UploadQueue, 'tell' | 'row' | 'aim'>;
  readonly onBegun: () => void;
  readonly clock: () => number;
};

/** Between two questions when the last one found no answer. */
const ASK_AGAIN_MS = 10_000;
/** So long a node may take to answer once all is out. Then it is asked what became of it, and the next one goes. */
const ANSWER_WAIT_MS = 2 * 60_000;
/** So long a page may be asked not to ask. */
const LONGEST_WAIT_MS = 2_147_483_647;

const reason = (code: UploadReason['code']): UploadReason => ({ code, words: null, until: null });

/** Carries out what the steps of uploads ask for. */
export function createUploadEffects(needs: Needs) {
  const { ask, claims } = needs;
  const { tell } = needs.queue;
  const running = new Map<string, Sending>();
  /** The options that an upload was begun with. */
  const chosen = new Map<string, UploadOptions>();
  /** What the background is told of one upload comes one after the other. */
  const told = new Map<string, Promise<unknown>>();

  function inOrder(id: string, act: () => Promise<unknown>): void {
    told.set(id, (told.get(id) ?? Promise.resolve()).then(act));
  }

  async function begin(row: UploadRow): Promise<void> {
    const refuse = (why: UploadReason) => tell(row.key, { type: 'not-begun', reason: why });
    const objection = await needs.objection(row);
    if (objection !== null) return refuse(objection);
    const folder = await row.folders.folderFor(row.root, row.way);
    if (!folder.ok) return refuse(folder.reason);
    const folderId = folder.value.id;
    const options = needs.options();
    const hasPassword = options.password !== '';
    const isPrivate = await needs.isPrivate();
    const { name, size } = row;
    const begun = await ask('beginUpload', { name, size, folderId, hasPassword, isPrivate });
    if (!begun.ok) {
      const { code } = begun.reason;
      if (code === 'folder-not-found') row.folders.forget();
      // Whether it was begun or not, nothing of the file has left.
      return refuse(code === 'unanswered' ? reason('broken') : begun.reason);
    }
    const { id, url } = begun.value;
    const isOurs = await claims.take(id);
    if (!isOurs || needs.queue.row(row.key) === null) {
      await ask('endUpload', { id });
      if (isOurs) claims.letGo(id);
      return refuse(reason('broken'));
    }
    needs.onBegun();
    needs.queue.aim(row.key, folderId);
    chosen.set(id, options);
    tell(row.key, { type: 'begun', id, url });
  }
  async function send({ key, file, name, aim }: UploadRow, id: string, url: string): Promise<void> {
    if (file === null) return tell(key, { type: 'cut', id });
    const { password, mail } = chosen.get(id) ?? needs.options();
    chosen.delete(id);
    const fields: [string, string][] = [['did', String(aim ?? 0)]];
    if (password !== '') fields.push(['dpass', password]);
    if (mail !== '') fields.push(['mail', mail]);
    let silence: ReturnType<typeof setTimeout> | undefined;
    const sending = needs.sendFile(
      { url, file, name, fields },
      {
        onProgress: (sent, total) => tell(key, { type: 'progress', id, sent, total }),
        onAllOut: () => {
          silence = setTimeout(() => tell(key, { type: 'cut', id }), ANSWER_WAIT_MS);
          tell(key, { type: 'all-out', id });
        },
      },
    );
    running.set(id, sending);
    const end = await sending.ended;
    clearTimeout(silence);
    running.delete(id);
    if (end.kind === 'aborted') return;
    if (end.kind === 'cut') return tell(key, { type: 'cut', id });
    const { status, url: responseUrl, text } = end;
    tell(key, { type: 'answered', id, answer: readNodeAnswer(id, { status, responseUrl, text }) });
  }

  /** What ends it meanwhile does not wait for the question. */
  async function askLater(key: string, id: string, waitMs: number): Promise<void> {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(waitMs, LONGEST_WAIT_MS)));
    if (needs.queue.row(key) !== null) inOrder(id, () => askReport(key, id));
  }

  async function askReport(key: string, id: string): Promise<void> {
    const reply = await ask('uploadReport', { id });
    tell(
      key,
      reply.ok
        ? { type: 'reported', id, report: reply.value }
        : { type: 'not-reported', id, reason: reply.reason },
    );
  }

  function waitFor({ state }: UploadRow, at: number | null): number {
    if (at !== null) return Math.max(0, at - needs.clock());
    return state.kind === 'asking' && state.problem !== null ? ASK_AGAIN_MS : 0;
  }

  return (row: UploadRow, effects: readonly UploadEffect[]): void => {
    for (const effect of effects) {
      switch (effect.type) {
        case 'begin':
          void begin(row);
          break;
        case 'send':
          void send(row, effect.id, effect.url);
          break;
        case 'abort':
          running.get(effect.id)?.abort();
          break;
        case 'tell-sent':
          inOrder(effect.id, () => ask('uploadSent', { id: effect.id }));
          break;
        case 'ask':
          void askLater(row.key, effect.id, waitFor(row, effect.at));
          break;
        case 'end':
          chosen.delete(effect.id);
          inOrder(effect.id, async () => {
            await ask('endUpload', { id: effect.id });
            claims.letGo(effect.id);
            told.delete(effect.id);
          });
          break;
      }
    }
  };
}
