import 'fake-indexeddb/auto';
import type { OutboxChanges } from '@/utils/transfers/changes';
import type { OutboxEvent } from '@/utils/transfers/events';
import { reduce } from '@/utils/transfers/reduce';
import type { Job, Transfer } from '@/utils/transfers/schema';
import { EMPTY_STATE } from '../../transfers/support/empty-state';

let databases = 0;

/** A name that no other test uses. */
export function freshName(): string {
  databases += 1;
  return `outbox-${databases}`;
}

export function storedTransfer(id: string, more: Partial<Transfer> = {}): Transfer {
  return {
    id,
    url: `https://host.example/${id}`,
    kind: 'remote',
    origin: 'link',
    folderId: 0,
    folderName: null,
    createdAt: 1,
    changedAt: 1,
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
    isPrivate: false,
    hidden: false,
    resends: 0,
    notBefore: null,
    ...more,
  };
}

/** A job that carries these transfers, as the machine makes it. */
export function storedJob(key: string, transferIds: readonly string[], more: Partial<Job> = {}): Job {
  const events: OutboxEvent[] = [
    { type: 'added', at: 1, transfers: transferIds.map((id) => storedTransfer(id)) },
    { type: 'sendStarted', at: 1, key, kind: 'remote', accountId: 'me', transferIds },
  ];
  const job = events.reduce(reduce, EMPTY_STATE).jobs[key];
  if (!job) throw new Error('The machine made no job');
  return { ...job, ...more };
}

export function changes(more: Partial<OutboxChanges>): OutboxChanges {
  return { transfers: [], jobs: [], context: null, deletedJobs: [], ...more };
}
