import { describe, expect, it, vi } from 'vitest';
import { ERROR_CODES, type ErrorCode, POLICY } from '@/utils/fichier/errors';
import type { TransferView } from '@/utils/messaging/protocol';
import { AROUND, holdWith, statusWith, transferWith } from './samples';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { stateWord } = await import('@/components/texts/state-word');
const { passwordLine, rowFacts, rowFootnote, rowReason } = await import('@/components/popup/row-text');
const { noticeText, restoreLabel } = await import('@/components/popup/notice-text');
const { accountLine, usedShare } = await import('@/components/account/account-line');
const { countText, pluralForm } = await import('@/components/texts/plural');

const at = (hour: number, minute: number) => new Date(2026, 10, 16, hour, minute).getTime();
const reason = (
  code: 'flood-ip' | 'source-failed' | 'refused' | 'timeout',
  words: string | null,
  until: number | null = null,
) => ({ code, words, until });

describe('the word of a state', () => {
  it.each([
    ['waiting', 'Waiting'],
    ['on-hold', 'On hold'],
    ['sending', 'Sending'],
    ['checking', 'Checking'],
    ['at-1fichier', 'At 1fichier'],
    ['done', 'Done'],
    ['failed', 'Failed'],
    ['cancelled', 'Cancelled'],
  ] as const)('%s is %s', (state, word) => {
    expect(stateWord(transferWith({ state }), AROUND)).toBe(word);
  });

  it('names the end of a hold that has one', () => {
    const held = transferWith({ state: 'on-hold', reason: reason('flood-ip', null, at(14, 32)) });
    expect(stateWord(held, AROUND)).toBe('On hold until 14:32');
  });
});

describe('the text of a row', () => {
  it('tells why a transfer failed and what to do, with 1fichier’s own words where they matter', () => {
    const failed = transferWith({ state: 'failed', reason: reason('source-failed', '404 Not Found') });
    expect(rowReason(failed, undefined, AROUND)).toBe(
      '1fichier could not fetch the source. “404 Not Found” Check that the link opens without signing in, then retry.',
    );
  });

  it('leaves out words that say no more than ours', () => {
    const failed = transferWith({ state: 'failed', reason: reason('timeout', 'whatever') });
    expect(rowReason(failed, undefined, AROUND)).not.toContain('whatever');
  });

  it('gives the reason of a hold beside its word, without repeating the advice on every row', () => {
    const held = transferWith({ state: 'on-hold', reason: reason('flood-ip', 'Flood detected') });
    expect(rowReason(held, undefined, AROUND)).toBeNull();
    expect(rowFacts(held, AROUND)).toBe('1fichier asks your connection to slow down.');
  });

  it('says of a protected file what would do', () => {
    const can = { ...transferWith().can, enterPassword: true };
    const of = (code: ErrorCode) =>
      transferWith({ state: 'failed', can, reason: { code, words: null, until: null } });
    const text = (code: ErrorCode) => rowReason(of(code), undefined, AROUND);
    expect(passwordLine(of('password-required'))).toBe('This file is protected by a password.');
    expect(passwordLine(of('password-wrong'))).toBe('Wrong password. Enter it again.');
    expect(passwordLine(of('not-allowed'))).toBe('The owner has restricted this file.');
    expect(text('password-required')).toBe(
      'This file is protected by a password. Enter it to copy the file.',
    );
    const offline = { kind: 'failed', reason: { code: 'offline', words: null, until: null } } as const;
    expect(rowReason(of('password-required'), { ...offline, wasPassword: true }, AROUND)).toBe(
      'You are offline. Nothing was copied: enter the password again later.',
    );
    expect(text('not-allowed')).toBe(
      'The owner has restricted this file. Ask the owner for access. If the file has a password, you can enter it here.',
    );
  });

  it('lets the answer to the last click go before the reason of the state', () => {
    const done = transferWith({ state: 'done' });
    const note = { kind: 'failed', reason: reason('refused', 'Not today') } as const;
    expect(rowReason(done, note, AROUND)).toMatch(/^1fichier refused\. “Not today”/);
  });

  it('shows size, folder and a further attempt', () => {
    const done = transferWith({ state: 'done', size: 1_420_000_000, folderName: 'Movies', attempt: 2 });
    expect(rowFacts(done, AROUND).replaceAll('\u00a0', ' ')).toBe('1.4 GB · In Movies · Attempt 2');
  });

  it('says where a link came from and when, or that 1fichier has it twice', () => {
    const row = transferWith({ createdAt: at(9, 5) });
    expect(rowFootnote(row, undefined, AROUND)).toBe('files.example.com · 09:05');
    expect(rowFootnote({ ...row, twin: true }, undefined, AROUND)).toBe('1fichier received this twice');
  });
});

