import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskUrl } from '@/utils/links/mask-url';

describe('an address for display', () => {
  it.each([
    ['http://user:secret@files.example/a', 'http://user:•••@files.example/a'],
    ['HTTPS://user:se:cr@et@files.example:8080/a@b', 'HTTPS://user:•••@files.example:8080/a@b'],
    ['ftp://:secret@files.example/', 'ftp://:•••@files.example/'],
    ['https://token@files.example/a', 'https://•••@files.example/a'],
    ['http:user:secret@files.example', 'http:user:•••@files.example'],
    ['ht\ntp://user:secret@files.example/', 'http://user:•••@files.example/'],
    ['http://user:sec/ret@files.example/a', 'http://user:•••@files.example/a'],
    ['http://user:secret@files.example:port/a', 'http://user:•••@files.example:port/a'],
    ['sftp://user:secret@files.example/a', 'sftp://user:•••@files.example/a'],
    ['https://files.example/@user:name@x', 'https://files.example/@user:name@x'],
    ['https://files.example/?mail=a@b.example', 'https://files.example/?mail=a@b.example'],
    ['https://files.example', 'https://files.example'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['no link', 'no link'],
    ['', ''],
  ])('%j is shown as %j', (url, shown) => {
    expect(maskUrl(url)).toBe(shown);
  });

  it('never shows a password, whatever it is made of', () => {
    const password = fc
      .string({ unit: fc.constantFrom(...'S3cr@t:%/?#[] é'), minLength: 1 })
      .map((text) => `<${encodeURIComponent(text)}${text.replace(/[/?#]/g, '')}>`);
    fc.assert(
      fc.property(fc.constantFrom('http', 'https', 'ftp'), password, (scheme, secret) => {
        const masked = maskUrl(`${scheme}://me:${secret}@files.example/a.zip`);
        expect(masked).toBe(`${scheme}://me:•••@files.example/a.zip`);
      }),
    );
  });

  it('masked once, stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
        expect(maskUrl(maskUrl(text))).toBe(maskUrl(text));
      }),
    );
  });
});
