import { expect } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createFetch } from '../simulator/create-fetch.ts';
import { createTestHost } from '../simulator/create-test-host.ts';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile, linkOf } from '../simulator/model/files.ts';
import { addFolder } from '../simulator/model/folders.ts';
import type { StoredFile } from '../simulator/model/records.ts';
import { pass, send, startStage, type WireReply } from './stage';

export const SECOND_MS = 1_000;
export const LIMIT_MS = 30 * SECOND_MS;
const ROOT = 0;

/** The background with the simulator, within all documented limits, and a key saved. Time is virtual. */
export async function startFilesStage(key: string = TEST_KEYS.premium) {
  const host = createTestHost({
    clock: { now: () => Date.now(), setTimeout: (run, ms) => setTimeout(run, ms) },
  });
  const stage = startStage({ fetch: createFetch(host) });
  const account = host.state.keys.get(key);
  if (account === undefined) throw new Error('no such key');
  await send('saveKey', { key });
  const topics: string[] = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    const { type, data } = message as { type?: string; data?: { topic?: string } };
    if (type === 'changed' && data?.topic !== undefined) topics.push(data.topic);
  });
  const mark = { calls: host.recorder.calls.length };
  return {
    ...stage,
    host,
    topics,
    file: (filename: string, folderId = ROOT): StoredFile =>
      addFile(host, { owner: account, filename, bytes: 'bytes', folderId }),
    folder: (name: string, parentId = ROOT) => addFolder(host, account, name, parentId),
    /** Path and exact body of each call since the last look. */
    sent(): [string, unknown][] {
      const calls = host.recorder.calls.slice(mark.calls);
      mark.calls = host.recorder.calls.length;
      return calls.map(({ path, body }) => [
        path.replace(/^\/v1\/|\.cgi$/g, ''),
        JSON.parse(body.toString()),
      ]);
    },
    /** Files of the folder at the simulator, by name. */
    names: (folderId = ROOT): string[] =>
      [...host.state.files.values()]
        .filter((file) => file.owner === account && file.folderId === folderId)
        .map(({ filename }) => filename)
        .sort(),
  };
}
export type FilesStage = Awaited<ReturnType<typeof startFilesStage>>;

export type Shown = {
  readonly path: readonly { id: number; name: string | null }[];
  readonly folders: readonly { id: number; name: string; hasPassword: boolean }[];
  readonly files: readonly { url: string; name: string; hasPassword: boolean }[];
  readonly shared: string | null;
  readonly isCut: boolean;
  readonly at: number;
  readonly refreshAt: number;
};

export function carried<T>(reply: WireReply): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.reason));
  return reply.value as T;
}

export async function list(folderId = ROOT, more: { withFiles?: boolean; refresh?: boolean } = {}) {
  return carried<Shown>(await send('listFolder', { folderId, withFiles: true, refresh: false, ...more }));
}

/** What a page shows of a folder, sorted. */
export async function shownNames(folderId = ROOT): Promise<string[]> {
  return (await list(folderId)).files.map(({ name }) => name).sort();
}

export type Report = {
  readonly done: readonly string[];
  readonly failed: readonly {
    readonly url: string;
    readonly reason: { readonly code: string };
    readonly isUnknown: boolean;
  }[];
};

/** Once every listing may be read again: what a page shows of these folders is what 1fichier has. */
export async function expectTruth(stage: FilesStage, ...folderIds: readonly number[]): Promise<void> {
  await pass(LIMIT_MS);
  for (const folderId of folderIds) expect(await shownNames(folderId)).toEqual(stage.names(folderId));
}

export { linkOf, ROOT };
