import { type CorpusPage, page } from './corpus-page.ts';

const DOMAINS = [
  '1fichier.com',
  'alterupload.com',
  'cjoint.net',
  'desfichiers.com',
  'dfichiers.com',
  'megadl.fr',
  'mesfichiers.org',
  'piecejointe.net',
  'pjointe.com',
  'tenvoi.com',
  'dl4free.com',
  'desfichiers.net',
  'mesfichiers.net',
];

/** The links of 1fichier in all their forms, and what must not be taken for one. */
export const fichier: readonly CorpusPage[] = [
  {
    name: 'all-domains',
    html: page(
      DOMAINS.map((domain, at) => `<a href="https://${domain}/?domain00000000000${at}">${at}</a>`).join(' '),
    ),
    links: DOMAINS.map((domain, at) => `anchor https://${domain}/?domain00000000000${at}`),
  },
  {
    name: 'old-form',
    html: page(`<a href="http://oldform001.1fichier.com/">1</a><a href="https://oldform002.dl4free.com">2</a>
      <p>http://oldform003.alterupload.com/</p>`),
    links: [
      'anchor http://oldform001.1fichier.com/',
      'anchor https://oldform002.dl4free.com/',
      'text http://oldform003.alterupload.com/',
    ],
  },
  {
    name: 'same-file-in-other-words',
    html: page(`<a href="https://1fichier.com/?samefile00&af=123">Get</a> <a href="https://www.1fichier.com/?samefile00">x</a>
      <a href="http://samefile00.1fichier.com/">old</a> https://1fichier.com/?SAMEFILE00&lg=en`),
    links: ['anchor https://1fichier.com/?samefile00&af=123 ×4'],
  },
  {
    name: 'another-domain-is-another-file',
    html: page(
      `<a href="https://1fichier.com/?bound00001">a</a><a href="https://tenvoi.com/?bound00001">b</a>`,
    ),
    links: ['anchor https://1fichier.com/?bound00001', 'anchor https://tenvoi.com/?bound00001'],
  },
  {
    name: 'removal-links',
    html: page(`<a href="https://1fichier.com/remove/abcdefghij/sNSgWdqL">Delete</a>
      <a href="https://1fichier.com/en/remove/abcdefghij/sNSgWdqL">Delete</a>
      <a href="https://www.tenvoi.com//remove/abcdefghij/x">x</a><a href="https://1fichier.com/%72emove/abcdefghij/x">y</a>
      <p>https://1fichier.com/remove/abcdefghij/sNSgWdqL</p>
      <a href="https://out.example/?u=https%3A%2F%2F1fichier.com%2Fremove%2Fabcdefghij%2FsNSgWdqL">z</a>
      <div data-url="https://1fichier.com/remove/abcdefghij/sNSgWdqL"></div>
      <a href="https://1fichier.com/?abcdefghij">File</a>`),
    links: ['anchor https://1fichier.com/?abcdefghij'],
  },
  {
    name: 'upload-report',
    html: page(`<table><tr><td>film.mkv</td><td><a href="https://1fichier.com/?report000000000000001">Download link</a></td>
      <td><a href="https://1fichier.com/remove/report000000000000001/AbCd">Removal link</a></td></tr></table>`),
    links: ['anchor https://1fichier.com/?report000000000000001'],
  },
  {
    name: 'public-folders',
    html: page(
      `<a href="https://1fichier.com/dir/GwAVeQxR">a</a> <a href="https://1fichier.com/en/dir/gwaveqxr">b</a>`,
    ),
    links: ['anchor https://1fichier.com/dir/GwAVeQxR', 'anchor https://1fichier.com/en/dir/gwaveqxr'],
  },
  {
    name: 'schemeless',
    html: page(
      '<p>1fichier.com/?schemeless01 and www.alterupload.com/?schemeless02&amp;af=9, not1fichier.com/?schemeless03</p>',
    ),
    links: ['text https://1fichier.com/?schemeless01', 'text https://www.alterupload.com/?schemeless02&af=9'],
  },
  {
    name: 'look-alikes',
    html: page(`<a href="https://1fichier.com.example/?abcdefghij">a</a><a href="https://my1fichier.com/?abcdefghij">b</a>
      <a href="https://img.1fichier.com/logo.png">c</a><a href="https://1fichier.com/tarifs.html">d</a>`),
    links: [
      'anchor https://1fichier.com.example/?abcdefghij',
      'anchor https://my1fichier.com/?abcdefghij',
      'anchor https://img.1fichier.com/logo.png',
      'anchor https://1fichier.com/tarifs.html',
    ],
  },
];
