import type { Ask } from '@/components/page/ask';
import type { Reason } from '@/utils/messaging/replies';

type Needs = {
  readonly ask: Ask;
  readonly isKept: () => Promise<boolean>;
  readonly onFailure: (reason: Reason) => void;
};

/**
 * Keeps the draft as it is typed. One save at a time, the newest text next: nothing waits for a pause in the typing, so
 * closing the popup loses at most the letter of that very moment. Resolves when nothing is left to save.
 */
export function createDraftSaver({ ask, isKept, onFailure }: Needs): (text: string) => Promise<void> {
  let newest: string | null = null;
  let saving: Promise<void> | null = null;

  async function saveOn(): Promise<void> {
    while (newest !== null) {
      const text: string = newest;
      newest = null;
      if (!(await isKept())) continue;
      const reply = await ask('saveDraft', { text });
      if (!reply.ok) onFailure(reply.reason);
    }
    saving = null;
  }

  return (text) => {
    newest = text;
    saving ??= saveOn();
    return saving;
  };
}