describe('the text of a row in doubt', () => {
  type Known = NonNullable<NonNullable<TransferView['doubt']>['known']>;
  const LOST: Known = { sentAt: at(9, 5), cause: 'answer-lost', wasSought: true };
  const ADVICE = 'Look in the folder first: if you send it again, it may be there twice.';
  const failed = (code: ErrorCode, known: Known | null, words: string | null = null) =>
    rowReason(
      transferWith({
        state: 'failed',
        reason: { code, words, until: null },
        doubt: { known, checkedUntil: null, nextLookAt: null },
      }),
      undefined,
      AROUND,
    );
  const checking = (sentAt: number, checkedUntil: number | null, nextLookAt: number | null = null) =>
    transferWith({
      state: 'checking',
      doubt: { known: { ...LOST, sentAt, wasSought: checkedUntil !== null }, checkedUntil, nextLookAt },
    });

  it.each<[string, ErrorCode, Known | null]>([
    [
      '1fichier may already have this. Sent at 09:05, but 1fichier’s answer was lost. Its list does not show whether this arrived.',
      'unsure',
      LOST,
    ],
    [
      '1fichier may already have this. Sent at 09:05, but 1fichier’s answer was unclear.',
      'unsure',
      { ...LOST, cause: 'answer-unclear', wasSought: false },
    ],
    [
      'Sent at 09:05 and accepted, but 1fichier no longer lists it.',
      'vanished',
      { ...LOST, cause: 'vanished', wasSought: false },
    ],
    [
      'Sent at 09:05 and accepted, but 1fichier never said how it ended.',
      'no-answer',
      { ...LOST, cause: 'no-answer', wasSought: false },
    ],
    [
      'Sent at 09:05, but 1fichier’s answer does not mention it.',
      'no-answer',
      { ...LOST, cause: 'not-named', wasSought: false },
    ],
    ['1fichier may already have this.', 'unsure', null],
  ])('says “%s” and what sending again may do', (text, code, known) => {
    expect(failed(code, known)).toBe(`${text} ${ADVICE}`);
  });

  it('quotes what 1fichier said of it', () => {
    expect(failed('unsure', LOST, 'Internal error')).toContain('arrived. “Internal error” Look');
    expect(failed('vanished', null, 'No such job')).toContain('“No such job”');
  });

  it('says, after the first search, what is looked for and until when, and that nothing is sent twice', () => {
    expect(rowReason(checking(at(9, 5), at(9, 5) + 86_400_000, at(14, 32)), undefined, AROUND)).toBe(
      'Was it received? Next check: 14:32. Checked until 17 Nov 09:05, then you decide. Sent at 09:05, but 1fichier’s answer was lost. Its list does not show whether this arrived. Nothing is sent twice.',
    );
    expect(rowReason(checking(at(9, 5), null), undefined, AROUND)).toBe(
      'Was it received? Looking at 1fichier. Sent at 09:05, but 1fichier’s answer was lost. Nothing is sent twice.',
    );
  });

  it('says from the first when it is looked for next, unless that is due', () => {
    const fresh = (nextLookAt: number | null) => checking(AROUND.now - 60_000, null, nextLookAt);
    expect(rowReason(fresh(at(12, 1)), undefined, AROUND)).toBeNull();
    expect(rowFacts(fresh(at(12, 1)), AROUND)).toBe('Was it received? Next check: 12:01.');
    for (const due of [null, AROUND.now - 1]) {
      expect(rowFacts(fresh(due), AROUND)).toBe('Was it received? Looking at 1fichier.');
    }
  });

  it('says instead that the key is another, when it is', () => {
    const other = transferWith({
      state: 'checking',
      reason: { code: 'other-key', words: null, until: null },
    });
    expect(rowFacts(other, AROUND)).toMatch(/key/);
  });
});

