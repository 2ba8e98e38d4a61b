import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { NOW } from '../components/samples';
import { link } from './rows';
import { FOLDER, startGrabber } from './start-grabber';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  return () => vi.useRealTimers();
});

describe('the health of links', () => {
  const MANY = Array.from({ length: 250 }, (_, index) =>
    link(`https://www.1fichier.com/?abcdefg${100 + index}&af=1`),
  );

  it('is asked for a hundred at a time, and fills in names and sizes', async () => {
    const { grabber, payloadsOf, copied } = await startGrabber({
      parts: [MANY],
      answers: {
        checkLinks: ({ urls }) => ({
          ok: true,
          value: urls.map((url, index) => ({
            url,
            state: index === 0 ? 'alive' : index === 1 ? 'protected' : 'dead',
            name: index === 0 ? 'a film.mkv' : null,
            size: index === 0 ? 5 : null,
          })),
        }),
      },
    });
    await grabber.checkLinks();
    expect(payloadsOf('checkLinks').map((asked) => (asked as { urls: string[] }).urls.length)).toEqual([
      100, 100, 50,
    ]);
    expect(grabber.links.size.value).toBe(15);
    grabber.filter.change({ text: 'a film' });
    expect(
      grabber.links.shown.value.rows.map(({ name, health, extension }) => [name, health, extension]),
    ).toEqual(Array.from({ length: 3 }, () => ['a film.mkv', 'alive', 'mkv']));
    await grabber.copyLiving();
    expect(copied[0]?.split('\n')).toHaveLength(3);
    // A password does not make a file any less alive.
    grabber.filter.change({ text: '' });
    await grabber.copyLiving();
    expect(copied[1]?.split('\n')).toHaveLength(6);
  });

  it('stops when it is cancelled, and asks for nothing when access is declined', async () => {
    let cancel = () => {};
    const { grabber, payloadsOf } = await startGrabber({
      parts: [MANY],
      answers: {
        checkLinks: () => {
          cancel();
          return { ok: true, value: [] };
        },
      },
    });
    cancel = grabber.health.cancel;
    await grabber.checkLinks();
    expect(payloadsOf('checkLinks')).toHaveLength(1);
    const declined = await startGrabber({ parts: [MANY], isAllowed: false });
    await declined.grabber.checkLinks();
    expect(declined.payloadsOf('checkLinks')).toEqual([]);
    expect(declined.grabber.health.run.value).toEqual({ kind: 'declined' });
  });
});

describe('a public folder', () => {
  const hash = `#folder=${encodeURIComponent(FOLDER)}`;

  it('is read once it is allowed, asks for its password, and becomes a catch', async () => {
    const { grabber, hashes, payloadsOf } = await startGrabber({
      hash,
      answers: {
        readFolderLink: ({ password }) => {
          if (password === 'right') return { ok: true, value: { catchId: 'c9' } };
          const code = password === null ? 'password-required' : 'password-wrong';
          return { ok: false, reason: { code, words: null, until: null } };
        },
      },
    });
    expect(payloadsOf('readFolderLink')).toEqual([]);
    await grabber.folder.allow();
    expect(grabber.folder.step.value).toEqual({ kind: 'password', isWrong: false });
    await grabber.folder.enterPassword('wrong');
    expect(grabber.folder.step.value).toEqual({ kind: 'password', isWrong: true });
    await grabber.folder.enterPassword('right');
    await vi.advanceTimersByTimeAsync(0);
    expect(hashes).toEqual(['c9']);
    expect(grabber.screen.value).toEqual({ kind: 'links' });
    expect(payloadsOf('readFolderLink')[2]).toEqual({ url: FOLDER, password: 'right', isPrivate: false });
  });

  it('is not read when access is declined', async () => {
    const { grabber, payloadsOf } = await startGrabber({ hash, isAllowed: false });
    await grabber.folder.allow();
    expect(payloadsOf('readFolderLink')).toEqual([]);
    expect(grabber.folder.step.value).toEqual({ kind: 'permission', isDeclined: true });
  });

  it('that was left for another one is not shown when its answer comes', async () => {
    let answer = (_reply: ReplyOf<'readFolderLink'>) => {};
    const { grabber, hashes } = await startGrabber({
      hash,
      answers: {
        readFolderLink: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      },
    });
    const read = grabber.folder.allow();
    await vi.advanceTimersByTimeAsync(0);
    await grabber.folder.open('https://1fichier.com/dir/AnotherOne');
    answer({ ok: true, value: { catchId: 'c9' } });
    await read;
    expect(hashes).toEqual([]);
    expect(grabber.folder.step.value).toEqual({ kind: 'permission', isDeclined: false });
  });
});
