import { type ReadonlySignal, signal } from '@preact/signals';
import type { Ask } from '@/components/page/ask';
import type { DirectItem, DirectPhase, DirectState, WorkFile } from '@/components/workbench/direct-item';
import { type ErrorCode, POLICY } from '@/utils/fichier/errors';
import type { DirectOptions } from '@/utils/links/direct-options';

type Needs = {
  readonly ask: Ask;
  readonly options: () => DirectOptions;
  /** A file has its link now. */
  readonly onReady: (key: string) => void;
  /** Every file has been asked about that could be. `isWanted`: the user waits for all of them, not for one anew. */
  readonly onEnd: (isWanted: boolean) => void;
};

export type DirectRun = {
  readonly items: ReadonlySignal<readonly DirectItem[]>;
  readonly phase: ReadonlySignal<DirectPhase>;
  /** These files: none of them asked about yet, or with what was answered elsewhere. */
  lay(files: readonly WorkFile[], answered?: DirectState): void;
  /** Asks about every file that waits; after a stop too. */
  goOn(): Promise<void>;
  /** Asks about every file, those with a link too: the options are others now. */
  startOver(): Promise<void>;
  /** Asks about no further one. What is under way comes in all the same: it may have cost something. */
  cancel(): void;
  /** Asks about these again. */
  again(keys: readonly string[]): Promise<void>;
  enterPasswords(keys: readonly string[], password: string): Promise<void>;
  change(key: string, change: Partial<Pick<DirectItem, 'state' | 'handed'>>): void;
  /** Back to the choice of options. */
  askOptions(): void;
};

/** Does this speak of all files, so that asking on would only make it worse? */
function stopsAll(code: ErrorCode): boolean {
  return POLICY[code].ofAccount || POLICY[code].hold !== null;
}

/** Gets direct links for one file after the other, never two at a time. */
export function createDirectRun({ ask, options, onReady, onEnd }: Needs): DirectRun {
  const items = signal<readonly DirectItem[]>([]);
  const phase = signal<DirectPhase>({ kind: 'options' });
  const passwords = new Map<string, string>();
  let running: Promise<void> | null = null;
  let isWanted = false;
  /** Only these are asked about, and then all is as it was before; null: every file that waits. */
  let only: { readonly keys: ReadonlySet<string>; readonly before: DirectPhase } | null = null;
  /** Which files, and which wish for them, a question belongs to: each laying or calling off begins another. */
  let files = 0;
  let wish = 0;
  const isRunning = () => phase.value.kind === 'running';

  function change(key: string, changed: Partial<Pick<DirectItem, 'state' | 'handed'>>): void {
    items.value = items.value.map((item) => (item.key === key ? { ...item, ...changed } : item));
  }
  function setStates(keys: readonly string[], state: DirectState): void {
    const chosen = new Set(keys);
    items.value = items.value.map((item) => (chosen.has(item.key) ? { ...item, state, handed: null } : item));
  }

  async function askFor({ key, link }: DirectItem): Promise<DirectState> {
    const mine = wish;
    const password = passwords.get(key) ?? null;
    const reply = await ask('directLinkOf', { url: link, options: options(), password });
    if (reply.ok) return { kind: 'ready', ...reply.value };
    const { code } = reply.reason;
    if (code === 'password-required' || code === 'password-wrong')
      return { kind: 'password', isWrong: code === 'password-wrong' };
    if (!stopsAll(code)) return { kind: 'failed', reason: reply.reason };
    // Called off while it was being asked about, though others may have been asked for since.
    if (mine !== wish || !isRunning()) return { kind: 'cancelled' };
    phase.value = { kind: 'stopped', reason: reply.reason };
    return { kind: 'waiting' };
  }

  async function work(): Promise<void> {
    while (isRunning()) {
      const next = items.value.find(
        ({ key, state }) => state.kind === 'waiting' && (only === null || only.keys.has(key)),
      );
      if (next === undefined) {
        phase.value = only?.before ?? { kind: 'ended' };
        only = null;
        onEnd(isWanted);
        isWanted = false;
        return;
      }
      const mine = files;
      change(next.key, { state: { kind: 'asking' } });
      const state = await askFor(next);
      if (mine !== files) continue;
      change(next.key, { state });
      if (state.kind === 'ready') onReady(next.key);
    }
  }

  function startAll(): Promise<void> {
    only = null;
    isWanted = true;
    return start();
  }

  /** What else waits goes on waiting unless it is being asked about already. */
  function startOnly(keys: readonly string[]): Promise<void> {
    if (!isRunning()) only = { keys: new Set(keys), before: phase.value };
    else if (only !== null) only = { ...only, keys: new Set([...only.keys, ...keys]) };
    return start();
  }

  async function start(): Promise<void> {
    phase.value = { kind: 'running' };
    running ??= work().finally(() => {
      running = null;
    });
    await running;
    // Something was asked for between the last answer and the end.
    if (isRunning()) await start();
  }

  return {
    items,
    phase,
    change,
    lay: (laid, answered) => {
      files += 1;
      wish += 1;
      only = null;
      isWanted = false;
      const state = answered ?? { kind: 'waiting' };
      items.value = laid.map((item) => ({ ...item, state, handed: null }));
      phase.value = { kind: answered === undefined ? 'options' : 'ended' };
    },
    goOn: startAll,
    startOver: () => {
      setStates(
        items.value.map(({ key }) => key),
        { kind: 'waiting' },
      );
      return startAll();
    },
    cancel: () => {
      const waiting = items.value.filter(({ state }) => state.kind === 'waiting').map(({ key }) => key);
      setStates(waiting, { kind: 'cancelled' });
      wish += 1;
      only = null;
      isWanted = false;
      phase.value = { kind: 'ended' };
    },
    again: (keys) => {
      setStates(keys, { kind: 'waiting' });
      return startOnly(keys);
    },
    enterPasswords: (keys, password) => {
      for (const key of keys) passwords.set(key, password);
      setStates(keys, { kind: 'waiting' });
      isWanted = true;
      return startOnly(keys);
    },
    askOptions: () => {
      if (!isRunning()) phase.value = { kind: 'options' };
    },
  };
}
