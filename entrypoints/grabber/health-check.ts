import { type ReadonlySignal, signal } from '@preact/signals';
import type { HealthRun } from '@/components/grabber/health-run';
import type { LinkRow } from '@/components/grabber/link-row';
import type { Ask } from '@/components/page/ask';
import { LINKS_PER_CHECK, type LinkHealth } from '@/utils/messaging/links-protocol';

type Needs = {
  readonly ask: Ask;
  readonly requestSitePermission: () => Promise<boolean>;
  readonly onAnswers: (answers: readonly LinkHealth[]) => void;
};

export type HealthCheck = {
  readonly run: ReadonlySignal<HealthRun>;
  /** Asks 1fichier about the files among the rows. To be called first thing in a click. */
  check(rows: () => readonly LinkRow[]): Promise<void>;
  cancel(): void;
};

/** Whether links are alive, asked of 1fichier's website only when the user wants to know. */
export function createHealthCheck({ ask, requestSitePermission, onAnswers }: Needs): HealthCheck {
  const run = signal<HealthRun>({ kind: 'idle' });
  let isCancelled = false;

  return {
    run,
    check: async (rows) => {
      if (run.value.kind === 'checking') return;
      // Nothing may come before the request: the browser takes it for the user's wish only at once.
      if (!(await requestSitePermission())) {
        run.value = { kind: 'declined' };
        return;
      }
      const urls = [
        ...new Set(rows().flatMap(({ fichier }) => (fichier === null ? [] : [fichier.canonical]))),
      ];
      isCancelled = false;
      for (let checked = 0; checked < urls.length; checked += LINKS_PER_CHECK) {
        run.value = { kind: 'checking', checked, total: urls.length };
        const reply = await ask('checkLinks', { urls: urls.slice(checked, checked + LINKS_PER_CHECK) });
        if (!reply.ok) {
          run.value = { kind: 'stopped', reason: reply.reason };
          return;
        }
        onAnswers(reply.value);
        if (isCancelled) break;
      }
      run.value = { kind: 'done' };
    },
    cancel: () => {
      isCancelled = true;
    },
  };
}
