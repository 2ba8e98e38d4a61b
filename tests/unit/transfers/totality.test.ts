import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ERROR_CODES } from '@/utils/fichier/errors';
import { changesBetween, forgetEnded } from '@/utils/transfers/changes';
import type { OutboxEvent } from '@/utils/transfers/events';
import { plan } from '@/utils/transfers/plan';
import { reduce } from '@/utils/transfers/reduce';
import { jobSchema, outboxContextSchema, transferSchema } from '@/utils/transfers/schema';
import type { OutboxState } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import { EMPTY_STATE } from './support/empty-state';
import { at, facts, T0, transfer, urlOf } from './support/play';

const IDS = ['a', 'b', 'c'];
const id = fc.constantFrom(...IDS, 'nobody');
const key = fc.constantFrom('j', 'k', 'nothing');
const accountId = fc.constantFrom('me', 'other');
const remoteId = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom('6', 'x'));
const failure = fc
  .tuple(fc.constantFrom(...ERROR_CODES), fc.constantFrom('not-sent', 'refused', 'unknown'))
  .map(([code, outcome]) => facts(code, { outcome: outcome as 'refused' }));
const links = fc.subarray([...IDS.map(urlOf), 'https://other.example/x', 'b.bin', '']);
const rows = fc.uniqueArray(
  fc.record({
    id: remoteId,
    requestDate: fc.constantFrom('d', null, '2026-10-25 02:30:00'),
    finished: fc.boolean(),
  }),
  {
    selector: (row) => row.id,
  },
);
const result = fc.record({
  url: fc.constantFrom(...IDS.map(urlOf), 'a.bin', null),
  ok: fc.boolean(),
  link: fc.constantFrom('https://1fichier.com/?abcdef', null),
  message: fc.constant(null),
});
const info = fc.record({
  id: remoteId,
  requestDate: fc.constant(null),
  finished: fc.boolean(),
  links,
  results: fc.array(result, { maxLength: 3 }),
});
const jobKeys = fc.subarray(['j', 'k', 'nothing']);

/** Any fact, whether or not it fits. */
const fact = fc.oneof(
  fc.record({ type: fc.constantFrom('retried', 'cancelled', 'removed'), id }),
  fc.record({
    type: fc.constantFrom(
      'lookAsked',
      'started',
      'interrupted',
      'orphaned',
      'keyChanged',
      'holdReleased',
      'wayOpened',
    ),
  }),
  fc.record({ type: fc.constant('profileDoubted'), mayBeSent: fc.subarray(IDS) }),
  fc.record({ type: fc.constant('clockMoved'), byMs: fc.integer({ min: -100_000, max: 100_000 }) }),
  fc.record({
    type: fc.constantFrom(
      'paused',
      'resumed',
      'remainingCancelled',
      'failedRetried',
      'profileClaimed',
      'profileDisowned',
    ),
  }),
  fc.record({
    type: fc.constant('sendStarted'),
    key,
    kind: fc.constantFrom('remote', 'copy'),
    accountId,
    transferIds: fc.subarray(IDS),
  }),
  fc.record({
    type: fc.constant('sendStarted'),
    key,
    kind: fc.constant('copy'),
    accountId,
    transferIds: fc.constant(['c']),
    withPassword: fc.constant(true),
  }),
  fc.record({ type: fc.constantFrom('sendReturned', 'gaveUp', 'keyGone'), key }),
  fc.record({
    type: fc.constant('sendAccepted'),
    key,
    remoteIds: fc.uniqueArray(remoteId, { minLength: 1, maxLength: 3 }),
    date: fc.constant(null),
    accepted: fc.option(fc.subarray(IDS.map(urlOf))),
  }),
  fc.record({
    type: fc.constant('copied'),
    key,
    copies: fc.array(fc.record({ from: fc.constantFrom(...IDS.map(urlOf)), to: fc.constant('x') })),
    count: fc.constantFrom(null, 0, 1, 2, 3),
  }),
  fc.record({ type: fc.constantFrom('sendRefused', 'sendUnsure'), key, facts: failure }),
  fc.record({
    type: fc.constant('listRead'),
    accountId,
    rows,
    isList: fc.boolean(),
    isWhole: fc.boolean(),
    askedAt: fc.integer({ min: T0 - 1_000, max: T0 + 100_000 }),
  }),
  fc.record({ type: fc.constant('infoRead'), accountId, info }),
  fc.record({ type: fc.constant('infoFailed'), accountId, id: remoteId, facts: failure }),
  fc.record({ type: fc.constant('listFailed'), accountId, facts: failure }),
  fc.record({
    type: fc.constant('filesRead'),
    key,
    files: fc.subarray([{ url: 'https://1fichier.com/?abcdef', filename: 'A.BIN', size: 1 }]),
    isWhole: fc.boolean(),
    readAt: fc.integer({ min: T0 - 1_000, max: T0 + 100_000 }),
  }),
  fc.record({ type: fc.constantFrom('filesFailed', 'folderFailed'), key, facts: failure }),
  fc.record({ type: fc.constant('folderFound'), key }),
  fc.record({ type: fc.constant('namesRead'), jobKeys, files: fc.constant([]) }),
  fc.record({ type: fc.constant('namesFailed'), jobKeys, facts: failure }),
);
const step = fc.tuple(fact, fc.integer({ min: -100, max: 5000 }));

function run(
  steps: readonly (readonly [unknown, number])[],
  each: (before: OutboxState, after: OutboxState) => void,
) {
  let state = reduce(EMPTY_STATE, {
    type: 'added',
    at: T0,
    transfers: IDS.map((name) => transfer(name, { folderId: 7, kind: name === 'c' ? 'copy' : 'remote' })),
  });
  let seconds = 0;
  for (const [payload, pause] of steps) {
    seconds += pause;
    const after = reduce(state, { ...(payload as object), at: at(seconds) } as OutboxEvent);
    each(state, after);
    plan(after, conditions({ now: at(seconds) }));
    state = after;
  }
}

it('makes of any facts in any order a state that fits the schema', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
      run(steps, (_, after) => {
        for (const row of Object.values(after.transfers)) transferSchema.parse(row);
        for (const job of Object.values(after.jobs)) jobSchema.parse(job);
        outboxContextSchema.parse(after.context);
      });
    }),
  );
});

it('never loses a transfer, and never ties one to a job that does not carry it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
      run(steps, (_, after) => {
        expect(Object.keys(after.transfers)).toEqual(IDS);
        for (const row of Object.values(after.transfers).filter((each) => each.state === 'assigned')) {
          const job = after.jobs[row.jobKey ?? ''];
          expect(job?.transferIds).toContain(row.id);
          expect(job?.closedAt, 'the job of an assigned transfer is open').toBeNull();
        }
      });
    }),
  );
});

it('changes no row in place, so that rows can be compared by identity', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20, size: 'max' }), (steps) => {
      run(steps, (before, after) => {
        const copy = structuredClone(before);
        const changed = new Set(changesBetween(before, after).transfers.map((row) => row.id));
        for (const name of IDS.filter((each) => !changed.has(each))) {
          expect(after.transfers[name]).toEqual(copy.transfers[name]);
        }
      });
    }),
  );
});

it('forgets nothing that is on its way', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20, size: 'max' }), (steps) => {
      run(steps, (_, after) => {
        const kept = forgetEnded(after);
        const isOpen = (name: string) => ['queued', 'assigned'].includes(after.transfers[name]?.state ?? '');
        expect(Object.keys(kept.transfers)).toEqual(expect.arrayContaining(IDS.filter(isOpen)));
      });
    }),
  );
});
