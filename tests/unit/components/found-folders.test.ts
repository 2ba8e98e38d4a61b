import { describe, expect, it, vi } from 'vitest';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { fakeAsk } from './fake-ask';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { createPopup } = await import('@/entrypoints/popup/popup-state');
const { sendLine, refusals } = await import('@/components/popup/send-outcome');
const { boxWith, REPORT, taken } = await import('./send-box-bench');

describe('a public folder', () => {
  const FOLDER = 'https://1fichier.com/dir/CiLKCBI7';
  const OTHER = 'https://1fichier.com/en/dir/GwAVeQxR?e=1';
  const refusal = (source: string) => ({ source, code: 'folder-link' as const });

  it.each([
    ['alone', FOLDER, [FOLDER]],
    ['in a sentence', `Look at ${FOLDER}, and at https://a.example/x`, [FOLDER]],
    [
      'among others, each once',
      `${FOLDER}\nhttps://a.example/x\n${OTHER}\n${FOLDER}`,
      [FOLDER, 'https://1fichier.com/en/dir/GwAVeQxR'],
    ],
    ['behind a redirector', `https://out.example/?u=${encodeURIComponent(FOLDER)}`, [FOLDER]],
    ['twice encoded', `https://out.example/?u=${encodeURIComponent(encodeURIComponent(FOLDER))}`, [FOLDER]],
    ['in base64', `https://out.example/?u=${btoa(FOLDER)}`, [FOLDER]],
    ['in base64, from its second letter on', `https://out.example/?u=${btoa(` ${FOLDER}`)}`, [FOLDER]],
    ['in base64, from its third letter on', `https://out.example/?u=${btoa(`  ${FOLDER}`)}`, [FOLDER]],
    ['not there', 'https://files.example/dir/CiLKCBI7 and https://1fichier.com/?abcdefghij', []],
  ])('is found while it stands in the box (%s)', (_, text, folders) => {
    const { box } = taken();
    box.type(text);
    expect(box.found.value).toEqual(folders);
    box.type('');
    expect(box.found.value).toEqual([]);
  });

  it('is found in a pasted piece of page that goes along as HTML', () => {
    const { box } = taken();
    box.pasteHtml(
      `<a href="${FOLDER}">a</a> <a href="https://x.example/two (1).zip">two</a>`,
      'a two',
      vi.fn(),
    );
    expect(box.found.value).toEqual([FOLDER]);
  });

  it('is found in the draft', async () => {
    const { box } = boxWith(() => ({ ok: true, value: REPORT }), undefined, `see ${FOLDER}`);
    await box.restore();
    expect(box.found.value).toEqual([FOLDER]);
  });

  it('stays in the box when the other links go out, and is not told as one that cannot be sent', async () => {
    const { box } = boxWith(() => ({ ok: true, value: { ...REPORT, refused: [refusal(FOLDER)] } }));
    box.type(`https://a.example/x\n${FOLDER}`);
    await box.send();
    expect(sendLine(box.state.value, 'en')).toBe('1 link on its way, 1 shared folder below');
    expect(refusals(box.state.value)).toEqual([]);
    expect([box.text.value, box.found.value]).toEqual([FOLDER, [FOLDER]]);
  });

  it('leaves other refusals as they are', async () => {
    const refused = [refusal(FOLDER), { source: 'javascript:alert(1)', code: 'scheme' as const }];
    const { box } = boxWith(() => ({ ok: true, value: { ...REPORT, accepted: 0, refused } }));
    box.type(`${FOLDER}\njavascript:alert(1)`);
    await box.send();
    expect(sendLine(box.state.value, 'en')).toBe('1 shared folder below, 1 not sent');
    expect(refusals(box.state.value)).toHaveLength(1);
  });

  const opening = (reply: ReplyOf<'openFolderLink'>, isPrivate = false) => {
    const made = boxWith(
      () => ({ ok: true, value: REPORT }),
      async () => isPrivate,
      '',
      () => reply,
    );
    made.box.type(`see ${FOLDER}?e=1\n${OTHER}\n  ${FOLDER}  \n${FOLDER}1`);
    return made;
  };
  const REST = `see \n${OTHER}\n${FOLDER}1`;

  it('is opened in the grabber, leaves the box, and so does the popup', async () => {
    const { box, close, payloadsOf } = opening({ ok: true, value: null });
    const done = box.listFiles(FOLDER);
    expect(box.opening.value).toBe(FOLDER);
    void box.listFiles(OTHER);
    await done;
    expect(payloadsOf('openFolderLink')).toEqual([{ url: FOLDER, isPrivate: false }]);
    // Stored before the tab opens, which may end the popup.
    expect(payloadsOf('saveDraft').at(-1)).toEqual({ text: REST });
    expect([box.text.value, box.opening.value]).toEqual([REST, null]);
    expect(close).toHaveBeenCalledOnce();
  });

  it('is read aloud when it is found, once, while the draft is kept as ever', async () => {
    const { ask, payloadsOf } = fakeAsk({ saveDraft: () => ({ ok: true, value: null }) });
    const popup = createPopup({
      ask,
      onChanged: () => {},
      copy: async () => true,
      isPrivate: async () => false,
      lookInFolder: () => {},
      close: () => {},
      clock: Date.now,
      locale: 'en',
    });
    popup.start();
    for (const text of ['https://1fichier.com/dir/', FOLDER, `${FOLDER} `, `${FOLDER} ${OTHER}`])
      popup.sendBox.type(text);
    expect(popup.announcement.value).toEqual({ message: 'A shared folder at 1fichier', serial: 1 });
    await vi.waitFor(() => expect(payloadsOf('saveDraft').at(-1)).toEqual({ text: `${FOLDER} ${OTHER}` }));
  });

  it('is marked as private in a private window', async () => {
    const { box, payloadsOf } = opening({ ok: true, value: null }, true);
    await box.listFiles(FOLDER);
    expect(payloadsOf('openFolderLink')).toEqual([{ url: FOLDER, isPrivate: true }]);
  });

  it('comes back into the box when the grabber could not be opened, with the reason', async () => {
    const { box, close } = opening({ ok: false, reason: { code: 'broken', words: null, until: null } });
    const before = box.text.value;
    await box.listFiles(FOLDER);
    expect(box.text.value).toBe(before);
    expect(box.state.value).toMatchObject({ kind: 'failed', reason: { code: 'broken' } });
    expect(close).not.toHaveBeenCalled();
  });
});
