import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { composeReport } from '@/entrypoints/background/report/compose-report';
import { createFichier } from '@/utils/fichier/create-fichier';
import type { CallOptions, Fichier, Governor } from '@/utils/fichier/fichier';
import { createCallLogStore } from '@/utils/store/call-log-store';
import type { Job } from '@/utils/transfers/schema';
import { createFetch } from '../../simulator/create-fetch.ts';
import { createTestHost } from '../../simulator/create-test-host.ts';
import { createAccount } from '../../simulator/model/accounts.ts';
import type { FaultAction } from '../../simulator/model/faults.ts';
import { addFile, linkOf } from '../../simulator/model/files.ts';
import { addFolder } from '../../simulator/model/folders.ts';
import { addJob } from '../../simulator/model/jobs.ts';
import { NO_LIMITS } from '../../simulator/model/switches.ts';
import { memoryAnswers } from '../store/memory-answers';
import { memoryArea } from '../store/memory-area';

vi.setConfig({ testTimeout: 60_000 });

const USER: CallOptions = { lane: 'user' };
const NOW = 1_800_000_000_000;

/** What a user keeps at 1fichier, each in a spelling that no other text of the run has. */
const secretsOf = (word: string, key: string, year: string) => ({
  key,
  email: `${word}m@${word}h.example`,
  file: `${word}f ${word}g.mkv`,
  folder: `${word}d`,
  /** A name of digits alone. */
  year,
  source: `https://${word}u:${word}p@${word}s.example/${word}q.iso`,
});
type Secrets = ReturnType<typeof secretsOf>;

const secrets = fc
  .tuple(
    fc.stringMatching(/^[bcfghjkpqvwxz]{5,8}$/),
    fc.stringMatching(/^[A-Za-z0-9_=-]{32}$/),
    fc.stringMatching(/^[1-9]\d{3}$/),
  )
  .map(([word, key, year]) => ({ word, ...secretsOf(word, key, year) }));

/** An answer of the simulator with the secrets where no document puts them. */
const TROUBLES: readonly ((secrets: Secrets) => FaultAction | null)[] = [
  () => null,
  (all) => ({ type: 'ko', message: `${Object.values(all).join(' ')}: "${all.file}" refused #12` }),
  (all) => ({ type: 'ko', status: 403, message: `You already requested ${all.source}, ${all.folder}.` }),
  (all) => ({ type: 'ko', status: 404, message: `${all.year} Not Found` }),
  (all) => ({ type: 'answer', body: `<title>${all.year} Forbidden</title>`, status: 502 }),
  (all) => ({ type: 'answer', body: `<title>${all.folder}</title><p>${JSON.stringify(all)}`, status: 502 }),
  (all) => ({ type: 'answer', body: JSON.stringify([all, [all.key]]), contentType: all.email }),
  (all) => ({ type: 'answer', body: JSON.stringify({ status: all.key, message: all }).slice(0, -2) }),
  (all) => ({ type: 'edit', edit: (json) => ({ ...json, [all.folder]: all, [all.source]: 1, data: all }) }),
];

async function ended<T>(promise: Promise<T>): Promise<void> {
  await promise.catch(() => undefined);
}

async function callEverything(fichier: Fichier, all: Secrets, link: string, jobId: number): Promise<void> {
  await ended(fichier.userInfo(USER));
  await ended(fichier.folderLs({ folderId: 0, files: true }, USER));
  await ended(fichier.fileLs({ folderId: 0, sentAfter: null }, USER));
  await ended(fichier.remoteLs(USER));
  await ended(fichier.remoteInfo(jobId, USER));
  await ended(fichier.addUrl({ urls: [all.source], folderId: 0, headers: null }, USER));
  await ended(fichier.createFolder({ parentId: 0, name: `${all.folder}n` }, USER));
  await ended(fichier.renameFiles({ files: [{ url: link, name: `${all.folder}.x` }] }, USER));
  await ended(fichier.protectFiles({ urls: [link], password: `${all.folder}w` }, USER));
  await ended(fichier.fileInfo({ url: link }, USER));
  await ended(fichier.getLink({ url: link, password: `${all.folder}w` }, USER));
}

it('the report holds no key, name, link or address of the account, the files and the answers', async () => {
  const governor = { run: (_request, send) => send(new AbortController().signal) } as Governor;
  await fc.assert(
    fc.asyncProperty(secrets, fc.constantFrom(...TROUBLES), async ({ word, ...all }, trouble) => {
      const host = createTestHost({ limits: NO_LIMITS });
      const owner = createAccount(all.email);
      host.state.keys.set(all.key, owner);
      const folder = addFolder(host, owner, all.folder);
      const link = linkOf(addFile(host, { owner, filename: all.file, bytes: 'bytes' }));
      const job = addJob(host, { owner, urls: [all.source], folderId: folder.id });
      const action = trouble(all);
      if (action !== null) host.faults.next({ match: '*', action, times: Number.POSITIVE_INFINITY });

      const errors: unknown[] = [];
      const report = (error: unknown) => void errors.push(error);
      const calls = createCallLogStore({ area: memoryArea(), now: () => NOW, report });
      const fichier = createFichier({
        governor,
        calls,
        readKey: async () => ({ key: all.key, accountId: 'account' }),
        cache: { read: async () => undefined, write: async () => undefined, answers: memoryAnswers() },
        clock: { now: () => NOW, monotonic: () => NOW, sleep: async () => undefined },
        hasHostPermission: async () => true,
        isOnline: () => true,
        fetch: createFetch(host) as typeof fetch,
      });
      await callEverything(fichier, all, link, job.id);

      const hold = { reason: 'refused', code: 'refused', words: all.source, until: NOW } as const;
      const open = { state: 'unsure', urls: [all.source] } as unknown as Job;
      const text = composeReport({
        at: NOW,
        versions: { extension: '1.2.3', browser: 'Chrome 140', platform: 'linux', language: 'en' },
        hasKey: true,
        plan: { name: 'premium', at: NOW },
        permissions: { api: true },
        isOnline: true,
        isPaused: false,
        hold,
        counts: { waiting: 0, active: 1, done: 0, failed: 0, cancelled: 0, total: 1 },
        openJobs: [open],
        unreadable: 0,
        calls: await calls.read(),
      });

      expect(errors).toEqual([]);
      expect((await calls.read()).recent).toHaveLength(11);
      expect(text).toContain('download/get_token.cgi');
      for (const hidden of [word, all.key, link, '1fichier.com', String(job.id), String(folder.id)])
        expect(text).not.toContain(hidden);
      // Alone, the digits may be those of a length.
      expect(text).not.toMatch(new RegExp(`${all.year} (?:not found|forbidden)`, 'i'));
    }),
    { numRuns: 80 },
  );
});
