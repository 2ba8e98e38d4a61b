import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Ask } from '@/components/page/ask';
import type { ActFailure } from '@/components/popup/popup-screen';
import type { RunAction } from '@/components/popup/run-view';

type Needs = {
  readonly ask: Ask;
  /** Tells what was done, for those who hear the page. */
  readonly announce: (message: string) => void;
  /** Shows what failed; null: nothing has since. */
  readonly fail: (failure: ActFailure | null) => void;
  /** Reads what is so now. */
  readonly refresh: () => Promise<void>;
};

const MESSAGES = {
  pause: 'pause',
  resume: 'resume',
  'cancel-remaining': 'cancelRemaining',
  'retry-failed': 'retryFailed',
  'restore-lost': 'restoreLost',
  'forget-lost': 'forgetLost',
  'claim-profile': 'claimProfile',
  'disown-profile': 'disownProfile',
} as const;

const DONE = {
  pause: 'told_paused',
  resume: 'told_resumed',
  'cancel-remaining': 'told_cancelled',
  'retry-failed': 'told_retried',
  'restore-lost': 'told_restored',
  'forget-lost': 'told_forgotten',
  'claim-profile': 'told_resumed',
  'disown-profile': 'told_cancelled',
} as const;

/** What the user does with all links at once: one at a time, shown as it is stored. */
export function createRunActions({ ask, announce, fail, refresh }: Needs) {
  const busy = signal<RunAction | null>(null);

  async function run(action: RunAction): Promise<void> {
    if (busy.value !== null) return;
    busy.value = action;
    fail(null);
    const reply = await ask(MESSAGES[action], null);
    if (reply.ok) announce(i18n.t(DONE[action]));
    else fail({ kind: 'act-failed', reason: reply.reason });
    await refresh();
    busy.value = null;
  }

  return { busy, run };
}
