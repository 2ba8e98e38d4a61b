import type { FolderKeeper } from '@/entrypoints/background/files/create-folder-keeper';
import type { ListingDesk } from '@/entrypoints/background/files/create-listing-desk';
import { createUserCall } from '@/entrypoints/background/files/user-call';
import type { PrivateTraces } from '@/entrypoints/background/private-traces';
import type { NodeQuestions, NodeWord } from '@/entrypoints/background/upload/create-node-questions';
import type { RuleKeeper } from '@/entrypoints/background/upload/create-rule-keeper';
import { namesakes, settleByFolder } from '@/entrypoints/background/upload/folder-evidence';
import {
  askedOnce,
  failedOnce,
  hasDenied,
  isDue,
  isPatienceOver,
  NEVER_ASKED,
} from '@/entrypoints/background/upload/report-patience';
import type { UploadBook } from '@/entrypoints/background/upload/upload-book';
import { notSent } from '@/utils/fichier/create-call';
import { FichierError, isFichierError } from '@/utils/fichier/errors';
import type { Fichier } from '@/utils/fichier/fichier';
import type { ReportedFile } from '@/utils/fichier/node/fichier-node';
import { linkId } from '@/utils/links/link-id';
import type { UploadRecord } from '@/utils/messaging/uploads-protocol';
import type { KeyStore } from '@/utils/store/key-store';
import type { StoredUpload } from '@/utils/store/upload-store';
import type { UploadReport } from '@/utils/uploads/upload-state';

export type UploadDeskDeps = {
  readonly fichier: Fichier;
  readonly nodes: NodeQuestions;
  readonly listings: ListingDesk;
  readonly folders: FolderKeeper;
  readonly keys: Pick<KeyStore, 'read'>;
  readonly book: UploadBook;
  readonly rules: RuleKeeper;
  readonly privateTraces: Pick<PrivateTraces, 'expect'>;
  hasNodePermission(): Promise<boolean>;
  /** Epoch ms. */
  readonly now: () => number;
};

type UploadStart = Pick<StoredUpload, 'name' | 'size' | 'folderId' | 'hasPassword' | 'isPrivate'>;

/** The uploads of this computer, as far as they need the key or must be remembered. The bytes are the page's. */
export type UploadDesk = {
  begin(file: UploadStart): Promise<{ id: string; url: string }>;
  sent(id: string): Promise<void>;
  end(id: string): Promise<void>;
  report(id: string): Promise<UploadReport>;
  open(): Promise<UploadRecord[]>;
  /** Forgets the uploads of private windows that were begun before then. */
  forgetPrivate(before: number): Promise<void>;
  /** The key goes, or another comes. */
  forget(): Promise<void>;
};

/** So old may the listing be that says what was in the folder before. */
const BEFORE_MAX_AGE_MS = 60_000;

