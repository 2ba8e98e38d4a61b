import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSource } from '@/utils/links/parse-source';
import { matchNames } from '@/utils/transfers/match-results';
import { isSameUrl, mixUpKey } from '@/utils/transfers/same-url';

const ID = 'jxbpw7mo2qfc3ayoz701';

describe('an ordinary source', () => {
  it.each([
    'http://files.example/a.zip',
    'https://files.example/a%20b,c(1)[2].zip?x=1&amp;y=%C3%A9#part',
    'HTTPS://Files.Example:8443/a b/%E6%97%A5.zip',
    'ftp://user:pa%40ss@ftp.example/pub/a.iso',
    'http://8.8.8.8/a',
    'http://[2a00:1450:4007::200e]/a',
    'https://lan.example/a',
    'https://notlocalhost.example/',
    'https://my1fichier.com/?abcdefghij',
    'https://1fichier.com.example/?abcdefghij',
  ])('%s goes out byte for byte', (url) => {
    expect(parseSource(`  ${url}\n`)).toEqual({ ok: true, url, kind: 'remote' });
  });

  it.each([
    ['https://files.example/名前.zip', 'https://files.example/%E5%90%8D%E5%89%8D.zip'],
    ['https://files.example/é%20%C3%A9.zip?q=é', 'https://files.example/%C3%A9%20%C3%A9.zip?q=%C3%A9'],
    ['HTTPS://Bücher.Example:8443/ä b.zip', 'https://xn--bcher-kva.example:8443/%C3%A4%20b.zip'],
    ['ftp://h.example/Ete\u0301.zip', 'ftp://h.example/Ete%CC%81.zip'],
  ])('%s goes out as a browser would send it, and its result is known by either spelling', (typed, sent) => {
    expect(parseSource(typed)).toEqual({ ok: true, url: sent, kind: 'remote' });
    expect(parseSource(sent)).toEqual({ ok: true, url: sent, kind: 'remote' });
    expect(isSameUrl(typed, sent)).toBe(true);
    expect(isSameUrl(decodeURI(sent), sent)).toBe(true);
    expect(matchNames([sent], [typed])).toEqual([0]);
    expect(mixUpKey(typed)).toBe(mixUpKey(sent));
  });

  it.each(['https://a-12.1fichier.com/p2086862583', 'https://o-5.1fichier.com/c1?inline'])(
    '%s, a direct link, is fetched like any other',
    (url) => {
      expect(parseSource(url)).toEqual({ ok: true, url, kind: 'remote' });
    },
  );
});

describe('a 1fichier link', () => {
  it.each([
    [`https://1fichier.com/?${ID}`, `https://1fichier.com/?${ID}`],
    [`http://www.1fichier.com/?${ID}`, `https://1fichier.com/?${ID}`],
    [`https://1FICHIER.com/?${ID.toUpperCase()}`, `https://1fichier.com/?${ID}`],
    [`https://1fichier.com/?${ID}&af=12345`, `https://1fichier.com/?${ID}`],
    [`https://1fichier.com/?${ID}&lg=en&inline=1&e=1#top`, `https://1fichier.com/?${ID}`],
    ['https://alterupload.com/?abcde', 'https://alterupload.com/?abcde'],
    ['https://cjoint.net/?abcdefghij', 'https://cjoint.net/?abcdefghij'],
    ['https://desfichiers.com/?abcdefghij', 'https://desfichiers.com/?abcdefghij'],
    ['https://dfichiers.com/?abcdefghij', 'https://dfichiers.com/?abcdefghij'],
    ['https://megadl.fr/?abcdefghij', 'https://megadl.fr/?abcdefghij'],
    ['https://mesfichiers.org/?abcdefghij', 'https://mesfichiers.org/?abcdefghij'],
    ['https://piecejointe.net/?abcdefghij', 'https://piecejointe.net/?abcdefghij'],
    ['https://pjointe.com/?abcdefghij', 'https://pjointe.com/?abcdefghij'],
    ['https://tenvoi.com/?abcdefghij', 'https://tenvoi.com/?abcdefghij'],
    ['https://www.dl4free.com/?abcdefghij', 'https://dl4free.com/?abcdefghij'],
    ['https://desfichiers.net/?abcdefghij', 'https://desfichiers.com/?abcdefghij'],
    ['https://mesfichiers.net/?abcdefghij', 'https://mesfichiers.org/?abcdefghij'],
    ['https://abcde12345.1fichier.com/', 'https://1fichier.com/?abcde12345'],
    ['http://abcde12345.dl4free.com', 'https://dl4free.com/?abcde12345'],
  ])('%s is copied as %s', (url, canonical) => {
    expect(parseSource(url)).toEqual({ ok: true, url, kind: 'copy', canonical });
  });

  it.each([
    [`https://1fichier.com/remove/${ID}/sNSgWdqL`, 'removal-link'],
    [`https://www.desfichiers.com/en/remove/${ID}/sNSgWdqL`, 'removal-link'],
    ['https://1fichier.com/?c=DB', 'service-link'],
    ['https://1fichier.com/', 'service-link'],
    ['https://1fichier.com/console/params.pl', 'service-link'],
    ['https://1fichier.com/?abcd', 'service-link'],
    ['https://1fichier.com/?abcdefghijklmnopqrstu', 'service-link'],
    ['https://api.1fichier.com/v1/user/info.cgi', 'service-link'],
    ['https://download.1fichier.com/', 'service-link'],
    ['https://img.1fichier.com/?abcdefghij', 'service-link'],
    ['https://up2.1fichier.com/?abcdefghij', 'service-link'],
    ['https://up12345.1fichier.com/', 'service-link'],
    ['https://ru-3.1fichier.com/end.pl?xid=abc', 'service-link'],
    ['https://a-12.1fichier.com/', 'service-link'],
    ['ftp://ftp.1fichier.com/a.zip', 'service-link'],
  ])('%s is refused as %s', (url, code) => {
    expect(parseSource(url)).toEqual({ ok: false, code });
  });
});

