import type { Batch } from '@/utils/transfers/batches';
import type { OutboxEvent } from '@/utils/transfers/events';
import type { RemoteId, TransferKind } from '@/utils/transfers/schema';

/** Who waits for a call: the user, or nobody. The gate lets users go first and background work use less of the budget. */
export type Urgency = 'user' | 'background';

/** One thing to do. `record`: a fact that follows from the state and the time alone. */
export type Action =
  | { readonly type: 'record'; readonly event: OutboxEvent }
  | { readonly type: 'send'; readonly kind: TransferKind; readonly batch: Batch; readonly lane: Urgency }
  | { readonly type: 'list'; readonly lane: Urgency }
  | { readonly type: 'info'; readonly id: RemoteId; readonly lane: Urgency }
  | {
      readonly type: 'names';
      readonly folderId: number;
      readonly sentAfter: string | null;
      readonly jobKeys: readonly string[];
    }
  /** Does the folder hold a file of a job that no look found, sent since then? */
  | {
      readonly type: 'files';
      readonly key: string;
      readonly folderId: number;
      readonly sentAfter: string | null;
      readonly lane: Urgency;
    }
  /** Is the folder of a refused job there? */
  | { readonly type: 'folder'; readonly key: string; readonly folderId: number; readonly lane: Urgency }
  /** Nothing is due before `until` (epoch ms); null: nothing until something happens. */
  | { readonly type: 'wait'; readonly until: number | null };

/** Something to do and when it may be done; `Infinity`: not before something happens. */
export type Step = { readonly at: number; readonly action: Action };

/** When calls may go out, for each kind of caller. */
export type Gates = { readonly user: number; readonly background: number };
