const GB = 1_000_000_000;
/** As the home page of 1fichier states them, bytes. No plan takes more than a customer's. */
const CUSTOMER_MAX = 300 * GB;
const FREE_MAX = 50 * GB;

export type UploadPlan = 'free' | 'premium' | 'access' | 'gold' | 'unknown';

/** The largest file that the plan allows, bytes; null when the plan is not known. */
export function planFileMax(plan: UploadPlan): number | null {
  if (plan === 'unknown') return null;
  return plan === 'free' ? FREE_MAX : CUSTOMER_MAX;
}

/** What stands against uploads. Bytes; null: not known. */
export type UploadLimits = {
  readonly maxFileSize: number | null;
  readonly freeSpace: number | null;
  readonly overQuota: boolean;
  readonly uploadForbidden: boolean;
};

/** What holds whatever the account. */
export const NO_KNOWN_LIMITS: UploadLimits = {
  maxFileSize: CUSTOMER_MAX,
  freeSpace: null,
  overQuota: false,
  uploadForbidden: false,
};
