import type { Silence } from '@/components/page/silence';
import type { Settings, Status } from '@/utils/messaging/protocol';

/** What the options page shows. `welcome`: no key yet, so the page says what this is about. */
export type OptionsScreen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'broken'; readonly silence: Silence }
  | {
      readonly kind: 'welcome' | 'ready';
      readonly status: Status;
      readonly settings: Settings;
      /** The last question went unanswered: what is shown may be old. */
      readonly silent: Silence | null;
    };

/** Null: not answered yet. */
export type OptionsKnowledge = {
  readonly status: Status | null;
  readonly settings: Settings | null;
  readonly silent: Silence | null;
  /** A key was saved when the page was opened: then nobody needs to be welcomed, not even after removing it. */
  readonly hadKey: boolean | null;
};

export function optionsScreen({ status, settings, silent, hadKey }: OptionsKnowledge): OptionsScreen {
  if (status === null || settings === null)
    return silent ? { kind: 'broken', silence: silent } : { kind: 'loading' };
  return { kind: hadKey === false ? 'welcome' : 'ready', status, settings, silent };
}
