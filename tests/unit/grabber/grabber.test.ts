import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formatLinks } from '@/utils/links/shapes/format-links';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { NOW, SETTINGS } from '../components/samples';
import { link } from './rows';
import { FOLDER, LINKS, type Setting, startGrabber } from './start-grabber';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());

const { sendingLine } = await import('@/components/grabber/foot-line');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  return () => vi.useRealTimers();
});

describe('the grabber', () => {
  it('reads the parts of its catch and shows the links as they come', async () => {
    let answer = (_reply: ReplyOf<'readCatchPart'>) => {};
    const { grabber } = await startGrabber({
      parts: [LINKS.slice(0, 2), LINKS.slice(2)],
      answers: {
        readCatchPart: ({ part }) =>
          part === 0
            ? { ok: true, value: LINKS.slice(0, 2) }
            : new Promise((resolve) => {
                answer = resolve;
              }),
      },
    });
    expect(grabber.screen.value).toEqual({ kind: 'links' });
    expect(grabber.links.shown.value.rows).toHaveLength(2);
    answer({ ok: true, value: LINKS.slice(2) });
    await vi.advanceTimersByTimeAsync(0);
    expect(grabber.links.shown.value.rows.map(({ link: each }) => each)).toEqual(LINKS);
  });

  it.each<[string, Setting, unknown]>([
    ['no address', { hash: '' }, { kind: 'none' }],
    ['a page without links', { parts: [] }, { kind: 'empty' }],
    [
      'a restricted page',
      { parts: [], given: { failure: 'restricted-page' } },
      { kind: 'failed', code: 'restricted-page', words: null },
    ],
    [
      'a catch that is gone',
      {
        answers: { readCatch: () => ({ ok: false, reason: { code: 'not-kept', words: null, until: null } }) },
      },
      { kind: 'failed', code: 'not-kept' },
    ],
    [
      'no answer',
      { answers: { readCatch: () => ({ ok: false, reason: { code: 'broken', words: null, until: null } }) } },
      { kind: 'failed', code: 'broken' },
    ],
    [
      'a public folder',
      { hash: `#folder=${encodeURIComponent(FOLDER)}` },
      { kind: 'folder', step: { kind: 'permission', isDeclined: false } },
    ],
  ])('with %s says what to do', async (_what, setting, screen) => {
    const { grabber } = await startGrabber(setting);
    expect(grabber.screen.value).toMatchObject(screen as object);
  });

  it('picks what is shown, keeps what the filter hides, and sends the links byte for byte', async () => {
    const { grabber, payloadsOf } = await startGrabber({
      given: { isPrivate: true },
      answers: {
        sendPicked: ({ urls }) => ({
          ok: true,
          value: { accepted: urls.length, folded: 0, refused: [], needsKey: false },
        }),
      },
    });
    grabber.links.pick({ kind: 'toggle', index: 0 });
    grabber.filter.change({ kinds: ['fichier'] });
    grabber.links.pick({ kind: 'all' });
    expect(grabber.links.hiddenPicked.value).toBe(1);
    expect(grabber.announcement.value.message).toBe('3 selected');
    grabber.sending.chooseFolder({ id: 4, name: 'Films' });
    await grabber.send();
    expect(payloadsOf('sendPicked')).toEqual([
      {
        urls: [LINKS[0]?.url, LINKS[2]?.url, LINKS[3]?.url],
        folderId: 4,
        folderName: 'Films',
        isPrivate: true,
      },
    ]);
    expect(grabber.links.selection.value.picked.size).toBe(0);
  });

  it('keeps what is picked when nothing could be stored', async () => {
    const { grabber } = await startGrabber();
    grabber.links.pick({ kind: 'all' });
    await grabber.send();
    expect(grabber.links.selection.value.picked.size).toBe(4);
    expect(grabber.sending.state.value).toMatchObject({ kind: 'failed' });
  });

  it('sends thousands in parts, and keeps picked what was not stored', async () => {
    const many = Array.from({ length: 2500 }, (_, place) => link(`https://a.example/${place}.zip`));
    const report = { accepted: 1000, folded: 0, refused: [], needsKey: false };
    const failure = { ok: false, reason: { code: 'storage-full', words: null, until: null } } as const;
    let room = 2;
    const { grabber, payloadsOf } = await startGrabber({
      parts: [many],
      answers: {
        sendPicked: ({ urls }) => {
          room -= 1;
          return room < 0 ? failure : { ok: true, value: { ...report, accepted: urls.length } };
        },
      },
    });
    grabber.links.pick({ kind: 'all' });
    await grabber.send();
    const sizes = () => payloadsOf('sendPicked').map((each) => (each as { urls: string[] }).urls.length);
    expect(sizes()).toEqual([1000, 1000, 500]);
    expect(grabber.sending.state.value).toEqual({
      kind: 'cut',
      report: { ...report, accepted: 2000 },
      rest: 500,
      reason: failure.reason,
    });
    const line = sendingLine(grabber.sending.state.value, 'en');
    expect(line).toMatchObject({ isBad: true });
    expect(line?.text).toMatch(/^2,000 links on their way\. 500 links are not stored and stay selected: /);
    expect(grabber.links.picked.value).toHaveLength(500);
    room = 1;
    await grabber.send();
    expect(sizes()).toEqual([1000, 1000, 500, 500]);
    expect(grabber.links.picked.value).toEqual([]);
    const sent = payloadsOf('sendPicked').flatMap((each) => (each as { urls: string[] }).urls);
    expect(new Set(sent)).toEqual(new Set(many.map(({ url }) => url)));
  });

  it('makes no part larger than a message may be', async () => {
    const long = Array.from({ length: 5 }, (_, place) =>
      link(`https://a.example/${place}${'x'.repeat(1_500_000)}`),
    );
    const { grabber, payloadsOf } = await startGrabber({
      parts: [long],
      answers: {
        sendPicked: ({ urls }) => ({
          ok: true,
          value: { accepted: urls.length, folded: 0, refused: [], needsKey: false },
        }),
      },
    });
    grabber.links.pick({ kind: 'all' });
    await grabber.send();
    const sizes = payloadsOf('sendPicked').map((each) => (each as { urls: string[] }).urls.length);
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('copies and saves what is picked in the shape chosen', async () => {
    const { grabber, copied, saved } = await startGrabber();
    grabber.links.pick({ kind: 'toggle', index: 1 });
    await grabber.copyPicked();
    grabber.copying.chooseShape('markdown');
    await grabber.copyPicked();
    grabber.savePicked();
    expect(copied).toEqual([
      'https://a.example/song.mp3',
      formatLinks('markdown', [{ url: 'https://a.example/song.mp3', name: 'song.mp3', size: null }], 'en'),
    ]);
    expect(saved).toMatchObject([{ name: 'links.md', text: `${copied[1]}\n` }]);
  });

  it('goes on to direct links by itself when it was opened for them just now, and only then', async () => {
    const answers: Setting['answers'] = { readSettings: () => ({ ok: true, value: SETTINGS }) };
    const fresh = await startGrabber({ answers, given: { purpose: 'direct-links' } });
    expect(fresh.grabber.screen.value).toEqual({ kind: 'direct' });
    expect(fresh.payloadsOf('directLinkOf')).toHaveLength(1);
    const old = await startGrabber({ answers, given: { purpose: 'direct-links', at: NOW - 600_000 } });
    expect(old.grabber.screen.value).toEqual({ kind: 'direct' });
    expect(old.payloadsOf('directLinkOf')).toEqual([]);
  });

  it('shows nothing of a catch that was left for another one', async () => {
    let answer = (_reply: ReplyOf<'readCatchPart'>) => {};
    const { grabber } = await startGrabber({
      answers: {
        readCatchPart: ({ id }) =>
          id === 'c2'
            ? { ok: true, value: LINKS.slice(0, 1) }
            : new Promise((resolve) => {
                answer = resolve;
              }),
      },
    });
    await grabber.feed.load('c2');
    answer({ ok: true, value: LINKS });
    await vi.advanceTimersByTimeAsync(0);
    expect(grabber.links.shown.value.rows).toHaveLength(1);
  });

  it('shows the links that came when a part is missing, and says so', async () => {
    const { grabber } = await startGrabber({
      parts: [LINKS, LINKS],
      answers: {
        readCatchPart: ({ part }) =>
          part === 0
            ? { ok: true, value: LINKS }
            : { ok: false, reason: { code: 'storage', words: null, until: null } },
      },
    });
    expect(grabber.screen.value).toEqual({ kind: 'links' });
    expect(grabber.said.value).toMatchObject({ isBad: true, text: expect.stringMatching(/could not store/) });
  });

  it('sorts up, down, and back to the order of the page', async () => {
    const { grabber } = await startGrabber();
    const first = () => grabber.links.shown.value.rows[0]?.name;
    grabber.links.sortBy('name');
    expect(first()).toBe('1fichier.com/?abcdefghij');
    grabber.links.sortBy('name');
    expect(first()).toBe('song.mp3');
    grabber.links.sortBy('name');
    expect(first()).toBe('film.mkv');
  });

  it('says why the whole page cannot be grabbed', async () => {
    const { grabber, payloadsOf } = await startGrabber({
      given: { source: 'selection' },
      answers: {
        grabTab: () => ({ ok: false, reason: { code: 'restricted-page', words: null, until: null } }),
      },
    });
    await grabber.grabPage();
    expect(payloadsOf('grabTab')).toEqual([{ tabId: 7, scope: 'page' }]);
    expect(grabber.said.value).toMatchObject({
      isBad: true,
      text: expect.stringMatching(/no extension read/),
    });
  });
});

describe('the filter', () => {
  it('is restored, and kept a moment after it was changed', async () => {
    const kept = { kinds: ['video' as const], text: 'film', isRegex: false, host: '' };
    const { grabber, payloadsOf } = await startGrabber({
      answers: { readGrabberFilter: () => ({ ok: true, value: kept }) },
    });
    expect(grabber.links.shown.value.rows).toHaveLength(1);
    grabber.filter.change({ text: 's' });
    grabber.filter.change({ text: 'so' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(payloadsOf('saveGrabberFilter')).toEqual([{ ...kept, text: 'so' }]);
  });

  it('of a private window is neither read nor kept', async () => {
    const { grabber, payloadsOf } = await startGrabber({ isPrivate: true });
    grabber.filter.change({ text: 'secret' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(payloadsOf('readGrabberFilter')).toEqual([]);
    expect(payloadsOf('saveGrabberFilter')).toEqual([]);
  });
});
