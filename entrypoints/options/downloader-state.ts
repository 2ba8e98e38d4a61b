import { signal } from '@preact/signals';
import type { Aria2State } from '@/components/options/aria2-line';
import type { Ask } from '@/components/page/ask';
import type { ErrorCode } from '@/utils/fichier/errors';
import { parseAria2Address } from '@/utils/links/aria2-address';
import type { Aria2View } from '@/utils/messaging/links-protocol';

export type DownloaderNeeds = {
  readonly ask: Ask;
  /** Asks the user for access to aria2 at this address; false when declined. */
  readonly requestPermission: (address: string) => Promise<boolean>;
};

const failed = (code: ErrorCode): Aria2State => ({
  kind: 'failed',
  reason: { code, words: null, until: null },
});

/** What the options page knows of the user's aria2 and can do with it. */
export function createDownloader({ ask, requestPermission }: DownloaderNeeds) {
  const view = signal<Aria2View | null>(null);
  const address = signal('');
  const secret = signal('');
  const state = signal<Aria2State>({ kind: 'idle' });

  function show(next: Aria2View): void {
    const isUntouched = address.value === (view.value?.address ?? '');
    view.value = next;
    if (isUntouched) address.value = next.address ?? '';
  }

  /** False when it failed; the state says why. */
  async function store(newSecret: string | null): Promise<boolean> {
    const reply = await ask('saveAria2', { address: address.value, secret: newSecret });
    if (!reply.ok) {
      state.value = { kind: 'failed', reason: reply.reason };
      return false;
    }
    view.value = reply.value;
    address.value = reply.value.address ?? '';
    secret.value = '';
    state.value = { kind: reply.value.address === null ? 'not-used' : 'saved' };
    return true;
  }
  /** What is typed; an empty field leaves the saved one alone. */
  const typedSecret = () => (secret.value === '' ? null : secret.value);

  return {
    view,
    address,
    secret,
    state,
    read: async () => {
      const reply = await ask('readAria2', null);
      if (reply.ok) show(reply.value);
      else state.value = { kind: 'failed', reason: reply.reason };
    },
    typeAddress: (text: string) => {
      address.value = text;
      state.value = { kind: 'idle' };
    },
    typeSecret: (text: string) => {
      secret.value = text;
      state.value = { kind: 'idle' };
    },
    save: () => store(typedSecret()),
    removeSecret: () => store(''),
    /** Saves what is typed, then tries it. */
    test: async () => {
      if (address.value.trim() === '') {
        state.value = failed('no-aria2');
        return;
      }
      const whole = parseAria2Address(address.value);
      if (whole === null) {
        state.value = failed('not-local-address');
        return;
      }
      // Nothing may come before the request: the browser takes it for the user's wish only at once.
      const granted = await requestPermission(whole);
      if (!(await store(typedSecret()))) return;
      if (!granted) {
        state.value = failed('no-aria2-permission');
        return;
      }
      state.value = { kind: 'asking' };
      const reply = await ask('testAria2', null);
      state.value = reply.ok
        ? { kind: 'works', version: reply.value.version }
        : { kind: 'failed', reason: reply.reason };
    },
  };
}
