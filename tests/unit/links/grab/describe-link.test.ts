import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeLink } from '@/utils/links/grab/describe-link';
import { LINK_KINDS } from '@/utils/links/grab/file-kinds';
import { grabbed } from './grabbed';

describe('a row of the grabber', () => {
  it.each([
    ['https://h.example/a.part1.rar', 'a.part1.rar', 'rar', 'archive'],
    ['https://h.example/a.tar.gz?x=1.mp4#y.jpg', 'a.tar.gz', 'gz', 'archive'],
    ['https://h.example/a.r07', 'a.r07', 'r07', 'archive'],
    ['https://h.example/a.7z.003', 'a.7z.003', '003', 'archive'],
    ['https://h.example/My%20Film.MKV', 'My Film.MKV', 'mkv', 'video'],
    ['https://h.example/song.flac', 'song.flac', 'flac', 'audio'],
    ['https://h.example/i/photo.JPeG', 'photo.JPeG', 'jpeg', 'image'],
    ['ftp://h.example/book.epub', 'book.epub', 'epub', 'document'],
    ['https://h.example/index.html', 'index.html', 'html', 'other'],
    ['https://h.example/.hidden', '.hidden', '', 'other'],
    ['https://h.example/no.extension.here/', 'no.extension.here', 'here', 'other'],
    ['https://h.example/', 'h.example', '', 'other'],
    ['https://h.zip/', 'h.zip', '', 'other'],
    ['https://h.mov/?a=b.zip', 'h.mov', '', 'other'],
    ['no link', 'no link', '', 'other'],
  ])('%s is %s, %s, %s', (url, name, extension, kind) => {
    expect(describeLink(grabbed(url))).toMatchObject({
      name,
      extension,
      kind,
      fichier: null,
      isFolder: false,
    });
  });

  it.each([
    ['https://1fichier.com/?abcdefghij', 'https://1fichier.com/?abcdefghij'],
    ['http://www.1fichier.com/?ABCDEFGHIJ&af=12345&lg=en', 'https://1fichier.com/?abcdefghij'],
    ['https://abcdefghij.dl4free.com/', 'https://dl4free.com/?abcdefghij'],
    ['https://mesfichiers.net/?abcdefghij#top', 'https://mesfichiers.org/?abcdefghij'],
  ])('%s is the file %s', (url, canonical) => {
    const row = describeLink(grabbed(url));
    expect(row).toMatchObject({ kind: 'fichier', fichier: { canonical }, isFolder: false, extension: '' });
    expect(row.link.url).toBe(url);
  });

  it.each([
    ['My Film (2026).mkv', 'My Film (2026).mkv', 'mkv'],
    ['album.part01.rar', 'album.part01.rar', 'rar'],
    ['Download', '1fichier.com/?abcdefghij', ''],
    ['1fichier.com', '1fichier.com/?abcdefghij', ''],
    ['https://1fichier.com/x.zip', '1fichier.com/?abcdefghij', ''],
    [`${'a'.repeat(200)}.zip`, '1fichier.com/?abcdefghij', ''],
  ])('a file of 1fichier under the text %s is called %s', (text, name, extension) => {
    const link = { ...grabbed('https://1fichier.com/?abcdefghij'), text };
    expect(describeLink(link)).toMatchObject({ name, extension });
    expect(describeLink({ ...link, name: 'told.iso' }).name).toBe('told.iso');
    expect(describeLink({ ...link, url: 'https://h.example/get?id=1' }).name).toBe('get');
  });

  it('a public folder is 1fichier’s, and no file', () => {
    const row = describeLink(grabbed('https://1fichier.com/en/dir/GwAVeQxR'));
    expect(row).toMatchObject({ kind: 'fichier', fichier: null, isFolder: true });
  });

  it.each([
    'https://img.1fichier.com/logo.png',
    'https://a-6.1fichier.com/p1122334455',
    'https://1fichier.com/remove/abcdefghij/sNSgWdqL',
    'https://up2.1fichier.com/',
    'https://1fichier.com/tarifs.html',
    'https://1fichier.com.example/?abcdefghij',
    'https://my1fichier.com/?abcdefghij',
  ])('%s is no file of 1fichier', (url) => {
    expect(describeLink(grabbed(url))).toMatchObject({ fichier: null, isFolder: false });
    expect(describeLink(grabbed(url)).kind).not.toBe('fichier');
  });

  it('a known name goes before the address', () => {
    const link = grabbed('https://1fichier.com/?abcdefghij', { name: 'Film\u202e 4vm.mkv', from: 'folder' });
    expect(describeLink(link)).toMatchObject({ name: 'Film 4vm.mkv', extension: 'mkv', kind: 'fichier' });
  });

  it('a name that the page gives tells the kind', () => {
    const link = grabbed('https://h.example/get?id=7', { name: 'Report 2024.pdf' });
    expect(describeLink(link)).toMatchObject({
      name: 'Report 2024.pdf',
      extension: 'pdf',
      kind: 'document',
    });
  });

  it.each([
    ['image', 'https://h.example/thumb?id=3', 'image'],
    ['srcset', 'https://h.example/thumb.php', 'image'],
    ['video', 'https://h.example/stream/3', 'video'],
    ['audio', 'https://h.example/stream/3', 'audio'],
    ['frame', 'https://h.example/stream/3', 'other'],
    ['image', 'https://h.example/odd.zip', 'archive'],
  ] as const)('what stood in %s as %s is %s', (from, url, kind) => {
    expect(describeLink(grabbed(url, { from })).kind).toBe(kind);
  });

  it('can be made of anything', () => {
    const address = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string());
    fc.assert(
      fc.property(address, fc.option(fc.string({ unit: 'binary' })), (url, name) => {
        const row = describeLink(grabbed(url, { name }));
        expect(LINK_KINDS).toContain(row.kind);
        expect(row.extension).toMatch(/^[a-z0-9]{0,8}$/);
        expect(row.name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
