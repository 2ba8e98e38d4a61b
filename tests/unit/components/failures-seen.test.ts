import { describe, expect, it, vi } from 'vitest';
import type { MessageName } from '@/utils/messaging/protocol';
import { type Answers, fakeAsk } from './fake-ask';
import { AROUND, statusWith } from './samples';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { createPopup } = await import('@/entrypoints/popup/popup-state');
const { noticeText } = await import('@/components/popup/notice-text');

const FULL = { ok: false, reason: { code: 'storage-full', words: null, until: null } } as const;
const DONE = { ok: true, value: null } as const;
const LINKS = ['https://1fichier.com/?a', 'https://1fichier.com/?b'];

/** A popup that has been answered once; `copies`: what the browser says of each copy. */
function popupWith(answers: Answers, copies: readonly boolean[] = []) {
  const outcomes = [...copies];
  const { ask } = fakeAsk({ status: () => ({ ok: true, value: statusWith() }), ...answers });
  const popup = createPopup({
    ask,
    onChanged: () => {},
    copy: async () => outcomes.shift() ?? true,
    isPrivate: async () => false,
    lookInFolder: () => {},
    close: () => {},
    clock: Date.now,
    locale: 'en',
  });
  const seen = () => {
    const notice = popup.notice.value;
    return notice && noticeText(notice, AROUND);
  };
  return { popup, seen };
}

type Popup = ReturnType<typeof createPopup>;
const ACTS: readonly [MessageName, (popup: Popup) => Promise<void>][] = [
  ['allLinks', (popup) => popup.copyAll()],
  ['tryNow', (popup) => popup.tryNow()],
  ['grabTab', (popup) => popup.grab()],
  ['pause', (popup) => popup.run.run('pause')],
  ['resume', (popup) => popup.run.run('resume')],
  ['cancelRemaining', (popup) => popup.run.run('cancel-remaining')],
  ['retryFailed', (popup) => popup.run.run('retry-failed')],
  ['restoreLost', (popup) => popup.run.run('restore-lost')],
  ['forgetLost', (popup) => popup.run.run('forget-lost')],
  ['claimProfile', (popup) => popup.run.run('claim-profile')],
  ['disownProfile', (popup) => popup.run.run('disown-profile')],
];

describe('what failed in the popup', () => {
  it.each(ACTS)('is shown with its reason and what to do (%s)', async (name, act) => {
    const { popup, seen } = popupWith({ [name]: () => FULL });
    await act(popup);
    expect(seen()?.title).toMatch(/^There is no room left/);
    expect(seen()?.text).not.toBe('');
  });

  it('is put away by the user', async () => {
    const { popup, seen } = popupWith({ pause: () => FULL });
    await popup.run.run('pause');
    popup.dismiss();
    expect(seen()).toBeNull();
  });

  it('goes with the next thing that is done', async () => {
    const { popup, seen } = popupWith({ pause: () => FULL, resume: () => DONE });
    await popup.run.run('pause');
    await popup.run.run('resume');
    expect(seen()).toBeNull();
  });

  it('is shown before what has been so for long, which comes back after it', async () => {
    const offline = statusWith({ online: false });
    const { popup, seen } = popupWith({ status: () => ({ ok: true, value: offline }), tryNow: () => FULL });
    await popup.tryNow();
    expect(seen()?.title).toMatch(/^There is no room left/);
    popup.dismiss();
    expect(popup.notice.value).toEqual({ kind: 'offline' });
  });

  it('is shown when the browser does not copy all links, and only until it does', async () => {
    const { popup, seen } = popupWith({ allLinks: () => ({ ok: true, value: LINKS }) }, [false, true]);
    await popup.copyAll();
    expect(seen()).toEqual({
      title: 'The browser did not allow copying.',
      text: 'Click in this window, then try again.',
    });
    expect(popup.allCopied.value).toBe(false);
    await popup.copyAll();
    expect(seen()).toBeNull();
    expect(popup.allCopied.value).toBe(true);
  });
});

describe('lost links', () => {
  const lost = { rows: 31, waiting: 16, sent: 2, omitted: 0 };

  it('are told until they are put off, and again by the next popup', async () => {
    const answers: Answers = { status: () => ({ ok: true, value: statusWith({ lost }) }) };
    const { popup, seen } = popupWith(answers);
    await popup.tryNow();
    popup.dismiss();
    expect(seen()?.title).toBe('The browser has lost 31 transfers from your list.');
    popup.dismiss();
    expect(seen()).toBeNull();
    const next = popupWith(answers);
    await next.popup.tryNow();
    next.popup.dismiss();
    expect(next.seen()).not.toBeNull();
  });
});
