import type { Anew, ListingDesk } from '@/entrypoints/background/files/create-listing-desk';
import type { OpenActs } from '@/entrypoints/background/files/create-open-acts';
import { createUserCall } from '@/entrypoints/background/files/user-call';
import { FILES_PER_CALL } from '@/utils/fichier/create-files-client';
import { type FailureFacts, FichierError, isFichierError, POLICY } from '@/utils/fichier/errors';
import type { CallOptions, Fichier, KnownFile } from '@/utils/fichier/fichier';
import type { ActOutcome, ConfirmedFile } from '@/utils/fichier/fichier-files';
import type { ListingEdit } from '@/utils/fichier/listing-edits';
import { linkId, plainLink } from '@/utils/links/link-id';
import type { ActReport } from '@/utils/messaging/files-protocol';

/** One kind of act on many files. Files are told apart by `linkId`. */
export type FilesAct = {
  /** One call; its links are plain ones. */
  call(urls: readonly string[], options: CallOptions): Promise<ActOutcome>;
  edit(done: readonly ConfirmedFile[]): ListingEdit;
  /** Where the files go; null when they stay. */
  readonly to: number | null;
  /** What listings read after the act say of a file about which the answer leaves doubt; null: nothing. */
  evidence(id: string, before: KnownFile | null, anew: Anew): 'done' | 'not-done' | null;
};

export type ActDeps = {
  readonly fichier: Fichier;
  readonly desk: ListingDesk;
  readonly openActs: OpenActs;
};

type Verdict =
  | { readonly isDone: true }
  | { readonly isDone: false; readonly facts: FailureFacts; readonly isUnknown: boolean };

/**
 * Acts on files in as few calls as possible, none of them repeated. Rejects when nothing was sent at all; else tells of
 * each file what is known, after a look at the listings where an answer leaves that open.
 */
export async function actOnFiles(deps: ActDeps, urls: readonly string[], act: FilesAct): Promise<ActReport> {
  const before = await deps.fichier.knownFiles(urls);
  const sources = [...before.values()].map(({ folderId }) => folderId);
  const changed = new Set([...(act.to === null ? [] : [act.to]), ...sources]);
  return deps.openActs.during([...changed], () => carryOut(deps, urls, act, before));
}

async function carryOut(
  { desk }: ActDeps,
  urls: readonly string[],
  act: FilesAct,
  before: ReadonlyMap<string, KnownFile>,
): Promise<ActReport> {
  const byId = new Map(urls.map((url) => [linkId(url), plainLink(url)]));
  const user = createUserCall();
  const verdicts = new Map<string, Verdict>();
  const judge = (links: readonly string[], verdict: Verdict) => {
    for (const url of links) verdicts.set(linkId(url), verdict);
  };

  const parts = chunks([...byId.values()]);
  for (const [index, part] of parts.entries()) {
    try {
      const value = await act.call(part, user.options);
      judge(
        value.done.map(({ url }) => url),
        { isDone: true },
      );
      judge(value.missing, { isDone: false, facts: NOT_CONFIRMED, isUnknown: false });
      judge(value.open, { isDone: false, facts: NOT_CONFIRMED, isUnknown: true });
      if (value.done.length > 0) await desk.amend(user.accountId(), act.edit(value.done));
    } catch (error) {
      if (!isFichierError(error)) throw error;
      const { facts } = error;
      if (index === 0 && facts.outcome === 'not-sent') throw error;
      judge(part, { isDone: false, facts, isUnknown: facts.outcome === 'unknown' });
      if (facts.outcome !== 'not-sent' && POLICY[facts.code].hold === null) continue;
      // Nothing goes out for now, so the rest is not even tried.
      judge(parts.slice(index + 1).flat(), { isDone: false, facts, isUnknown: false });
      break;
    }
  }
  await lookAgain();
  return reportOf(urls, verdicts);

  async function lookAgain(): Promise<void> {
    const troubled = [...verdicts].filter(([, verdict]) => !verdict.isDone).map(([id]) => id);
    if (troubled.length === 0) return;
    const sources = troubled.flatMap((id) => before.get(id)?.folderId ?? []);
    const anew = await desk.readAnew([...(act.to === null ? [] : [act.to]), ...sources]);
    const isFolderGone = act.to !== null && anew.get(act.to) === 'missing';
    if (isFolderGone && act.to !== null) await desk.readParentsAnew([act.to]);
    const shown: ConfirmedFile[] = [];
    for (const id of troubled) {
      const verdict = verdicts.get(id);
      if (verdict === undefined || verdict.isDone) continue;
      if (isFolderGone && verdict.facts.code === 'not-found') {
        verdicts.set(id, { ...verdict, facts: { ...verdict.facts, code: 'folder-not-found' } });
      }
      const seen = verdict.isUnknown ? act.evidence(id, before.get(id) ?? null, anew) : null;
      if (seen === 'not-done') verdicts.set(id, { ...verdict, isUnknown: false });
      if (seen !== 'done') continue;
      verdicts.set(id, { isDone: true });
      shown.push({ url: byId.get(id) ?? id, name: null });
    }
    if (shown.length > 0) await desk.amend(user.accountId(), act.edit(shown));
  }
}

const { facts: NOT_CONFIRMED } = new FichierError({ code: 'not-confirmed', outcome: 'refused' });

function chunks(links: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(links.length / FILES_PER_CALL);
  return Array.from({ length: count }, (_, index) =>
    links.slice(index * FILES_PER_CALL, (index + 1) * FILES_PER_CALL),
  );
}

function reportOf(urls: readonly string[], verdicts: ReadonlyMap<string, Verdict>): ActReport {
  const report: ActReport = { done: [], failed: [] };
  for (const url of new Set(urls)) {
    const verdict = verdicts.get(linkId(url));
    if (verdict === undefined) throw new Error('A file without a verdict');
    if (verdict.isDone) report.done.push(url);
    else report.failed.push({ url, reason: reasonOf(verdict.facts), isUnknown: verdict.isUnknown });
  }
  return report;
}

export function reasonOf({ code, words, until }: FailureFacts) {
  return { code, words, until };
}
