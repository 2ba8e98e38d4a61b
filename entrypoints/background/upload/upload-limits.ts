import { isFichierError, POLICY } from '@/utils/fichier/errors';
import type { Account, Fichier } from '@/utils/fichier/fichier';
import { NO_KNOWN_LIMITS, planFileMax, type UploadLimits } from '@/utils/uploads/upload-limits';

const FRESH_MS = 10 * 60_000;

/**
 * What stands against uploads, as 1fichier tells it now, else as it last told. Rejects for what concerns the key; what else
 * keeps 1fichier from answering only leaves the limits unknown.
 */
export async function readUploadLimits(
  fichier: Pick<Fichier, 'userInfo' | 'knownAccount'>,
): Promise<UploadLimits> {
  const known = (await fichier.knownAccount())?.value ?? null;
  // What forbids everything is asked about anew as soon as it may be: it may have been mended.
  const isBlocked = known !== null && (known.overQuota || known.uploadForbidden);
  try {
    return limitsOf((await fichier.userInfo({ lane: 'user', maxAgeMs: isBlocked ? 0 : FRESH_MS })).value);
  } catch (error) {
    if (!isFichierError(error)) throw error;
    const { hold } = POLICY[error.facts.code];
    if (hold === 'no-key' || hold === 'key') throw error;
    return known === null ? { ...NO_KNOWN_LIMITS, maxFileSize: null } : limitsOf(known);
  }
}

function limitsOf({ plan, availableStorage, overQuota, uploadForbidden }: Account): UploadLimits {
  return { maxFileSize: planFileMax(plan), freeSpace: availableStorage, overQuota, uploadForbidden };
}