describe('an address that is not sent', () => {
  it.each([
    ['', 'not-a-link'],
    ['hello world', 'not-a-link'],
    ['files.example/a.zip', 'not-a-link'],
    ['files.example:8080/a.zip', 'not-a-link'],
    ['http://', 'not-a-link'],
    ['http:files.example', 'not-a-link'],
    ['http:///files.example/a', 'not-a-link'],
    ['http://\\files.example/a', 'not-a-link'],
    ['https://files.example:99999/', 'not-a-link'],
    ['https://files.example/a\nb', 'not-a-link'],
    ['https://files.example/a\u0000', 'not-a-link'],
    ['data:text/plain,hi', 'scheme'],
    ['blob:https://files.example/0f1e', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['JavaScript:void(0)', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['chrome://settings', 'scheme'],
    ['chrome-extension://abc/popup.html', 'scheme'],
    ['about:blank', 'scheme'],
    ['magnet:?xt=urn:btih:abc', 'scheme'],
    ['mailto:a@files.example', 'scheme'],
    ['view-source:https://files.example/', 'scheme'],
    ['sftp://files.example/a', 'scheme'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseSource(raw)).toEqual({ ok: false, code });
  });
});

describe('an address that 1fichier cannot reach', () => {
  it.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST.',
    'app.localhost',
    'printer.local',
    'db.internal',
    'home.arpa',
    'nas.home.arpa',
    'nas.lan',
    'nas',
    'user:pw@router',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '0.0.0.0',
    '10.1.2.3',
    '012.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '3232235777',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    '１２７.０.０.１',
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[fc00::1]',
    '[fdff:ffff::1]',
    '[fe80::1]',
    '[febf::1]',
    '[ff02::1]',
    '[::ffff:192.168.1.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::a00:1]',
    '[2001:db8::1]',
    '[2002:c0a8:101::1]',
    '[3fff:1::1]',
    '[100::1]',
  ])('http://%s/ is private', (host) => {
    expect(parseSource(`http://${host}/a.zip`)).toEqual({ ok: false, code: 'private-address' });
  });

  it.each([
    '9.255.255.255',
    '11.0.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '126.0.0.1',
    '128.0.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '192.169.1.1',
    '198.17.0.1',
    '198.20.0.1',
    '223.255.255.255',
    '[2001:470::1]',
    '[2002:808:808::1]',
    '[3fff:f000::1]',
  ])('http://%s/, its neighbour, is not', (host) => {
    const url = `http://${host}/a.zip`;
    expect(parseSource(url)).toEqual({ ok: true, url, kind: 'remote' });
  });
});

describe('any input', () => {
  const address = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc
      .tuple(fc.constantFrom('http://', 'ftp://', 'data:', 'https://1fichier.com/?'), fc.string())
      .map((parts) => parts.join('')),
  );

  it('gives an answer, and only ever a part of the input as the address', () => {
    fc.assert(
      fc.property(address, (raw) => {
        const parsed = parseSource(raw);
        if (parsed.ok) expect(parsed.url).toBe(raw.trim());
      }),
    );
  });

  it('accepted once, is accepted again as the same', () => {
    fc.assert(
      fc.property(address, (raw) => {
        const parsed = parseSource(raw);
        if (parsed.ok) expect(parseSource(parsed.url)).toEqual(parsed);
      }),
    );
  });

  it('of 1fichier, in canonical form, stays what it is', () => {
    const id = fc.stringMatching(/^[a-zA-Z0-9]{5,20}$/);
    fc.assert(
      fc.property(id, (each) => {
        const canonical = `https://1fichier.com/?${each.toLowerCase()}`;
        expect(parseSource(`http://www.1fichier.com/?${each}&af=1`)).toMatchObject({
          kind: 'copy',
          canonical,
        });
        expect(parseSource(canonical)).toMatchObject({ url: canonical, canonical });
      }),
    );
  });
});
