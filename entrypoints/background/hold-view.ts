import type { GovernorHold } from '@/utils/fichier/fichier';
import type { HoldView } from '@/utils/messaging/protocol';
import type { OutboxHold } from '@/utils/transfers/schema';

type Hold = GovernorHold | OutboxHold;

/** Without a connection one more look reaches nobody. */
const isHelpedByLooking = ({ reason }: Hold): boolean => ACTIONS[reason] === 'none' && reason !== 'network';

const ACTIONS: Readonly<Record<Hold['reason'], HoldView['action']>> = {
  'no-key': 'options',
  key: 'options',
  permission: 'grant',
  flood: 'none',
  'ip-locked': 'none',
  plan: 'none',
  quota: 'none',
  forbidden: 'none',
  limit: 'none',
  network: 'none',
  listing: 'none',
  refused: 'none',
  storage: 'none',
  paused: 'resume',
  profile: 'claim',
};

/** A hold as a page shows it. `tryNowAt`: when one more look at 1fichier is allowed, epoch ms. */
export function holdView(hold: Hold, tryNowAt: number): HoldView {
  const action = ACTIONS[hold.reason];
  return {
    code: hold.code,
    words: hold.words,
    until: hold.until,
    // Asking again with a bad key, or without access, can only do harm.
    tryNowAt: isHelpedByLooking(hold) ? tryNowAt : null,
    action,
  };
}
