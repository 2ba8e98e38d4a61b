import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireAnswer } from '@/utils/fichier/classify';
import { isFichierError } from '@/utils/fichier/errors';
import { readNodeReport } from '@/utils/fichier/node/read-node-report';
import { readUploadServer } from '@/utils/fichier/wire-upload-server';

const KEY = 'GoodKeyGoodKeyGoodKeyGoodKey-_=1';
const answer = (body: unknown, status = 200): WireAnswer => ({
  status,
  contentType: null,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const read = (body: unknown, status = 200) => readNodeReport(answer(body, status), KEY);
const factsOf = (body: unknown, status = 200) => {
  try {
    return read(body, status);
  } catch (error) {
    if (isFichierError(error)) return error.facts;
    throw error;
  }
};
const link = (changes: object = {}) => ({
  download: 'https://1fichier.com/?jxbpw7mo2qfc3ayoz701',
  filename: 'notes.txt',
  remove: '',
  size: '1048576',
  whirlpool: 'ab12',
  ...changes,
});
const FILE = {
  url: 'https://1fichier.com/?jxbpw7mo2qfc3ayoz701',
  filename: 'notes.txt',
  size: 1_048_576,
  checksum: 'ab12',
};
const page = (text: string) => `<!DOCTYPE html><html><body><div class="bloc2">${text}</div></body></html>`;

describe('a report', () => {
  it.each([
    ['with a size as text', { incoming: 0, links: [link()] }, [FILE]],
    ['with a size as a number', { links: [link({ size: 7 })] }, [{ ...FILE, size: 7 }]],
    [
      'with little told',
      { links: [{ download: FILE.url }] },
      [{ url: FILE.url, filename: '', size: null, checksum: null }],
    ],
    ['with an affiliate in the link', { links: [link({ download: `${FILE.url}&af=12` })] }, [FILE]],
    ['with a row that is none', { links: [null, link(), 'x'] }, [FILE]],
    // Opening such a link destroys the file.
    [
      'with a removal link in its place',
      { links: [link({ download: 'https://1fichier.com/remove/abcdefghij/sNSgWdqL' }), link()] },
      [FILE],
    ],
    [
      'with a link to elsewhere',
      { links: [link({ download: 'https://evil.example/?abcdefghij' }), link()] },
      [FILE],
    ],
  ])('%s is read', (_what, body, files) => {
    expect(read(body)).toEqual({ state: 'stored', files });
  });

  it('with a link that removes the file is of an upload without an account, and does not hand that link out', () => {
    const remove = 'https://1fichier.com/remove/jxbpw7mo2qfc3ayoz701/sNSgWdqL';
    expect(read({ links: [link({ remove })] })).toEqual({ state: 'guest', files: [FILE] });
  });

  it.each([
    ['in French', page('Veuillez patienter')],
    ['in English', page('Please wait')],
    ['in other words', page('Analyse antivirus en cours')],
    ['that mentions a lock', page('Please wait, your IP locked files are scanned')],
    ['without links yet', { incoming: 0, links: [] }],
    ['with no link that can be read', { links: [{}] }],
    ['with an id that is empty', { links: [link({ download: 'https://1fichier.com/?' })] }],
    [
      'with an id that is empty beside a file that is told',
      { links: [link(), link({ download: 'https://www.tenvoi.com/?' })] },
    ],
  ])('that is not ready, %s, is waited for', (_what, body) => {
    expect(read(body)).toEqual({ state: 'waiting' });
  });

  it.each([404, 410])('of nothing is unknown (%d)', (status) => {
    expect(read(page('Not Found'), status)).toEqual({ state: 'unknown' });
  });

  it.each([
    ['a lock', page('IP Locked'), 200, 'ip-locked'],
    ['a page that blocks', page('Forbidden'), 403, 'lock-page'],
    ['a broken server', page('Bad gateway'), 502, 'server'],
    [
      'a refusal in JSON',
      { status: 'KO', message: `Not authenticated #247 ${KEY}` },
      401,
      'not-authenticated',
    ],
    ['JSON that is no report', { status: 'OK' }, 200, 'bad-answer'],
    ['half a report', '{"incoming":0,"lin', 200, 'bad-answer'],
  ])('that is %s says nothing of the upload', (_what, body, status, code) => {
    const facts = factsOf(body, status);
    expect(facts).toMatchObject({ code });
    expect(JSON.stringify(facts)).not.toContain(KEY);
  });

  it('of any kind is read or refused, never broken', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string()),
        fc.constantFrom(200, 302, 403, 404, 500),
        (body, status) => {
          const told = factsOf(body, status);
          return 'state' in told || 'code' in told;
        },
      ),
    );
  });
});

describe('an upload server', () => {
  const NODE = { node: 'up2.1fichier.com', id: '9kGjlUU2CV' };
  it.each([
    ['as seen', { url: 'up2.1fichier.com', id: '9kGjlUU2CV' }, NODE],
    [
      'of the other kind',
      { url: 'ru-3.1fichier.com', id: '9kGjlUU2CV' },
      { ...NODE, node: 'ru-3.1fichier.com' },
    ],
    ['with a scheme', { url: 'https://UP2.1fichier.com/', id: '9kGjlUU2CV' }, NODE],
    ['with an id of digits', { url: 'up2.1fichier.com', id: 1234567890 }, { ...NODE, id: '1234567890' }],
  ])('%s is taken', (_what, json, server) => {
    expect(readUploadServer(json)).toEqual(server);
  });

  it.each([
    ['nothing', {}],
    ['another host', { url: 'up2.example.com', id: 'a' }],
    ['a host that only ends alike', { url: 'evil1fichier.com', id: 'a' }],
    ['the site itself', { url: '1fichier.com', id: 'a' }],
    ['a host with a user', { url: 'up2.1fichier.com@evil.example', id: 'a' }],
    ['a port', { url: 'up2.1fichier.com:8080', id: 'a' }],
    ['plain http', { url: 'http://up2.1fichier.com', id: 'a' }],
    ['an id that says more', { url: 'up2.1fichier.com', id: 'a&x=1' }],
  ])('with %s is refused', (_what, json) => {
    expect(readUploadServer(json)).toBeNull();
  });
});
