import type { Account, Aged } from '@/utils/fichier/fichier';
import { ACCOUNT_LIMIT_MS } from '@/utils/fichier/limited-questions';
import type { AccountView } from '@/utils/messaging/protocol';

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** The account as a page shows it. */
export function accountView({ value, at }: Aged<Account>): AccountView {
  const { plan, email, overQuota, uploadForbidden, hotStorage, coldStorage } = value;
  return {
    plan,
    email,
    subscriptionEnd: value.subscriptionEnd?.slice(0, DAY_LENGTH) ?? null,
    storageUsed: hotStorage === null && coldStorage === null ? null : (hotStorage ?? 0) + (coldStorage ?? 0),
    storageFree: value.availableStorage,
    hotStorage,
    coldStorage,
    availableStorage: value.availableStorage,
    allowedColdStorage: value.allowedColdStorage,
    availableColdStorage: value.availableColdStorage,
    overQuota,
    uploadForbidden,
    cdnCredits: value.cdnCredits,
    at,
    refreshAt: at + ACCOUNT_LIMIT_MS,
  };
}
