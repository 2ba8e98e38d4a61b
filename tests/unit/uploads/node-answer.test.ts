import { describe, expect, it } from 'vitest';
import { readNodeAnswer } from '@/utils/uploads/node-answer';

const ID = '9kGjlUU2CV';
const UPLOAD_URL = `https://up2.1fichier.com/upload.cgi?id=${ID}`;
const page = (text: string) =>
  `<!DOCTYPE html><html><body><div class="bloc2"> </div><div class="a bloc2"><p>${text}</p></div></body></html>`;
const read = (text: string, status = 200, responseUrl = UPLOAD_URL) =>
  readNodeAnswer(ID, { status, responseUrl, text });

describe('the answer of a node', () => {
  it.each([
    ['of the report', `https://up2.1fichier.com/end.pl?xid=${ID}`, 'stored'],
    ['of the report of another upload', 'https://up2.1fichier.com/end.pl?xid=other', 'unsettled'],
    ['of another host', `https://evil.example/end.pl?xid=${ID}`, 'unsettled'],
    ['of plain http', `http://up2.1fichier.com/end.pl?xid=${ID}`, 'unsettled'],
    ['of the upload', UPLOAD_URL, 'unsettled'],
    ['nowhere', '', 'unsettled'],
  ])('from the address %s is %s, whatever it says', (_where, url, kind) => {
    for (const status of [200, 404, 500]) expect(read('<p>Please wait</p>', status, url).kind).toBe(kind);
  });

  it.each([
    [`Pas de fichier trouvé dans l'envoi`, 'refused', 'upload-refused'],
    ['Pas de fichier trouvé dans l&#39;envoi', 'refused', 'upload-refused'],
    ['Ne peut ouvrir le fichier destination', 'retry-node', 'node-trouble'],
    ['Fichier trop volumineux pour votre offre', 'refused', 'file-too-large'],
    ['Quota de stockage dépassé', 'refused', 'over-quota'],
  ])('%s is %s, with its words', (text, kind, code) => {
    const words = text.replace('&#39;', "'");
    expect(read(page(text))).toEqual({ kind, code, words });
  });

  it('of a body too large for the server in front is the file too large', () => {
    expect(read('<h1>413</h1>', 413)).toEqual({ kind: 'refused', code: 'file-too-large', words: null });
  });

  it.each([
    ['an unknown text', page('Une nouveauté'), 200, 'Une nouveauté'],
    ['a text of a refusal outside its block', `<p>Pas de fichier trouvé dans l'envoi</p>`, 200, null],
    [
      'a text of a refusal in another status',
      page('Ne peut ouvrir le fichier destination'),
      502,
      'Ne peut ouvrir le fichier destination',
    ],
    ['nothing', '', 0, null],
  ])('of %s proves nothing', (_what, text, status, words) => {
    expect(read(text, status)).toEqual({ kind: 'unsettled', words });
  });

  it('shows no more of a long page than fits, and nothing that hides text', () => {
    const answer = read(page(`a\u202e<b>b</b>${' c'.repeat(500)}`));
    if (answer.kind !== 'unsettled') throw new Error(answer.kind);
    expect(answer.words?.startsWith('ab c c')).toBe(true);
    expect(answer.words?.length).toBeLessThan(130);
  });
});
