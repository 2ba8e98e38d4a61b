import type { HoldView, Settings, Status, TransferView } from '@/utils/messaging/protocol';

export const NOW = new Date(2026, 10, 16, 12, 0).getTime();
export const AROUND = { locale: 'en-GB', now: NOW };

export const ACCOUNT = {
  plan: 'premium',
  email: 'someone@example.org',
  subscriptionEnd: '2027-05-03',
  storageUsed: 1_240_000_000_000,
  storageFree: 810_000_000_000,
  hotStorage: 940_000_000_000,
  coldStorage: 300_000_000_000,
  availableStorage: 810_000_000_000,
  allowedColdStorage: 2_000_000_000_000,
  availableColdStorage: 1_700_000_000_000,
  overQuota: false,
  uploadForbidden: false,
  cdnCredits: null,
  at: NOW,
  refreshAt: NOW + 5 * 60_000,
} as const;

export function statusWith(change: Partial<Status> = {}): Status {
  return {
    hasKey: true,
    keySavedAt: NOW,
    hasHostPermission: true,
    online: true,
    hold: null,
    account: ACCOUNT,
    planAt: null,
    estimatedEnd: null,
    paused: false,
    progress: null,
    waiting: 0,
    retriable: 0,
    unreadable: 0,
    lost: null,
    ...change,
  };
}

export function holdWith(change: Partial<HoldView> = {}): HoldView {
  return { code: 'flood-ip', words: null, until: null, tryNowAt: null, action: 'none', ...change };
}

export function transferWith(change: Partial<TransferView> = {}): TransferView {
  return {
    id: 't1',
    name: 'notes.txt',
    source: 'https://files.example.com/notes.txt',
    host: 'files.example.com',
    state: 'waiting',
    reason: null,
    link: null,
    size: null,
    doubt: null,
    folderId: 0,
    folderName: null,
    likelyName: null,
    createdAt: NOW,
    attempt: 1,
    twin: false,
    isPrivate: false,
    can: {
      copyLink: false,
      copyDirectLink: false,
      retry: false,
      cancel: false,
      remove: false,
      lookInFolder: false,
      enterPassword: false,
    },
    ...change,
  };
}

/** Settings that differ from the first ones in how direct links are asked for. */
export const SETTINGS: Settings = {
  folderId: 0,
  folderName: null,
  notifications: true,
  batchSize: 20,
  keepCount: null,
  keepDays: null,
  direct: { inline: true, cdn: false, restrictIp: 0, single: false, noSsl: false },
  askDirect: false,
};
