import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Ask } from '@/components/page/ask';
import type { RunAction } from '@/components/popup/run-view';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import type { Reason } from '@/utils/messaging/replies';

type Needs = {
  readonly ask: Ask;
  /** Tells what was done, for those who hear the page. */
  readonly announce: (message: string) => void;
  /** Reads what is so now. */
  readonly refresh: () => Promise<void>;
};

const MESSAGES = {
  pause: 'pause',
  resume: 'resume',
  'cancel-remaining': 'cancelRemaining',
  'retry-failed': 'retryFailed',
} as const;

const DONE = {
  pause: 'told_paused',
  resume: 'told_resumed',
  'cancel-remaining': 'told_cancelled',
  'retry-failed': 'told_retried',
} as const;

/** What the user does with all links at once: one at a time, shown as it is stored. */
export function createRunActions({ ask, announce, refresh }: Needs) {
  const busy = signal<RunAction | null>(null);
  const failure = signal<Reason | null>(null);

  async function run(action: RunAction): Promise<void> {
    if (busy.value !== null) return;
    busy.value = action;
    failure.value = null;
    const reply = await ask(MESSAGES[action], null);
    if (!reply.ok) failure.value = reply.reason;
    announce(reply.ok ? i18n.t(DONE[action]) : reasonWithAdvice(reply.reason));
    await refresh();
    busy.value = null;
  }

  return { busy, failure, run };
}
