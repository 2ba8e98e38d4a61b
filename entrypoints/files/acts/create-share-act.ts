import { i18n } from '#i18n';
import type { ActFailure, ShareDialogView } from '@/components/files/acts/act-view';
import type { FolderEntry } from '@/components/files/file-entry';
import { leavesOpen } from '@/components/page/leaves-open';
import { type ActNeeds, PASSWORD_MIN } from '@/entrypoints/files/acts/act-needs';

const NOT_CONFIRMED = { code: 'not-confirmed', words: null, until: null } as const;
/** A folder may be listed once in so long. */
const LISTABLE_MS = 30_000;

/** Gives a folder a public address, or takes it away. */
export function createShareAct({ ask, page, dialog, clock }: ActNeeds) {
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
      const failure = { reason: reply.reason, isUnknown };
      put(folder.id, { state: 'ready', isKnown, failure, at: isKnown ? given.at : null });
      if (reply.reason.code === 'unanswered') await look(failure, folder.id, isShared, wanted !== null);
      return;
    }
    const { url } = reply.value;
    const hasPassword = url !== null && (wanted !== null || given.hasPassword);
    put(folder.id, { state: 'ready', url, at: null, isKnown: true, hasPassword, password: '' });
    page.say(i18n.t(url === null ? 'act_unshared' : 'act_shared'));
  }

  /** What became of it, as soon as 1fichier may tell, unless the user has gone on meanwhile. */
  async function look(failure: ActFailure, folderId: number, isShared: boolean, withPassword: boolean) {
    const since = clock();
    const list = () => ask('listFolder', { folderId, withFiles: false, refresh: true });
    let reply = await list();
    if (reply.ok && reply.value.at < since) {
      const waitMs = Math.min(LISTABLE_MS, Math.max(0, reply.value.refreshAt - clock()));
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      reply = await list();
    }
    if (!reply.ok || reply.value.at < since || current()?.failure !== failure) return;
    const { shared: url, sharedWith, at } = reply.value;
    put(folderId, { url, sharedWith, at, isKnown: true });
    if ((url !== null) !== isShared) put(folderId, { failure: { reason: NOT_CONFIRMED, isUnknown: false } });
    else if (!withPassword) {
      // Whether a password was put on it, no listing of the folder itself says.
      put(folderId, { failure: null, ...(isShared ? {} : { hasPassword: false }) });
      page.say(i18n.t(isShared ? 'act_shared' : 'act_unshared'));
    }
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
