import { type ReadonlySignal, signal } from '@preact/signals';
import { type LinkRow, linkRow, withHealth } from '@/components/grabber/link-row';
import type { Ask } from '@/components/page/ask';
import type { CatchHead } from '@/utils/links/grab/grabbed-link';
import type { LinkHealth } from '@/utils/messaging/links-protocol';
import type { Reason } from '@/utils/messaging/replies';

export type CatchState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'failed'; readonly reason: Reason };

export type CatchFeed = {
  readonly state: ReadonlySignal<CatchState>;
  readonly head: ReadonlySignal<CatchHead | null>;
  /** Each made once; those of the parts that have come so far. */
  readonly rows: ReadonlySignal<readonly LinkRow[]>;
  load(id: string): Promise<void>;
  /** What 1fichier says of links, by the address that it was asked for. */
  learn(answers: readonly LinkHealth[]): void;
};

/** The links of one catch, read part by part, so that the first are there at once. */
export function createCatchFeed(ask: Ask): CatchFeed {
  const state = signal<CatchState>({ kind: 'none' });
  const head = signal<CatchHead | null>(null);
  const rows = signal<readonly LinkRow[]>([]);
  let wanted = 0;

  async function load(id: string): Promise<void> {
    wanted += 1;
    const mine = wanted;
    state.value = { kind: 'loading' };
    head.value = null;
    rows.value = [];
    const answer = await ask('readCatch', { id });
    if (mine !== wanted) return;
    if (!answer.ok) {
      state.value = { kind: 'failed', reason: answer.reason };
      return;
    }
    head.value = answer.value;
    for (let part = 0; part < answer.value.parts; part += 1) {
      const reply = await ask('readCatchPart', { id, part });
      if (mine !== wanted) return;
      if (!reply.ok) {
        state.value = { kind: 'failed', reason: reply.reason };
        return;
      }
      const place = rows.value.length;
      rows.value = [...rows.value, ...reply.value.map((link, index) => linkRow(link, place + index))];
    }
    state.value = { kind: 'loaded' };
  }

  return {
    state,
    head,
    rows,
    load,
    learn: (answers) => {
      const byUrl = new Map(answers.map((answer) => [answer.url, answer]));
      rows.value = rows.value.map((row) => {
        const answer = row.fichier === null ? undefined : byUrl.get(row.fichier.canonical);
        return answer === undefined ? row : withHealth(row, answer);
      });
    },
  };
}
