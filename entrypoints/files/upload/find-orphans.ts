import type { Ask } from '@/components/page/ask';
import type { UploadClaims } from '@/entrypoints/files/upload/upload-claims';
import type { UploadRecord } from '@/utils/messaging/uploads-protocol';

type Needs = {
  readonly ask: Ask;
  readonly claims: UploadClaims;
  readonly isPrivate: () => Promise<boolean>;
  readonly clock: () => number;
  /** An upload that this page looks after from now on. */
  readonly onOrphan: (record: UploadRecord, folderName: string | null) => void;
};

/** Another page may close at any time, and leave its uploads. */
const EVERY_MS = 60_000;
/** So long an upload may have been written down before the page that began it claims it. */
const CLAIMED_WITHIN_MS = 10_000;

/** Looks, now and every minute, for uploads that another life of the page has begun, and no living page looks after. */
export async function findOrphans(needs: Needs): Promise<void> {
  setInterval(() => void look(needs), EVERY_MS);
  await look(needs);
}

async function look(needs: Needs): Promise<void> {
  const { ask, clock, onOrphan } = needs;
  const open = await ask('openUploads', null);
  if (!open.ok) return;
  const isPrivate = await needs.isPrivate();
  const ours = open.value.filter((one) => isPrivate || !one.isPrivate);
  const old = ours.filter(({ startedAt }) => !isYoung(clock() - startedAt));
  if (old.length < ours.length) setTimeout(() => void look(needs), CLAIMED_WITHIN_MS);
  const orphans = await claimAll(needs, old);
  if (orphans.length === 0) return;
  const known = await ask('knownFolders', null);
  const nameOf = (id: number) =>
    known.ok ? (known.value.known.find((folder) => folder.id === id)?.path.at(-1)?.name ?? null) : null;
  for (const record of orphans) onOrphan(record, nameOf(record.folderId));
}

async function claimAll(
  { ask, claims }: Needs,
  records: readonly UploadRecord[],
): Promise<readonly UploadRecord[]> {
  const claimed: UploadRecord[] = [];
  for (const record of records) if (await claims.take(record.id)) claimed.push(record);
  if (claimed.length === 0) return [];
  // The page that looked after one may have brought it to its end meanwhile.
  const open = await ask('openUploads', null);
  const isOpenStill = ({ id }: UploadRecord) => open.ok && open.value.some((one) => one.id === id);
  for (const record of claimed) if (!isOpenStill(record)) claims.letGo(record.id);
  return claimed.filter(isOpenStill);
}

/** A time to come was told by a clock that has been set since. */
function isYoung(ageMs: number): boolean {
  return ageMs >= 0 && ageMs < CLAIMED_WITHIN_MS;
}
