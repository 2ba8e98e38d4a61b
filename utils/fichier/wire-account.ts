import * as z from 'zod/mini';
import type { JsonObject } from '@/utils/fichier/classify';
import type { Account, Plan } from '@/utils/fichier/fichier';
import { wireDate, wireFlag, wireNumber, wireText } from '@/utils/fichier/wire-values';

const accountSchema = z.object({
  email: wireText,
  offer: wireNumber,
  subscription_end: wireDate,
  hot_storage: wireNumber,
  cold_storage: wireNumber,
  available_storage: wireNumber,
  allowed_cold_storage: wireNumber,
  available_cold_storage: wireNumber,
  cdn: wireNumber,
  overquota: wireFlag,
  upload_forbidden: wireFlag,
});

const PLANS: readonly Plan[] = ['free', 'premium', 'access', 'gold'];

/** `user/info.cgi`; null when nothing in the answer speaks of an account. */
export function readAccount(json: JsonObject): Account | null {
  const info = z.safeParse(accountSchema, json).data;
  if (info === undefined || (info.offer === null && info.email === null)) return null;
  return {
    plan: info.offer === null ? 'unknown' : (PLANS[info.offer] ?? 'unknown'),
    email: info.email,
    subscriptionEnd: info.subscription_end,
    hotStorage: info.hot_storage,
    coldStorage: info.cold_storage,
    availableStorage: info.available_storage,
    allowedColdStorage: info.allowed_cold_storage,
    availableColdStorage: info.available_cold_storage,
    cdnCredits: info.cdn,
    overQuota: info.overquota,
    uploadForbidden: info.upload_forbidden,
  };
}
