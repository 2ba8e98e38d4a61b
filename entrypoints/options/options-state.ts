import { computed, signal } from '@preact/signals';
import { createAccountReader } from '@/components/account/account-state';
import { createFolderPicker } from '@/components/folders/folder-picker-state';
import { type KeyState, keyStateAfter } from '@/components/options/key-state';
import { optionsScreen } from '@/components/options/options-screen';
import type { Ask } from '@/components/page/ask';
import { type Silence, silenceOf } from '@/components/page/silence';
import { createRunActions } from '@/components/popup/run-actions';
import { createDownloader } from '@/entrypoints/options/downloader-state';
import { createReport } from '@/entrypoints/options/report-state';
import { createSettings } from '@/entrypoints/options/settings-state';
import type { Changed, Status } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

export type OptionsNeeds = {
  readonly ask: Ask;
  readonly onChanged: (listen: (changed: Changed) => void) => void;
  /** Asks the user for access to 1fichier; false when declined. */
  readonly requestPermission: () => Promise<boolean>;
  /** Asks the user for access to aria2 at this address; false when declined. */
  readonly requestAria2Permission: (address: string) => Promise<boolean>;
  /** Puts text on the clipboard; false when the browser did not allow it. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Epoch ms. */
  readonly clock: () => number;
};

const CLOCK_STEP_MS = 5000;

/** Everything the options page knows and can do. */
export function createOptions(needs: OptionsNeeds) {
  const { ask, onChanged, requestPermission, clock } = needs;
  const status = signal<Status | null>(null);
  const hadKey = signal<boolean | null>(null);
  const silent = signal<Silence | null>(null);
  const now = signal(clock());
  const keyText = signal('');
  const keyState = signal<KeyState>({ kind: 'idle' });
  const declined = signal(false);
  const trying = signal(false);
  const holdFailure = signal<Reason | null>(null);
  const settings = createSettings(ask);
  const folders = createFolderPicker({ ask, clock });
  const account = createAccountReader(ask, clock);
  const report = createReport(ask, needs.copy);

  /** What was read belongs to the account of the key before. */
  function forgetAccount(): void {
    folders.forget();
    account.forget();
  }
  const downloader = createDownloader({ ask, requestPermission: needs.requestAria2Permission });

  async function readStatus(): Promise<void> {
    const reply = await ask('status', null);
    now.value = clock();
    silent.value = silenceOf(reply);
    if (!reply.ok) return;
    hadKey.value ??= reply.value.hasKey;
    status.value = reply.value;
  }

  async function saveKey(): Promise<void> {
    const key = keyText.value.trim();
    if (keyState.value.kind === 'checking') return;
    if (key === '') {
      keyState.value = { kind: 'missing' };
      return;
    }
    keyState.value = { kind: 'checking' };
    const savedBefore = status.value?.keySavedAt;
    const reply = await ask('saveKey', { key });
    await readStatus();
    keyState.value = keyStateAfter(reply, status.value?.keySavedAt !== savedBefore);
    if (keyState.value.kind !== 'wrong') keyText.value = '';
    if (reply.ok) forgetAccount();
  }
  async function removeKey(): Promise<void> {
    const reply = await ask('removeKey', null);
    if (reply.ok) forgetAccount();
    keyState.value = reply.ok ? { kind: 'removed' } : { kind: 'wrong', reason: reply.reason };
    await readStatus();
  }
  async function tryNow(): Promise<void> {
    trying.value = true;
    const reply = await ask('tryNow', null);
    trying.value = false;
    holdFailure.value = reply.ok ? null : reply.reason;
    await readStatus();
  }
  /** Not told aloud: what it changes stands beside it. */
  const actions = createRunActions({
    ask,
    announce: () => undefined,
    fail: (failure) => {
      holdFailure.value = failure?.kind === 'act-failed' ? failure.reason : null;
    },
    refresh: readStatus,
  });
  async function load(): Promise<void> {
    await Promise.all([readStatus(), settings.read(), downloader.read()]);
  }

  return {
    now,
    keyText,
    keyState,
    declined,
    trying,
    holdFailure,
    settings,
    folders,
    account,
    report,
    downloader,
    status,
    screen: computed(() =>
      optionsScreen({
        status: status.value,
        settings: settings.settings.value,
        silent: silent.value ?? settings.unread.value,
        hadKey: hadKey.value,
      }),
    ),
    load,
    start: () => {
      void load();
      void ask('opened', { page: 'options' });
      onChanged(({ topic }) => {
        if (topic === 'status') void readStatus();
        if (topic === 'settings') void Promise.all([settings.read(), downloader.read()]);
        if (topic === 'files') void folders.filesChanged();
      });
      setInterval(() => {
        now.value = clock();
      }, CLOCK_STEP_MS);
    },
    type: (text: string) => {
      keyText.value = text;
      if (keyState.value.kind !== 'checking') keyState.value = { kind: 'idle' };
    },
    tryNow,
    run: actions.run,
    answering: actions.busy,
    saveKey,
    removeKey,
    grant: async () => {
      // Nothing may come before the request: the browser takes it for the user's wish only at once.
      declined.value = !(await requestPermission());
      await readStatus();
    },
  };
}

export type Options = ReturnType<typeof createOptions>;
