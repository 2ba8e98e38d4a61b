import { i18n } from '#i18n';
import type { ShareDialogView } from '@/components/files/acts/act-view';
import type { FolderEntry } from '@/components/files/file-entry';
import { leavesOpen } from '@/components/page/leaves-open';
import { type ActNeeds, PASSWORD_MIN } from '@/entrypoints/files/acts/act-needs';

/** Gives a folder a public address, or takes it away. */
export function createShareAct({ ask, page, dialog }: ActNeeds) {
  const current = () => (dialog.value?.kind === 'share' ? dialog.value : null);
  const ready = () => (current()?.state === 'ready' ? current() : null);

  function put(folderId: number, change: Partial<ShareDialogView>): void {
    const given = current();
    if (given?.folder.id === folderId) dialog.value = { ...given, ...change };
  }

  async function send(isShared: boolean): Promise<void> {
    const given = ready();
    if (given === null) return;
    const { folder, password } = given;
    const isShort = isShared && password !== '' && password.length < PASSWORD_MIN;
    put(folder.id, { isShort, failure: null, state: isShort ? 'ready' : 'busy' });
    if (isShort) return;
    const wanted = isShared && password !== '' ? password : null;
    const reply = await ask('shareFolder', { folderId: folder.id, isShared, password: wanted });
    if (!reply.ok) {
      const isUnknown = leavesOpen(reply.reason);
      const isKnown = given.isKnown && !isUnknown;
      put(folder.id, { state: 'ready', isKnown, failure: { reason: reply.reason, isUnknown } });
      return;
    }
    const { url } = reply.value;
    const hasPassword = url !== null && (wanted !== null || given.hasPassword);
    put(folder.id, { state: 'ready', url, at: null, isKnown: true, hasPassword, password: '' });
    page.say(i18n.t(url === null ? 'act_unshared' : 'act_shared'));
  }

  return {
    async open({ folder }: FolderEntry): Promise<void> {
      dialog.value = {
        kind: 'share',
        folder,
        url: null,
        sharedWith: null,
        at: null,
        isKnown: false,
        hasPassword: folder.hasPassword,
        state: 'reading',
        password: '',
        isShort: false,
        failure: null,
      };
      // Only the folder's own listing tells whether it is shared.
      const reply = await ask('listFolder', { folderId: folder.id, withFiles: false, refresh: false });
      if (reply.ok) {
        const { shared, sharedWith, at } = reply.value;
        put(folder.id, { state: 'ready', url: shared, sharedWith, at, isKnown: true });
      } else put(folder.id, { state: 'ready', failure: { reason: reply.reason, isUnknown: false } });
    },
    type: (password: string) => {
      const given = ready();
      if (given) put(given.folder.id, { password, isShort: false });
    },
    share: () => send(true),
    stop: () => send(false),
  };
}
