import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCarried } from '@/utils/links/find-carried';

const FILE = 'https://1fichier.com/?abcdefghij';
const encode = encodeURIComponent;
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The ways to wrap an address that are undone. */
const WRAPPINGS = {
  none: (text: string) => text,
  encoded: encode,
  base64: (text: string) => encode(base64(text)),
  'base64 for addresses': (text: string) => Buffer.from(text).toString('base64url'),
  redirector: (text: string) => encode(`https://next.example/?to=${encode(text)}&x=1`),
} as const;
const wrapping = fc.constantFrom(...Object.values(WRAPPINGS));

describe('a link inside an address', () => {
  it.each(Object.entries(WRAPPINGS))('is found when wrapped: %s', (_name, wrap) => {
    expect(findCarried(`https://out.example/?u=${wrap(FILE)}`)).toEqual([{ url: FILE, kind: 'file' }]);
    expect(findCarried(`https://out.example/to/${wrap(FILE)}`)).toEqual([{ url: FILE, kind: 'file' }]);
  });

  it('is found where only some of its characters are encoded', () => {
    const found = findCarried('https://out.example/?u=https%3A//1fichier.com/?abcdefghij');
    expect(found).toContainEqual({ url: FILE, kind: 'file' });
  });

  it('is found when wrapped twice, in any way', () => {
    fc.assert(
      fc.property(wrapping, wrapping, (inner, outer) => {
        const urls = findCarried(`https://out.example/?a=1&u=${outer(inner(FILE))}#z`).map(({ url }) => url);
        expect(urls.some((url) => url.startsWith(FILE))).toBe(true);
      }),
    );
  });

  it.each([
    [`https://out.example/?u=${encode('https://1fichier.com/remove/abcdefghij/x')}`, 'removal'],
    [`https://out.example/?u=${encode('https://1fichier.com/dir/GwAVeQxR')}`, 'folder'],
    [`https://out.example/?u=${encode('https://img.1fichier.com/logo.png')}`, null],
    [`https://out.example/?u=${encode('https://a-6.1fichier.com/p1122334455')}`, null],
  ])('is told apart: %s is %s', (address, kind) => {
    expect(findCarried(address).map((carried) => carried.kind)).toEqual(kind === null ? [] : [kind]);
  });

  it.each([
    FILE,
    `${FILE}&af=https`,
    'https://out.example/?u=https%3A%2F%2Ffiles.example%2Fa.zip',
    'https://out.example/?u=1fichier.com',
    'https://out.example/?u=%E9%zz',
  ])('is none in %s', (address) => {
    expect(findCarried(address)).toEqual([]);
  });

  it('is never made up, and anything can be looked into', () => {
    const any = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String());
    const address = fc.tuple(any, wrapping, any).map(([head, wrap, tail]) => `${head}${wrap(FILE)}${tail}`);
    fc.assert(
      fc.property(fc.oneof(any, address), (text) => {
        for (const { url } of findCarried(text)) expect(url).toMatch(/^https?:\/\/1fichier\.com\//i);
      }),
    );
  });
});
