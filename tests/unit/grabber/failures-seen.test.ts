import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_FILTER } from '@/utils/links/grab/grabber-filter';
import type { Answers } from '../components/fake-ask';
import { NOW, SETTINGS } from '../components/samples';
import { startGrabber } from './start-grabber';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  return () => vi.useRealTimers();
});

const FULL = { ok: false, reason: { code: 'storage-full', words: null, until: null } } as const;
const WELL: Answers = {
  readSettings: () => ({ ok: true, value: SETTINGS }),
  readGrabberFilter: () => ({ ok: true, value: NO_FILTER }),
  saveGrabberFilter: () => ({ ok: true, value: null }),
};

describe('what failed in the grabber', () => {
  it.each<[string, Answers]>([
    ['the folder that links go to by default', { readSettings: () => FULL }],
    ['the filter of the last page', { readGrabberFilter: () => FULL }],
  ])('is said where it could not be read: %s', async (_, answers) => {
    const { grabber } = await startGrabber({ answers: { ...WELL, ...answers } });
    expect(grabber.said.value).toMatchObject({ isBad: true, text: expect.stringMatching(/no room left/) });
  });

  it.each<[string, Answers, (grabber: Awaited<ReturnType<typeof startGrabber>>['grabber']) => unknown]>([
    ['trying now', { tryNow: () => FULL }, (grabber) => grabber.tryNow()],
    [
      'keeping the filter',
      { saveGrabberFilter: () => FULL },
      (grabber) => grabber.filter.change({ text: 's' }),
    ],
  ])('is said: %s', async (_, answers, act) => {
    const { grabber } = await startGrabber({ answers: { ...WELL, ...answers } });
    grabber.said.value = null;
    await act(grabber);
    await vi.advanceTimersByTimeAsync(1000);
    expect(grabber.said.value).toMatchObject({ isBad: true, text: expect.stringMatching(/no room left/) });
  });
});
