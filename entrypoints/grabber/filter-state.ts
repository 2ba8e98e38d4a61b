import { type ReadonlySignal, signal } from '@preact/signals';
import type { Ask } from '@/components/page/ask';
import { type GrabberFilter, NO_FILTER } from '@/utils/links/grab/grabber-filter';
import type { Reason } from '@/utils/messaging/replies';

type Needs = {
  readonly ask: Ask;
  readonly isPrivate: () => Promise<boolean>;
  /** Says what failed. */
  readonly fail: (reason: Reason) => void;
};

export type FilterState = {
  readonly filter: ReadonlySignal<GrabberFilter>;
  restore(): Promise<void>;
  change(change: Partial<GrabberFilter>): void;
  clear(): void;
};

const SAVE_AFTER_MS = 500;

/** The filter, kept for the next page a moment after it was changed. What is typed in a private window stays there. */
export function createFilterState({ ask, isPrivate, fail }: Needs): FilterState {
  const filter = signal<GrabberFilter>(NO_FILTER);
  let isTouched = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function save(): Promise<void> {
    if (await isPrivate()) return;
    const reply = await ask('saveGrabberFilter', filter.value);
    if (!reply.ok) fail(reply.reason);
  }

  function change(changed: Partial<GrabberFilter>): void {
    isTouched = true;
    filter.value = { ...filter.value, ...changed };
    clearTimeout(timer);
    timer = setTimeout(() => void save(), SAVE_AFTER_MS);
  }

  return {
    filter,
    change,
    clear: () => change({ ...NO_FILTER, isRegex: filter.value.isRegex }),
    restore: async () => {
      if (await isPrivate()) return;
      const reply = await ask('readGrabberFilter', null);
      if (!reply.ok) fail(reply.reason);
      else if (!isTouched) filter.value = reply.value;
    },
  };
}
