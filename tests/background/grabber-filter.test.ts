import { beforeEach, describe, expect, it } from 'vitest';
import { NO_FILTER } from '@/utils/links/grab/grabber-filter';
import { send, startStage, useFakeTime } from './stage';

beforeEach(useFakeTime);

describe('the filter of the grabber', () => {
  it('lets everything through until one is kept', async () => {
    startStage();
    expect(await send('readGrabberFilter', null)).toEqual({ ok: true, value: NO_FILTER });
  });

  it('is kept for the next page', async () => {
    startStage();
    const filter = { kinds: ['video', 'fichier'], text: 'x(', isRegex: true, host: 'a.example' };
    expect(await send('saveGrabberFilter', filter)).toEqual({ ok: true, value: null });
    expect(await send('readGrabberFilter', null)).toEqual({ ok: true, value: filter });
  });

  it('is refused when it is none', async () => {
    startStage();
    expect(await send('saveGrabberFilter', { ...NO_FILTER, kinds: ['film'] })).toMatchObject({ ok: false });
    expect(await send('readGrabberFilter', null)).toEqual({ ok: true, value: NO_FILTER });
  });
});
