import type { NewTransfer } from '@/utils/engine/engine';
import type { Transfer } from '@/utils/transfers/schema';

/** A link as it enters the outbox. `at`: epoch ms. */
export function newTransfer(link: NewTransfer, id: string, at: number): Transfer {
  return {
    ...link,
    id,
    createdAt: at,
    changedAt: at,
    state: 'queued',
    attempt: 1,
    jobKey: null,
    group: null,
    cancelWished: false,
    failure: null,
    link: null,
    name: null,
    size: null,
    twin: false,
    hidden: false,
    resends: 0,
    notBefore: null,
  };
}