export function createUploadDesk(deps: UploadDeskDeps): UploadDesk {
  const { fichier, nodes, listings, folders, keys, book, rules, now } = deps;
  /** Questions under way: the same one is asked once. */
  const asking = new Map<string, Promise<UploadReport>>();

  /**
   * Links, by `linkId`, of the files like this one that lie in the folder now; null when that cannot be told. Rejects when
   * the folder is no more.
   */
  async function likeIt(file: { name: string; size: number; folderId: number }): Promise<string[] | null> {
    const { folderId } = file;
    try {
      const known = await listings.list(folderId, true, false);
      const isFresh = Math.abs(now() - known.at) <= BEFORE_MAX_AGE_MS;
      const { value } = isFresh ? known : await listings.list(folderId, true, true);
      return value.isCut ? null : namesakes(value.files, file).map(({ url }) => linkId(url));
    } catch (error) {
      if (isFichierError(error) && error.facts.code === 'budget') return null;
      throw error;
    }
  }

  async function ask(id: string): Promise<UploadReport> {
    const upload = await book.find(id);
    if (upload === null) throw notSent('upload-missing');
    if (upload.stored !== null) return reportOf(upload.stored);
    if (!isDue(upload, now())) {
      const lock = nodes.lock();
      if (lock !== null) throw new FichierError(lock);
      return { state: 'waiting', askAgainAt: upload.askAgainAt };
    }
    await rules.forbid(id);
    const saved = await keys.read();
    const isOurs = saved !== null && saved.accountId === upload.accountId;
    const answer = await nodes.ask({ node: upload.node, id, key: isOurs ? saved.key : null });
    if (answer.state === 'stored') return finish(upload, answer.files);
    if (answer.state === 'guest') return finishAsGuest(upload, answer.files);
    const after = afterQuestion(upload, answer.state, now());
    await book.change(id, (one) => afterQuestion(one, answer.state, now()));
    const { askAgainAt } = after;
    if (!isPatienceOver(after, now())) {
      if (answer.state !== 'failed') return { state: 'waiting', askAgainAt };
      const { facts } = answer;
      throw new FichierError({ ...facts, until: facts.until ?? askAgainAt });
    }
    if (!isOurs) throw notSent('other-key');
    const evidence = await settleByFolder({ fichier, listings, now }, upload);
    if (evidence.state === 'found') return finish(upload, [evidence.file]);
    if (evidence.state === 'later') {
      const { at } = evidence;
      await book.change(id, (one) => ({ ...one, askedAt: now(), askAgainAt: at }));
      return { state: 'waiting', askAgainAt: at };
    }
    return { state: evidence.state === 'none' && hasDenied(after) ? 'missing' : 'untold' };
  }

  async function finish(upload: StoredUpload, files: readonly ReportedFile[]): Promise<UploadReport> {
    const { id, name, size, accountId } = upload;
    const rows = files.map((file) => ({
      ...file,
      filename: file.filename === '' ? name : file.filename,
      size: file.size ?? (files.length === 1 ? size : null),
      date: null,
      contentType: null,
      hasPassword: upload.hasPassword,
      hasAccessList: false,
    }));
    const folderId = await whereItLies(upload);
    const stored = {
      files: rows.map((row) => ({ url: row.url, name: row.filename, size: row.size })),
      folderId,
      isGuest: false,
    };
    await book.change(id, (one) => ({ ...one, stored }));
    const ids = rows.map(({ url }) => linkId(url));
    // What is known to be this upload is none of the others.
    await book.changeAll((one) =>
      one.before === null || one.id === id ? one : { ...one, before: [...one.before, ...ids] },
    );
    await listings.amend(accountId, { type: 'uploaded', files: rows, to: folderId });
    if (!upload.isPrivate) await folders.used({ id: folderId, name: null });
    return reportOf(stored);
  }

  /** It is in no folder of the account, so that no listing has it. */
  async function finishAsGuest(upload: StoredUpload, files: readonly ReportedFile[]): Promise<UploadReport> {
    const stored = {
      files: files.map(({ url, filename, size }) => ({ url, name: filename || upload.name, size })),
      folderId: upload.folderId,
      isGuest: true,
    };
    await book.change(upload.id, (one) => ({ ...one, stored }));
    return reportOf(stored);
  }

  /** A folder that has gone meanwhile sends the file to the root. */
  async function whereItLies({ folderId }: StoredUpload): Promise<number> {
    if (folderId === 0 || (await fichier.listableAt(folderId)) > now()) return folderId;
    return (await listings.readAnew([folderId])).get(folderId) === 'missing' ? 0 : folderId;
  }

  return {
    async begin({ name, size, folderId, hasPassword, isPrivate }) {
      if (size === 0) throw notSent('empty-file');
      if (!(await deps.hasNodePermission())) throw notSent('no-node-permission');
      // From now on the stored listings may come to name it.
      if (isPrivate) await deps.privateTraces.expect();
      const before = await likeIt({ name, size, folderId });
      const user = createUserCall();
      const { node: host, id } = await fichier.uploadServer(user.options);
      const accountId = user.accountId();
      const saved = await keys.read();
      if (saved?.accountId !== accountId) throw notSent(saved === null ? 'no-key' : 'other-key');
      await book.add({
        id,
        node: host,
        accountId,
        name,
        size,
        folderId,
        hasPassword,
        isPrivate,
        phase: 'sending',
        startedAt: now(),
        before,
        ...NEVER_ASKED,
        stored: null,
      });
      const url = `https://${host}/upload.cgi?id=${id}`;
      try {
        await rules.allow(id, url, saved.key);
      } catch (error) {
        await book.drop(id);
        throw error;
      }
      return { id, url };
    },
    async sent(id) {
      await rules.forbid(id);
      await book.change(id, (one) => ({ ...one, phase: 'sent' }));
    },
    async end(id) {
      await rules.forbid(id);
      await book.drop(id);
    },
    report(id) {
      const before = asking.get(id);
      if (before !== undefined) return before;
      const work = ask(id).finally(() => asking.delete(id));
      asking.set(id, work);
      return work;
    },
    async open() {
      const accountId = (await keys.read())?.accountId;
      const ours = (await book.all()).filter((one) => one.accountId === accountId);
      return ours.map(({ id, name, size, folderId, phase, startedAt, isPrivate }) => ({
        id,
        name,
        size,
        folderId,
        phase,
        startedAt,
        isPrivate,
      }));
    },
    forgetPrivate: (before) => book.dropPrivate(before),
    async forget() {
      await rules.clear();
      await book.forget();
    },
  };
}

function afterQuestion(upload: StoredUpload, answer: NodeWord['state'], now: number): StoredUpload {
  if (answer === 'failed') return { ...upload, ...failedOnce(upload, now) };
  // A node that knows of it has had all bytes.
  const phase = answer === 'waiting' ? 'sent' : upload.phase;
  return { ...upload, phase, ...askedOnce(upload, answer === 'unknown', now) };
}

function reportOf({ files, folderId, isGuest }: NonNullable<StoredUpload['stored']>): UploadReport {
  return isGuest ? { state: 'guest', files } : { state: 'stored', files, folderId };
}
