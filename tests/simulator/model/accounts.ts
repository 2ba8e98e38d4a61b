import type { Account } from './records.ts';
import type { World } from './world.ts';

/** The keys every simulator starts with. All have the form of a real key, 32 characters. */
export const TEST_KEYS = {
  premium: 'SimPremium-0000000000000000000_=',
  gold: 'SimGold-0000000000000000000000_=',
  access: 'SimAccess-00000000000000000000_=',
  free: 'SimFree-0000000000000000000000_=',
  /** Its account is under a forced password reset: `No such user`. */
  passwordReset: 'SimReset-000000000000000000000_=',
  /** Well formed, and no account has it. */
  wrong: 'SimWrong-000000000000000000000_=',
} as const;

/** `user/info` may set these; a new account has them all at 0. */
export const ACCOUNT_OPTIONS = [
  'ftp_mode',
  'ftp_did',
  'ftp_report',
  'ru_report',
  'default_domain',
  'page_limit',
  'default_port',
  'default_port_files',
  'use_cdn',
  'download_menu',
] as const;

const GB = 1_000_000_000;

export function createAccount(email: string, settings: Partial<Omit<Account, 'email'>> = {}): Account {
  return {
    email,
    offer: 1,
    cdnCredits: 0,
    storage: 2000 * GB,
    subscriptionEnd: '2031-05-17 00:00:00',
    overQuota: false,
    uploadForbidden: 0,
    passwordReset: false,
    options: Object.fromEntries(ACCOUNT_OPTIONS.map((name) => [name, 0])),
    ...settings,
  };
}

export function addTestAccounts(world: World): void {
  const { keys } = world.state;
  keys.set(TEST_KEYS.premium, createAccount('premium@account.example'));
  keys.set(TEST_KEYS.gold, createAccount('gold@account.example', { offer: 3, cdnCredits: 12.5 }));
  keys.set(TEST_KEYS.access, createAccount('access@account.example', { offer: 2 }));
  keys.set(TEST_KEYS.free, createAccount('free@account.example', { offer: 0, subscriptionEnd: '' }));
  keys.set(TEST_KEYS.passwordReset, createAccount('reset@account.example', { passwordReset: true }));
}

/** A regenerated key: the old one stops working, the new one leads to the same account. */
export function regenerateKey(world: World, old: string): string {
  const account = world.state.keys.get(old);
  if (account === undefined) throw new Error('No account has that key.');
  world.state.keys.delete(old);
  const key = world.chance.mixed(32);
  world.state.keys.set(key, account);
  return key;
}

/** Premium and Premium GOLD. */
export function isPremium(account: Account): boolean {
  return account.offer === 1 || account.offer === 3;
}
