import { describe, expect, it } from 'vitest';
import { extractLinks } from '@/utils/links/extract-links';
import { parseSource } from '@/utils/links/parse-source';

const ID = 'jxbpw7mo2qfc3ayoz701';
const FILE = `https://1fichier.com/?${ID}`;
const FOLDER = 'https://1fichier.com/dir/GwAVeQxR';
const REMOVAL = `https://1fichier.com/remove/${ID}/sNSgWdqL`;

const encode = encodeURIComponent;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const repeated = (wrap: (text: string) => string, times: number) => (text: string) =>
  Array.from({ length: times }).reduce<string>((inner) => wrap(inner), text);
/** As the second version of urldefense writes an address. */
const dashed = (text: string) => encode(text).replaceAll('%2F', '_').replaceAll('%', '-');

const WAYS: Readonly<Record<string, (inner: string) => string>> = {
  'as it is': (inner) => `https://href.li/?${inner}`,
  encoded: (inner) => `https://www.google.com/url?q=${encode(inner)}&sa=D`,
  'behind another value': (inner) => `https://l.messenger.com/l.php?h=ATM&u=${encode(inner)}`,
  'encoded 12 times': (inner) => `https://out.example/?u=${repeated(encode, 12)(inner)}&x=1`,
  'encoded in part': (inner) => `https://out.example/?u=${inner.replace('https://', 'https%3A//')}`,
  'with entities': (inner) => `https://out.example/?u=${inner.replaceAll('/', '&#x2f;')}`,
  'in base64': (inner) => `https://out.example/?u=${encode(base64(inner))}`,
  'in base64, three times': (inner) => `https://out.example/to/${repeated(base64, 3)(inner)}`,
  'in JSON in base64': (inner) => `https://out.example/?t=${base64(JSON.stringify({ a: 1, to: inner }))}`,
  'in a redirector of a redirector': (inner) =>
    `https://out.example/?a=${encode(`https://next.example/?b=${encode(inner)}&c=1`)}`,
  'in the fragment': (inner) => `https://out.example/#/go/${encode(inner)}`,
  'in the path': (inner) => `https://out.example/web/2020/${inner}`,
  'in the path, with one slash': (inner) => `https://out.example/${inner.replace('//', '/')}`,
  'without a scheme': (inner) => `https://out.example/?u=${inner.replace('https://', '')}`,
  'by urldefense': (inner) => `https://urldefense.com/v3/__${inner}__;!!AbC!x$`,
  'by urldefense of old': (inner) => `https://urldefense.proofpoint.com/v2/url?u=${dashed(inner)}&d=DwMF`,
  'in a page of 1fichier': (inner) => `https://1fichier.com/login.pl?to=${encode(inner)}`,
  'by a host that is private': (inner) => `http://127.0.0.1/?${inner}`,
  'far behind': (inner) => `https://out.example/${'x'.repeat(50_000)}?u=${encode(inner)}`,
};

describe.each(Object.entries(WAYS))('what an address carries %s', (_way, wrap) => {
  it('is copied when it is a file', () => {
    expect(parseSource(wrap(FILE))).toEqual({ ok: true, url: FILE, kind: 'copy', canonical: FILE });
  });

  it('is told when it is a public folder', () => {
    expect(parseSource(wrap(FOLDER))).toEqual({ ok: false, code: 'folder-link', folder: FOLDER });
  });

  it.each([
    REMOVAL,
    `https://www.alterupload.com/en/remove/${ID}/sNSgWdqL`,
    `http://1fichier.com//r%65move/${ID}/sNSgWdqL`,
    `${REMOVAL}&next=${FILE}`,
  ])('is refused when it is the removal link %s', (removal) => {
    expect(parseSource(wrap(removal))).toEqual({ ok: false, code: 'removal-link' });
  });

  it('is found by a paste, too, and is one link with the file itself', () => {
    expect(extractLinks(`${wrap(FILE)}\n${FILE}`)).toEqual({ links: [wrap(FILE)], folded: 1 });
  });
});

describe('a removal link that hides', () => {
  it.each([
    `https://out.example/?u=https://１fichier.com/remove/${ID}/x`,
    `https://out.example/?u=https://1fichier。com/remove/${ID}/x`,
    `https://out.example/?u=https://1fichier.com/%E2%80%8Bremove/${ID}`,
    `https://out.example/?u=https%3A%5C%5C1fichier.com%5Cremove%5C${ID}`,
    `https://out.example/?u=https%3A%2F%2F1fichier.com%2Fremove%2F${ID}%2F%FF`,
    `https://out.example/?u=https%3A%2F%2F1fichier.com%2F.%2Fx%2F..%2Fremove%2F${ID}`,
    `https://out.example/?u=https://me@1fichier.com:443/remove/${ID}`,
    `https://out.example/?u=https://1fichier.com./remove/${ID}`,
    `https://out.example/?a=${encode(FILE)}&b=${encode(REMOVAL)}`,
    `https://a-6.1fichier.com/p1122334455?u=${encode(REMOVAL)}`,
    `ftp://h.example/${REMOVAL}`,
  ])('is refused: %s', (url) => {
    expect(parseSource(url)).toEqual({ ok: false, code: 'removal-link' });
  });

  it('in wrappings without end is refused, since nobody can tell what it is', () => {
    const deep = `https://out.example/?u=&${'amp;'.repeat(500)}`;
    expect(parseSource(deep)).toEqual({ ok: false, code: 'removal-link' });
  });
});

describe('the address itself is meant', () => {
  it.each([
    `https://a-6.1fichier.com/p1122334455?u=${encode(FILE)}`,
    'https://out.example/?ref=1fichier.com',
    'https://out.example/?u=https%3A%2F%2F1fichier.com%2F',
    'https://out.example/?u=https%3A%2F%2Fmy1fichier.com%2F%3Fabcdefghij',
    'https://out.example/?u=https%3A%2F%2F1fichier.com.example%2Fremove%2Fabcdefghij',
    'https://out.example/?u=https%3A%2F%2F1fichier.com%40h.example%2Fremove%2Fabcdefghij',
    'https://out.example/1fichier.com/remove-the-waiting-time',
    'https://out.example/?u=%E9%zz%25%2525',
  ])('%s', (url) => {
    expect(parseSource(url)).toEqual({ ok: true, url, kind: 'remote' });
  });

  it('when it is a file or a folder of 1fichier, whatever it carries', () => {
    const url = `${FILE}&u=${encode(REMOVAL)}`;
    expect(parseSource(url)).toEqual({ ok: true, url, kind: 'copy', canonical: FILE });
    const other = `https://1fichier.com/en/dir/abcdef?u=${encode(FILE)}`;
    expect(parseSource(other)).toEqual({ ok: false, code: 'folder-link', folder: other });
  });
});
