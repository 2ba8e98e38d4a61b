import { describe, expect, it, vi } from 'vitest';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { fakeAsk } from './fake-ask';
import { Parser } from './parser-stub';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { createSendBox } = await import('@/entrypoints/popup/send-state');
const { boxWith, REPORT, SETTINGS, taken } = await import('./send-box-bench');
const { sendLine, refusals, textToKeep } = await import('@/components/popup/send-outcome');

describe('the send box', () => {
  it('comes back with its draft and the default folder', async () => {
    const { box } = taken();
    await box.restore();
    expect(box.text.value).toBe('https://a.example/draft');
    expect(box.folder.value).toEqual({ id: 3, name: 'Movies' });
  });

  it('does not put the draft over what is being typed', async () => {
    const { box } = taken();
    const restored = box.restore();
    box.type('https://a.example/new');
    await restored;
    expect(box.text.value).toBe('https://a.example/new');
  });

  it('saves every letter typed, the newest last', async () => {
    const { box, payloadsOf } = taken();
    box.type('a');
    box.type('ab');
    box.type('abc');
    await vi.waitFor(() => expect(payloadsOf('saveDraft').at(-1)).toEqual({ text: 'abc' }));
  });

  it('neither reads nor keeps a draft in a private window', async () => {
    const { box, payloadsOf } = boxWith(
      () => ({ ok: true, value: REPORT }),
      async () => true,
    );
    await box.restore();
    box.type('https://a.example/secret');
    await box.send();
    expect(box.text.value).toBe('');
    expect([payloadsOf('readDraft'), payloadsOf('saveDraft')]).toEqual([[], []]);
    expect(payloadsOf('sendText')).toEqual([expect.objectContaining({ isPrivate: true })]);
  });

  it('shows a long refused address in short, and keeps it whole in the box', async () => {
    const long = `data:image/png;base64,${'A'.repeat(5000)}`;
    const { box } = boxWith(() => ({ ok: true, value: { ...REPORT, accepted: 0 } }));
    box.type(long);
    await box.send();
    expect(refusals(box.state.value)[0]?.source.length).toBeLessThan(200);
    expect(box.text.value).toBe(long);
  });

  it('sends to the chosen folder, then is empty, and so is the draft', async () => {
    const { box, payloadsOf } = taken();
    await box.restore();
    box.chooseFolder({ id: 9, name: 'Work' });
    box.type('https://a.example/x');
    await box.send();
    expect(payloadsOf('sendText')).toEqual([
      {
        text: 'https://a.example/x',
        html: null,
        folderId: 9,
        folderName: 'Work',
        origin: 'popup',
        isPrivate: false,
      },
    ]);
    expect(box.text.value).toBe('');
    await vi.waitFor(() => expect(payloadsOf('saveDraft').at(-1)).toEqual({ text: '' }));
  });

  it('keeps everything when storing failed, and says why', async () => {
    const { box } = boxWith(() => ({ ok: false, reason: { code: 'storage', words: null, until: null } }));
    box.type('https://a.example/x');
    await box.send();
    expect(box.text.value).toBe('https://a.example/x');
    expect(sendLine(box.state.value, 'en')).toMatch(/could not store this/);
  });

  it('leaves alone what is typed while the links are being stored', async () => {
    let answer: (reply: ReplyOf<'sendText'>) => void = () => undefined;
    const { box, payloadsOf } = boxWith(() => new Promise((resolve) => (answer = resolve)));
    box.type('https://a.example/1');
    const sent = box.send();
    await vi.waitFor(() => expect(payloadsOf('sendText')).toHaveLength(1));
    box.type('https://a.example/1\nhttps://a.example/2');
    answer({ ok: true, value: REPORT });
    await sent;
    expect(box.text.value).toBe('https://a.example/1\nhttps://a.example/2');
  });
});

describe('an address of another kind', () => {
  it('is refused in words and stays in the box, while the links beside it go out', async () => {
    const { box } = taken();
    box.type('https://a.example/x\njavascript:alert(1)\nNote: something else\n magnet:?xt=urn:btih:abc ');
    await box.send();
    expect(sendLine(box.state.value, 'en')).toBe('1 link on its way, 2 not sent');
    expect(refusals(box.state.value).map(({ why }) => why)).toEqual([
      '1fichier cannot fetch this kind of address. Use an address that begins with http, https or ftp.',
      '1fichier cannot fetch this kind of address. Use an address that begins with http, https or ftp.',
    ]);
    expect(box.text.value).toBe('javascript:alert(1)\nmagnet:?xt=urn:btih:abc');
  });

  it('is refused once, whoever finds it', async () => {
    const refused = [{ source: 'javascript:alert(1)', code: 'scheme' as const }];
    const { box } = boxWith(() => ({ ok: true, value: { ...REPORT, accepted: 0, refused } }));
    box.type('javascript:alert(1)');
    await box.send();
    expect(refusals(box.state.value)).toHaveLength(1);
    expect(box.text.value).toBe('javascript:alert(1)');
  });
});

