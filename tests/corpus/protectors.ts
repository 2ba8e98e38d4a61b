import { type CorpusPage, page } from './corpus-page.ts';

const INNER = 'https://1fichier.com/?inner000000000000001';
const once = encodeURIComponent(INNER);
const twice = encodeURIComponent(once);
const base64 = Buffer.from(INNER).toString('base64');

const single = (name: string, outer: string, inner = INNER): CorpusPage => ({
  name,
  html: page(`<a href="${outer.replaceAll('&', '&amp;')}">Download</a>`),
  links: [`anchor ${outer}`, `redirect ${inner}`],
});

/** Redirectors and link protectors: the link they carry is found beside them. */
export const protectors: readonly CorpusPage[] = [
  single('redirect-encoded', `https://out.example/?url=${once}&ref=1`),
  single('redirect-encoded-twice', `https://out.example/go?u=${twice}`),
  single('redirect-in-path', `https://out.example/away/${once}`),
  single('redirect-plain', `https://out.example/?${INNER}`),
  single('redirect-base64', `https://out.example/?token=${base64}`),
  single('redirect-base64-encoded', `https://out.example/?token=${encodeURIComponent(base64)}&x`),
  single(
    'redirect-base64-url-safe',
    `https://out.example/r/${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`,
  ),
  single('redirect-in-fragment', `https://out.example/app#to=${once}`),
  single(
    'redirect-nested',
    `https://out.example/?u=${encodeURIComponent(`https://next.example/?v=${once}`)}`,
  ),
  single(
    'redirect-keeps-parameters',
    `https://out.example/?u=${encodeURIComponent(`${INNER}&af=12345`)}&t=9`,
    `${INNER}&af=12345`,
  ),
  single(
    'redirect-to-folder',
    `https://out.example/?u=${encodeURIComponent('https://1fichier.com/dir/GwAVeQxR')}`,
    'https://1fichier.com/dir/GwAVeQxR',
  ),
  {
    name: 'redirect-elsewhere',
    html: page(`<a href="https://out.example/?u=${encodeURIComponent('https://h.example/a.zip')}">a</a>`),
    links: [`anchor https://out.example/?u=${encodeURIComponent('https://h.example/a.zip')}`],
  },
  {
    name: 'redirect-and-plain',
    html: page(`<a href="https://out.example/?u=${once}">by way of</a> <a href="${INNER}">The film</a>`),
    links: [`anchor https://out.example/?u=${once}`, `anchor ${INNER} ×2`],
  },
  {
    name: 'redirect-broken-encoding',
    html: page(
      `<a href="https://out.example/?u=%zz%E9${once}">a</a><a href="https://out.example/?t=aHR0cHM6Ly">b</a>`,
    ),
    links: [
      `anchor https://out.example/?u=%zz%E9${once}`,
      `redirect ${INNER}`,
      'anchor https://out.example/?t=aHR0cHM6Ly',
    ],
  },
  {
    name: 'meta-refresh',
    html: page('<p>Wait…</p>', `<meta http-equiv="refresh" content="9999; url='${INNER}'">`),
    links: [`data ${INNER}`],
  },
  {
    name: 'onclick',
    html: page(
      `<button onclick="window.open('${INNER}','_blank')">Get</button><span onclick="go(1)">x</span>`,
    ),
    links: [`data ${INNER}`],
  },
  {
    name: 'data-encoded',
    html: page(
      `<div data-link="${once}"></div><span data-token="${Buffer.from('https://tenvoi.com/?token00001').toString('base64')}"></span>`,
    ),
    links: [`data ${INNER}`, 'data https://tenvoi.com/?token00001'],
  },
  {
    name: 'data-json',
    html: page(
      `<div data-config='{"file":"https:\\/\\/h.example\\/video.mp4","n":1,"next":"${INNER}"}'></div>`,
    ),
    links: ['data https://h.example/video.mp4', `data ${INNER}`],
  },
];
