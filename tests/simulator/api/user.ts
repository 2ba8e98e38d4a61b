import * as z from 'zod';
import { ACCOUNT_OPTIONS } from '../model/accounts.ts';
import { createEndpoint } from './endpoint.ts';

const GB = 1_000_000_000;
/** Options that come as strings too. */
const OPTIONS_AS_TEXT = [
  'use_cdn',
  'default_port',
  'download_menu',
  'default_port_files',
  'ftp_report',
  'ftp_mode',
  'ru_report',
];
const option = z.int().nonnegative().optional();

/** Shows the account; every known key in the body sets that option first. */
export const userInfo = createEndpoint(
  Object.fromEntries(ACCOUNT_OPTIONS.map((name) => [name, option])),
  ({ world, account }, body) => {
    world.locks.checkUserInfo(account);
    for (const name of ACCOUNT_OPTIONS) {
      const value = body[name];
      if (value !== undefined) account.options[name] = value;
    }
    const stored = [...world.state.files.values()]
      .filter((file) => file.owner === account)
      .reduce((sum, file) => sum + file.size, 0);
    return {
      status: 'OK',
      message: 'OK',
      email: account.email,
      // Seen as numeric strings by a client in use.
      offer: String(account.offer),
      '2fa': '0',
      cdn: String(account.cdnCredits),
      mail_rm: '0',
      ...Object.fromEntries(
        Object.entries(account.options).map(([name, value]) => [
          name,
          OPTIONS_AS_TEXT.includes(name) ? String(value) : value,
        ]),
      ),
      subscription_end: account.subscriptionEnd,
      default_quota: 0,
      default_cold_storage_quota: 2000 * GB,
      hot_storage: stored,
      cold_storage: 0,
      allowed_cold_storage: 2000 * GB,
      available_storage: Math.max(0, account.storage - stored),
      available_cold_storage: 2000 * GB,
      stats_date: world.clock.paris(),
      extended_quota: 0,
      extended_quota_end: '',
      overquota: account.overQuota ? 1 : 0,
      upload_forbidden: String(account.uploadForbidden),
    };
  },
);
