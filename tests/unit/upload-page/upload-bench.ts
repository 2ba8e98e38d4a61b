import { vi } from 'vitest';
import type { PickedFile } from '@/entrypoints/files/upload/picked-files';
import type { FileToSend, SendEnd, SendListener } from '@/entrypoints/files/upload/send-file';
import { createUploads } from '@/entrypoints/files/upload/uploads';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import { type Answers, fakeAsk } from '../components/fake-ask';
import { contentOf, ROOT } from '../components/folder-samples';

const FILMS: FolderRef = { id: 3, name: 'Films' };
export const MB = 1_000_000;

/** A POST under way, which a test lets go on and end as it likes. */
type Post = {
  readonly request: FileToSend;
  progress(sent: number): void;
  allOut(): void;
  end(end: SendEnd): Promise<void>;
  /** The node has taken it all. */
  store(): Promise<void>;
  readonly isAborted: () => boolean;
};

export const fileOf = (name: string, size = 100 * MB): File => {
  const file = new File([], name);
  Object.defineProperty(file, 'size', { value: size });
  return file;
};
type Named = string | PickedFile;
const picked = (...names: readonly Named[]) => ({
  files: names.map((name) => (typeof name === 'string' ? { way: [], file: fileOf(name) } : name)),
  emptyFolders: [],
  unreadable: [],
  leftOut: [],
});

const REFUSAL_PAGE = (text: string) => `<body><div class="bloc2">${text}</div></body>`;

/** A page that uploads, over a background that gives each upload a new id and finds it stored when it is asked. */
export function uploadBench(
  answers: Answers = {},
  change: { isAllowed?: boolean; taken?: string[]; isPrivate?: boolean } = {},
) {
  const posts: Post[] = [];
  const said: string[] = [];
  const allowed = { now: change.isAllowed ?? true };
  let serial = 0;
  const background = fakeAsk({
    uploadLimits: () => ({
      ok: true,
      value: { maxFileSize: null, freeSpace: null, overQuota: false, uploadForbidden: false },
    }),
    beginUpload: () => {
      serial += 1;
      return {
        ok: true,
        value: { id: `id${serial}`, url: `https://up2.1fichier.com/upload.cgi?id=id${serial}` },
      };
    },
    uploadSent: () => ({ ok: true, value: null }),
    endUpload: () => ({ ok: true, value: null }),
    openUploads: () => ({ ok: true, value: [] }),
    knownFolders: () => ({ ok: true, value: { known: [], recent: [], pinned: [] } }),
    uploadReport: ({ id }) => ({
      ok: true,
      value: {
        state: 'stored',
        folderId: 3,
        files: [{ url: `https://1fichier.com/?${id}`, name: id, size: 1 }],
      },
    }),
    listFolder: ({ folderId }) => ({ ok: true, value: contentOf([ROOT, { id: folderId, name: null }], {}) }),
    ...answers,
  });
  const claimed = new Set(change.taken ?? []);
  const uploads = createUploads({
    ask: background.ask,
    page: { say: (text) => said.push(text), announce: (text) => said.push(text) },
    sendFile: (request, listener) => {
      const { post, ended } = createPost(request, listener);
      posts.push(post);
      return { ended, abort: () => void post.end({ kind: 'aborted', isAllOut: false }) };
    },
    claims: {
      take: async (id) => !claimed.has(id) && claimed.add(id) !== null,
      letGo: (id) => claimed.delete(id),
    },
    hasNodes: async () => allowed.now,
    requestNodes: async () => allowed.now,
    isReadable: async () => true,
    isPrivate: async () => change.isPrivate ?? false,
    clock: Date.now,
    locale: 'en',
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return {
    uploads,
    posts,
    said,
    allowed,
    claimed,
    settle,
    ...background,
    /** By name. */
    stages: () => uploads.items.value.map(({ name, stage }) => `${name}: ${stage.kind}`).toSorted(),
    shown: () => uploads.items.value.map(({ name }) => name),
    stageAt: (at: number) => uploads.items.value[at]?.stage,
    keyAt: (at: number) => uploads.items.value[at]?.key ?? '',
    add: async (...names: readonly Named[]) => {
      await uploads.add(picked(...names), FILMS);
      await settle();
    },
    post: (at: number): Post => {
      const post = posts[at];
      if (post === undefined) throw new Error(`no POST ${at}`);
      return post;
    },
  };
}

function createPost(request: FileToSend, listener: SendListener) {
  let resolve: (end: SendEnd) => void = () => undefined;
  const ended = new Promise<SendEnd>((settle) => {
    resolve = settle;
  });
  let aborted = false;
  const end = async (how: SendEnd): Promise<void> => {
    aborted ||= how.kind === 'aborted';
    resolve(how);
    await vi.advanceTimersByTimeAsync(0);
  };
  const id = new URL(request.url).searchParams.get('id');
  const post: Post = {
    request,
    progress: (sent) => listener.onProgress(sent, request.file.size),
    allOut: () => listener.onAllOut(),
    end,
    store: async () => {
      listener.onAllOut();
      await end({
        kind: 'answered',
        status: 200,
        url: `https://up2.1fichier.com/end.pl?xid=${id}`,
        text: '',
      });
    },
    isAborted: () => aborted,
  };
  return { post, ended };
}

/** The node says no, in French and with a status of success. */
export const refusal = (text: string): SendEnd => ({
  kind: 'answered',
  status: 200,
  url: 'https://up2.1fichier.com/upload.cgi',
  text: REFUSAL_PAGE(text),
});
