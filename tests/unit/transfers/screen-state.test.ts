import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '@/utils/fichier/errors';
import { UNDECIDED_FOR_MS } from '@/utils/transfers/constants';
import type { Job, Transfer } from '@/utils/transfers/schema';
import { screenStateOf } from '@/utils/transfers/screen-state';
import { accepted, at, lost, play, queued, started, transfer } from './support/play';

const HOLD = { code: 'over-quota', words: 'Full', until: null } as const;
const sending = play(queued(['a']), started(0, 'j', 'a'));
const job = (state: Job['state']): Job => {
  const found = sending.jobs.j;
  if (!found) throw new Error('No job');
  return { ...found, state };
};
const show = (
  more: Partial<Transfer>,
  of: Job | null = null,
  hold: typeof HOLD | null = null,
  accountId: string | null = 'me',
) => screenStateOf(transfer('a', more), of, hold, accountId);
const canOf = (shown: ReturnType<typeof show>) =>
  Object.entries(shown.can)
    .filter(([, may]) => may)
    .map(([name]) => name)
    .join(' ');

const assigned = { state: 'assigned', jobKey: 'j' } as const;
it.each<[string, Partial<Transfer>, Job | null, string]>([
  ['waiting', {}, null, 'cancel remove'],
  ['sending', assigned, job('sending'), 'remove'],
  ['checking', assigned, job('unsure'), 'cancel remove'],
  ['checking', assigned, job('undecided'), 'cancel remove lookInFolder'],
  ['checking', { ...assigned, cancelWished: true }, job('unsure'), 'remove'],
  ['at-1fichier', assigned, job('accepted'), 'remove'],
  ['done', { state: 'done', link: 'https://1fichier.com/?a' }, null, 'copyLink copyDirectLink remove'],
  ['failed', { state: 'failed', failure: { code: 'refused', words: 'No' } }, null, 'retry remove'],
  [
    'failed',
    { state: 'failed', failure: { code: 'unsure', words: null } },
    null,
    'retry remove lookInFolder',
  ],
  [
    'failed',
    { state: 'failed', failure: { code: 'vanished', words: null } },
    null,
    'retry remove lookInFolder',
  ],
  ['cancelled', { state: 'cancelled' }, null, 'retry remove'],
])('says %s of %j and offers what can be done', (word, more, of, can) => {
  const shown = show(more, of);
  expect(shown.state).toBe(word);
  expect(canOf(shown)).toBe(can);
});

it('is on hold with the reason of the hold, and only while it waits', () => {
  expect(show({}, null, HOLD)).toMatchObject({ state: 'on-hold', reason: HOLD });
  expect(show(assigned, job('accepted'), HOLD)).toMatchObject({ state: 'at-1fichier', reason: null });
});

it('gives the reason of a failure in the words of 1fichier', () => {
  const failed = show(
    { state: 'failed', failure: { code: 'source-failed', words: 'Not found' } },
    null,
    HOLD,
  );
  expect(failed.reason).toEqual({ code: 'source-failed', words: 'Not found', until: null });
});

it('says that a job of another key is not followed', () => {
  const state = play(sending, accepted(1, 'j', 9));
  expect(show(assigned, state.jobs.j ?? null).reason).toBeNull();
  expect(show(assigned, state.jobs.j ?? null, null, 'other').reason?.code).toBe('other-key');
  expect(show(assigned, state.jobs.j ?? null, null, null).reason?.code).toBe('no-key');
});

it('goes from sending to checking when the answer is lost', () => {
  const unsure = play(sending, { type: 'sendUnsure', at: at(1), key: 'j', facts: lost() });
  expect(show(assigned, unsure.jobs.j ?? null).state).toBe('checking');
});

describe('a row in doubt', () => {
  const SENT_AT = sending.jobs.j?.startedAt ?? 0;
  const failed = (code: ErrorCode, more: Partial<Transfer> = {}): Partial<Transfer> => ({
    state: 'failed',
    jobKey: 'j',
    failure: { code, words: null },
    ...more,
  });
  const ended = (code: ErrorCode | null, state: Job['state'] = 'closed'): Job => ({
    ...job(state),
    endedAt: at(2),
    failure: code === null ? null : { code, words: null },
  });
  const copy = { kind: 'copy' } as const;

  it.each<[string, Partial<Transfer>, Job, boolean]>([
    ['answer-lost', failed('unsure'), ended('timeout'), true],
    ['answer-lost', failed('unsure'), ended('network'), true],
    ['answer-lost', failed('unsure'), ended(null), true],
    ['answer-unclear', failed('unsure'), ended('server'), true],
    ['answer-unclear', failed('unsure'), ended('no-id'), true],
    ['answer-lost', failed('unsure', copy), ended('timeout'), false],
    ['vanished', failed('vanished'), ended(null), false],
    ['no-answer', failed('no-answer'), ended(null), false],
    ['not-named', failed('no-answer', copy), ended(null), false],
    ['answer-lost', assigned, ended('timeout', 'unsure'), false],
    ['answer-lost', assigned, ended('timeout', 'undecided'), true],
  ])('is %s for %j, with what is known of it', (cause, more, of, wasSought) => {
    expect(show(more, of).doubt?.known).toEqual({ sentAt: SENT_AT, cause, wasSought });
  });

  it('is looked for by itself for a day from the end of the call', () => {
    const until = (state: Job['state']) => show(assigned, ended('timeout', state)).doubt?.checkedUntil;
    expect(until('undecided')).toBe(at(2) + UNDECIDED_FOR_MS);
    expect(until('unsure')).toBeNull();
    expect(show(failed('unsure'), ended('timeout')).doubt?.checkedUntil).toBeNull();
  });

  it('says when it is looked for next', () => {
    const next = (state: Job['state']) =>
      show(assigned, { ...ended('timeout', state), nextLookAt: at(30) }).doubt?.nextLookAt;
    expect([next('unsure'), next('undecided')]).toEqual([at(30), at(30)]);
    expect(show(failed('unsure'), ended('timeout')).doubt?.nextLookAt).toBeNull();
  });

  it('is so without anything known, once the record of the request is gone', () => {
    expect(show(failed('unsure')).doubt).toEqual({ known: null, checkedUntil: null, nextLookAt: null });
  });

  it.each<[string, Partial<Transfer>, Job | null]>([
    ['waits', {}, null],
    ['is being sent', assigned, job('sending')],
    ['was accepted', assigned, job('accepted')],
    ['is done', { state: 'done', link: 'https://1fichier.com/?a', jobKey: 'j' }, ended(null)],
    ['was refused', failed('refused'), ended('refused', 'refused')],
  ])('is no row that %s', (_, more, of) => {
    expect(show(more, of).doubt).toBeNull();
  });

  it('of another key is not looked for, and its folder is not shown', () => {
    const undecided = show(assigned, ended('timeout', 'undecided'), null, 'other');
    expect(undecided).toMatchObject({ doubt: null, can: { lookInFolder: false } });
    const unsure = show(failed('unsure'), ended('timeout'), null, 'other');
    expect(unsure).toMatchObject({
      doubt: { known: { cause: 'answer-lost' } },
      can: { lookInFolder: false },
    });
  });
});
