import { describe, expect, it, vi } from 'vitest';
import type { ActFailure } from '@/components/popup/popup-screen';
import { fakeAsk } from './fake-ask';
import { AROUND, holdWith, NOW, statusWith } from './samples';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { needsQuestion, progressText, runNote, runView } = await import('@/components/popup/run-view');
const { popupNotice } = await import('@/components/popup/popup-screen');
const { createRunActions } = await import('@/components/popup/run-actions');
const { countText } = await import('@/components/texts/plural');

const FAR = { ended: 312, total: 5000 };
const AT_14_32 = new Date(2026, 10, 16, 14, 32).getTime();
const lineOf = (change: Parameters<typeof statusWith>[0]) => {
  const { line } = runView(statusWith(change));
  if (line === null) throw new Error('No line');
  return line;
};

describe('the strip of all links', () => {
  it.each([
    ['says nothing before the first answer', null, false, null],
    ['says nothing of a link alone', statusWith({ waiting: 1 }), false, null],
    ['shows how far several links are', statusWith({ progress: FAR, waiting: 4000 }), true, null],
    ['stays during a pause, so that it can be ended', statusWith({ paused: true }), true, null],
    ['leaves one failed link to its row', statusWith({ retriable: 1 }), false, null],
    ['offers to send several failed ones again', statusWith({ retriable: 2 }), false, 2],
  ] as const)('%s', (_what, status, hasLine, failed) => {
    const view = runView(status);
    expect(view.line !== null).toBe(hasLine);
    expect(view.failed).toBe(failed);
  });

  it('counts in the digits of the page', () => {
    const line = lineOf({ progress: FAR });
    expect(progressText(line, 'en-GB')).toBe('312 of 5,000');
    expect(progressText(line, 'fr').replaceAll('\u202f', ' ')).toBe('312 of 5 000');
    expect(progressText(lineOf({ paused: true }), 'en')).toBe('');
  });

  it('says when all will have been sent, if anybody knows, and that it is paused before that', () => {
    expect(runNote(lineOf({ progress: FAR }), AROUND)).toBe('');
    expect(runNote(lineOf({ progress: FAR, estimatedEnd: AT_14_32 }), AROUND)).toBe('All sent by 14:32');
    expect(runNote(lineOf({ progress: FAR, paused: true }), AROUND)).toBe('Paused');
  });

  it('asks before more than ten links are called off', () => {
    expect(needsQuestion({ waiting: 10 })).toBe(false);
    expect(needsQuestion({ waiting: 11 })).toBe(true);
    expect(countText('confirm_cancel', 4688, 'en')).toBe('Cancel 4,688 waiting links?');
  });

  it('makes notices of a pause and of the end needless', () => {
    const knowing = { total: 3, filter: 'all', silent: null } as const;
    const hold = holdWith({ code: 'paused', action: 'resume' });
    const notice = (change: Parameters<typeof statusWith>[0]) =>
      popupNotice({ ...knowing, status: statusWith(change) });
    expect(notice({ hold, paused: true })).toBeNull();
    expect(notice({ hold, paused: true, online: false })).toEqual({ kind: 'offline' });
    expect(notice({ progress: FAR, estimatedEnd: NOW })).toBeNull();
  });
});

describe('an action on all links', () => {
  const done = { ok: true, value: null } as const;

  function actions(answers: Parameters<typeof fakeAsk>[0]) {
    const { ask, asked } = fakeAsk(answers);
    const announced: string[] = [];
    const failures: (ActFailure | null)[] = [];
    const refresh = vi.fn(async () => undefined);
    const run = createRunActions({
      ask,
      announce: (message) => announced.push(message),
      fail: (failure) => failures.push(failure),
      refresh,
    });
    return { run, asked, announced, failures, refresh };
  }

  it.each([
    ['pause', 'pause', 'Sending is paused.'],
    ['resume', 'resume', 'Sending goes on.'],
    ['cancel-remaining', 'cancelRemaining', 'The links that waited are cancelled.'],
    ['retry-failed', 'retryFailed', 'The failed links wait to be sent again.'],
  ] as const)('%s is asked for once, told, and shown as it is stored', async (action, name, told) => {
    const { run, asked, announced, refresh } = actions({ [name]: () => done });
    const first = run.run(action);
    expect(run.busy.value).toBe(action);
    await Promise.all([first, run.run(action)]);
    expect(asked.map((each) => each.name)).toEqual([name]);
    expect(announced).toEqual([told]);
    expect(refresh).toHaveBeenCalledOnce();
    expect(run.busy.value).toBeNull();
  });

  it('that failed says why until the next one', async () => {
    const full = { ok: false, reason: { code: 'storage-full', words: null, until: null } } as const;
    const { run, failures } = actions({ pause: () => full, resume: () => done });
    await run.run('pause');
    expect(failures.at(-1)).toEqual({ kind: 'act-failed', reason: full.reason });
    await run.run('resume');
    expect(failures.at(-1)).toBeNull();
  });
});
