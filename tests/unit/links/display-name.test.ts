import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayHost, displayName, safeText } from '@/utils/links/display-name';

describe('the name of a source', () => {
  it.each([
    ['https://files.example/dir/a.zip?token=1#x', 'a.zip'],
    ['https://files.example/dir/My%20file%20%C3%A9.zip', 'My file é.zip'],
    ['https://files.example/dir/sub/', 'sub'],
    ['https://files.example/caf%E9%20.zip', 'caf%E9%20.zip'],
    ['https://files.example/%zz.zip', '%zz.zip'],
    ['https://user:secret@files.example:8080/', 'files.example:8080'],
    ['https://files.example/%E2%80%AEpiz.exe', 'piz.exe'],
    ['https://files.example/%00%0A%20', 'files.example'],
    ['https://1fichier.com/?abcdefghij&af=1', '1fichier.com/?abcdefghij'],
    ['http://user:secret@/', 'http://user:•••@/'],
    ['no link', 'no link'],
  ])('of %s is %s', (url, name) => {
    expect(displayName(url)).toBe(name);
  });

  it('is safe to show, whatever the address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const name = displayName(`https://files.example/${encodeURIComponent(path.toWellFormed())}`);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('keeps what joins the parts of one character', () => {
    expect(safeText('👨‍👩‍👧 family.png')).toBe('👨‍👩‍👧 family.png');
  });
});

describe('the host of a source', () => {
  it.each([
    ['https://user:secret@Files.example:8080/a', 'files.example:8080'],
    ['no link', ''],
  ])('of %s is %j', (url, host) => {
    expect(displayHost(url)).toBe(host);
  });
});
