import { type ReadonlySignal, signal } from '@preact/signals';
import type { FolderStep } from '@/components/grabber/folder-step';
import type { Ask } from '@/components/page/ask';

type Needs = {
  readonly ask: Ask;
  readonly hasSitePermission: () => Promise<boolean>;
  readonly requestSitePermission: () => Promise<boolean>;
  readonly isPrivate: () => Promise<boolean>;
  /** The folder is read: its files are this catch. */
  readonly onRead: (catchId: string) => void;
};

export type FolderFlow = {
  readonly step: ReadonlySignal<FolderStep>;
  /** Reads the folder at once if it may, else waits for `allow`. */
  open(url: string): Promise<void>;
  /** To be called first thing in a click. */
  allow(): Promise<void>;
  enterPassword(password: string): Promise<void>;
  tryAgain(): Promise<void>;
  close(): void;
};

/** From the address of a public folder to a catch of its files. */
export function createFolderFlow(needs: Needs): FolderFlow {
  const step = signal<FolderStep>({ kind: 'none' });
  let folder = '';
  let password: string | null = null;

  async function read(): Promise<void> {
    const [url, given] = [folder, password];
    step.value = { kind: 'reading' };
    const isPrivate = await needs.isPrivate();
    const reply = await needs.ask('readFolderLink', { url, password: given, isPrivate });
    if (url !== folder) return;
    if (reply.ok) {
      step.value = { kind: 'none' };
      needs.onRead(reply.value.catchId);
      return;
    }
    const { code } = reply.reason;
    if (code === 'password-required' || code === 'password-wrong')
      step.value = { kind: 'password', isWrong: code === 'password-wrong' };
    else if (code === 'no-site-permission') step.value = { kind: 'permission', isDeclined: false };
    else step.value = { kind: 'failed', reason: reply.reason };
  }

  return {
    step,
    open: async (url) => {
      folder = url;
      password = null;
      step.value = { kind: 'reading' };
      const isAllowed = await needs.hasSitePermission();
      if (url !== folder) return;
      if (isAllowed) await read();
      else step.value = { kind: 'permission', isDeclined: false };
    },
    allow: async () => {
      // Nothing may come before the request: the browser takes it for the user's wish only at once.
      if (await needs.requestSitePermission()) await read();
      else step.value = { kind: 'permission', isDeclined: true };
    },
    enterPassword: async (entered) => {
      password = entered;
      await read();
    },
    tryAgain: read,
    close: () => {
      folder = '';
      step.value = { kind: 'none' };
    },
  };
}