describe('a pasted piece of page', () => {
  const html =
    '<p>See <a href="https://x.example/one.zip">one</a>, <a href="https://x.example/two.zip">two</a></p>';

  it('is written into the box as its links, so that the draft keeps them', () => {
    const { box } = taken();
    const insert = vi.fn();
    expect(box.pasteHtml(html, 'See one, two', insert)).toBe(true);
    expect(insert).toHaveBeenCalledWith('https://x.example/one.zip\nhttps://x.example/two.zip');
    expect(sendLine(box.state.value, 'en')).toBe('2 links in the pasted piece of page');
  });

  it('is left to the browser when its text shows all its links', () => {
    const { box } = taken();
    const insert = vi.fn();
    const one = '<a href="https://x.example/one.zip">https://x.example/one.zip</a>';
    expect(box.pasteHtml(one, 'https://x.example/one.zip', insert)).toBe(false);
    expect(insert).not.toHaveBeenCalled();
    expect(box.state.value.kind).toBe('idle');
  });

  it('has the characters that its names stand for in its links', () => {
    vi.stubGlobal('DOMParser', Parser);
    const { box } = taken();
    const insert = vi.fn();
    expect(box.pasteHtml('<a href="https://x.example/caf&eacute;.zip">menu</a>', 'menu', insert)).toBe(true);
    vi.unstubAllGlobals();
    expect(insert).toHaveBeenCalledWith('https://x.example/café.zip');
  });

  it('goes along as HTML when plain text would change a link', async () => {
    const { box, payloadsOf } = taken();
    const spaced = '<a href="https://x.example/two (1).zip">two</a>';
    expect(box.pasteHtml(spaced, 'two', vi.fn())).toBe(false);
    box.type('two');
    expect(sendLine(box.state.value, 'en')).toBe('1 link in the pasted piece of page');
    await box.send();
    expect(payloadsOf('sendText')).toMatchObject([{ text: 'two', html: spaced }]);
  });

  it('is forgotten when the box is emptied', async () => {
    const { box, payloadsOf } = taken();
    box.pasteHtml('<a href="https://x.example/two (1).zip">two</a>', 'two', vi.fn());
    box.type('two');
    box.type('');
    box.type('https://a.example/x');
    await box.send();
    expect(payloadsOf('sendText')).toMatchObject([{ text: 'https://a.example/x', html: null }]);
  });
});

describe('the report', () => {
  const refused = [{ source: 'javascript:alert(1)', code: 'scheme' as const }];

  it('counts what was accepted, folded and refused', () => {
    const state = { kind: 'sent', report: { accepted: 12, folded: 1, refused, needsKey: false } } as const;
    expect(sendLine(state, 'en')).toBe('12 links on their way, 1 duplicate left out, 1 not sent');
  });

  it('says that links are stored when there is no key', () => {
    const state = { kind: 'sent', report: { ...REPORT, needsKey: true } } as const;
    expect(sendLine(state, 'en')).toBe('1 link stored until a key is saved');
  });

  it('says so when there was no link', () => {
    expect(sendLine({ kind: 'sent', report: { ...REPORT, accepted: 0 } }, 'en')).toBe('No link to send');
  });

  it('gives the reason and the next step for each refused link', () => {
    expect(refusals({ kind: 'sent', report: { ...REPORT, refused } })).toEqual([
      {
        source: 'javascript:alert(1)',
        why: '1fichier cannot fetch this kind of address. Use an address that begins with http, https or ftp.',
      },
    ]);
  });

  it('leaves the refused links in the box, and everything when nothing was taken', () => {
    const text = 'https://a.example/1\njavascript:alert(1)';
    expect(textToKeep(text, null, { ...REPORT, refused })).toBe('javascript:alert(1)');
    expect(textToKeep(text, null, { ...REPORT, accepted: 0, refused })).toBe(text);
    expect(textToKeep(text, null, REPORT)).toBe('');
  });

  it('gives a refused link back with the password that the report masks', () => {
    const text = 'https://a.example/1\nhttp://me:secret@192.168.1.1/x';
    const masked = [{ source: 'http://me:•••@192.168.1.1/x', code: 'private-address' as const }];
    expect(textToKeep(text, null, { ...REPORT, refused: masked })).toBe('http://me:secret@192.168.1.1/x');
  });
});

describe('what was kept for the send box', () => {
  const lost = { ok: false, reason: { code: 'storage', words: null, until: null } } as const;

  it.each(['readDraft', 'readSettings'] as const)(
    'is missed aloud until it can be read (%s)',
    async (name) => {
      let isLost = true;
      const { ask } = fakeAsk({
        readDraft: () => (isLost && name === 'readDraft' ? lost : { ok: true, value: '' }),
        readSettings: () => (isLost && name === 'readSettings' ? lost : { ok: true, value: SETTINGS }),
      });
      const box = createSendBox({ ask, isPrivate: async () => false, close: () => undefined });
      await box.restore();
      expect(box.state.value).toEqual({ kind: 'failed', reason: lost.reason });
      isLost = false;
      await box.restore();
      expect(box.state.value).toEqual({ kind: 'idle' });
      expect(box.folder.value.id).toBe(3);
    },
  );
});
