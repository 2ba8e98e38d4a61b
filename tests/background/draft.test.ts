import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { send, startStage, useFakeTime } from './stage';

beforeEach(useFakeTime);

const PASTE = { text: '', html: null, folderId: 0, folderName: null, origin: 'popup', isPrivate: false };

describe('the draft of a popup that was closed before the answer', () => {
  const draft = async () => ((await send('readDraft', null)) as { value?: unknown }).value;
  const LINK = 'https://a.example/1';

  it('no longer offers links that are stored', async () => {
    startStage();
    await send('saveDraft', { text: LINK });
    await send('sendText', { ...PASTE, text: LINK });
    expect(await draft()).toBe('');
  });

  it('keeps what was refused, with its password', async () => {
    startStage();
    const refused = 'http://me:secret@10.0.0.1/x';
    await send('saveDraft', { text: `${LINK} ${refused}` });
    await send('sendText', { ...PASTE, text: `${LINK} ${refused}` });
    expect(await draft()).toBe(refused);
  });

  it.each([
    ['nothing could be stored', LINK, 'QuotaExceededError'],
    ['every link was refused', 'see http://10.0.0.1/x', null],
    ['there was no link', 'half a li', null],
  ])('stays whole when %s', async (_what, text, failure) => {
    const stage = startStage();
    if (failure !== null) stage.outbox.failNextAdd = new Error(failure);
    await send('saveDraft', { text });
    await send('sendText', { ...PASTE, text });
    expect(await draft()).toBe(text);
  });

  it('keeps what was typed while the links were being stored', async () => {
    const stage = startStage();
    await send('saveDraft', { text: LINK });
    const { add } = stage.engine;
    stage.engine.add = async (list) => {
      await send('saveDraft', { text: `${LINK} more` });
      return add(list);
    };
    await send('sendText', { ...PASTE, text: LINK });
    expect(await draft()).toBe(`${LINK} more`);
  });

  it('makes no failure of stored links when it cannot be changed', async () => {
    const stage = startStage();
    await send('saveDraft', { text: LINK });
    const full = new Error('QuotaExceededError');
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(full);
    expect(await send('sendText', { ...PASTE, text: LINK })).toMatchObject({
      ok: true,
      value: { accepted: 1 },
    });
    expect(stage.errors).toEqual([full]);
    set.mockRestore();
  });
});