describe('the notice of a hold', () => {
  it('says what is the matter, until when, what to do, and what 1fichier said', () => {
    const hold = holdWith({ until: at(14, 32), words: 'Flood detected: IP Locked' });
    expect(noticeText({ kind: 'hold', hold }, AROUND)).toEqual({
      title: '1fichier asks your connection to slow down. On hold until 14:32.',
      text: 'Nothing to do: sending goes on by itself. 1fichier says “Flood detected: IP Locked”',
    });
  });

  it('that the user has asked for says how to end it', () => {
    const hold = holdWith({ code: 'paused', action: 'resume' });
    expect(noticeText({ kind: 'hold', hold }, AROUND)).toEqual({
      title: 'You have paused sending.',
      text: 'Resume, and the links go out.',
    });
  });

  it('that asks whose links these are says why', () => {
    const hold = holdWith({ code: 'other-profile', action: 'claim' });
    expect(noticeText({ kind: 'hold', hold }, AROUND).title).toBe('This list of links may be a copy.');
  });

  it.each(ERROR_CODES.filter((code) => POLICY[code].hold !== null))(
    'for %s says what is the matter and what to do',
    (code) => {
      const { title, text } = noticeText({ kind: 'hold', hold: holdWith({ code }) }, AROUND);
      expect(title).toMatch(/^\w.+\.( On hold\.)?$/);
      expect(text).toMatch(/^\w.+\.$/);
    },
  );

  it('without an end names none', () => {
    const { title } = noticeText({ kind: 'hold', hold: holdWith({ code: 'over-quota' }) }, AROUND);
    expect(title).toBe('Your storage at 1fichier is full. On hold.');
  });
});

describe('the notice of lost links', () => {
  const lost = { rows: 31, waiting: 16, sent: 1, omitted: 3 };

  it('tells the unsent ones apart from those that may be at 1fichier', () => {
    expect(noticeText({ kind: 'lost', lost }, AROUND)).toEqual({
      title: 'The browser has lost 31 transfers from your list.',
      text:
        'The disk was probably full: free some space first. 16 links were not sent. ' +
        '1 more link may already be at 1fichier. 3 more links could not be saved.',
    });
  });

  it('says nothing of links that there are not', () => {
    const finished = { rows: 1, waiting: 0, sent: 0, omitted: 0 };
    expect(noticeText({ kind: 'lost', lost: finished }, AROUND)).toEqual({
      title: 'The browser has lost 1 transfer from your list.',
      text: 'The disk was probably full: free some space first.',
    });
    expect(restoreLabel(finished, AROUND)).toBeNull();
  });

  it('offers to send only what was not sent', () => {
    expect(restoreLabel(lost, AROUND)).toBe('Send 16 unsent links');
    expect(restoreLabel({ ...lost, waiting: 0 }, AROUND)).toBe('Show them in the list');
  });
});

describe('the account line', () => {
  it('shows storage and the end of the plan', () => {
    expect(accountLine(statusWith(), AROUND).replaceAll('\u00a0', ' ')).toBe(
      '1.2 TB used, 810 GB free · until 3 May 2027',
    );
  });

  it('says when the plan will be known', () => {
    expect(accountLine(statusWith({ account: null, planAt: at(14, 32) }), AROUND)).toBe('Plan at 14:32');
    expect(accountLine(statusWith({ account: null }), AROUND)).toBe('Plan not known yet');
  });

  it('says that there is no key', () => {
    expect(accountLine(statusWith({ hasKey: false, account: null }), AROUND)).toBe('No API key');
  });

  it('knows the used share only when both sizes are told', () => {
    expect(usedShare({ storageUsed: 30, storageFree: 70 })).toBe(0.3);
    expect(usedShare({ storageUsed: null, storageFree: 70 })).toBeNull();
    expect(usedShare({ storageUsed: 0, storageFree: 0 })).toBeNull();
  });
});

describe('counted texts', () => {
  it('take the form of their language', () => {
    expect(pluralForm(0, 'en')).toBe('other');
    expect(pluralForm(0, 'fr')).toBe('one');
    expect(pluralForm(1_000_000, 'fr')).toBe('other');
  });

  it('carry their count', () => {
    expect(countText('copied_all', 1, 'en')).toBe('1 link copied.');
    expect(countText('copied_all', 10_000, 'en')).toBe('10,000 links copied.');
  });
});
