import { signal } from '@preact/signals';
import type { ReportState } from '@/components/options/DiagnosticsSection';
import type { Ask } from '@/components/page/ask';

/** The report as the options page shows and copies it. */
export function createReport(ask: Ask, copy: (text: string) => Promise<boolean>) {
  const state = signal<ReportState>({ kind: 'closed' });

  return {
    state,
    /** Asks for it anew each time. */
    open: async () => {
      state.value = { kind: 'reading' };
      const reply = await ask('readReport', null);
      state.value = reply.ok
        ? { kind: 'shown', text: reply.value, copied: null }
        : { kind: 'failed', reason: reply.reason };
    },
    close: () => {
      state.value = { kind: 'closed' };
    },
    /** What is shown, and nothing newer, is copied. */
    copy: async () => {
      const shown = state.value;
      if (shown.kind !== 'shown') return;
      const copied = await copy(shown.text);
      if (state.value === shown) state.value = { ...shown, copied };
    },
  };
}
