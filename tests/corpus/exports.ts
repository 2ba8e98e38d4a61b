import { formatLinks, SHAPES } from '../../utils/links/shapes/format-links.ts';
import { type CorpusPage, page } from './corpus-page.ts';

const NAMES = [
  'www.site.example - Film: 1/2 [1080p].mkv',
  '</a><script>',
  `'; x "https://site.example/y" \\`,
];
/** The label of a link in a page may name another host, and is then a link, too. */
const LABELS = ['Film: 1/2 [1080p].mkv', '</a><script>', `'; x "y" \\`];
const URLS = [
  'https://1fichier.com/?export00000000000001',
  'https://h.example/Show(1080p)(HEVC).mkv',
  'https://h.example/?q=a|b)&c=名前!',
];
const WRITTEN = [URLS[0], URLS[1], 'https://h.example/?q=a%7Cb%29&c=%E5%90%8D%E5%89%8D%21'];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What *Copy as* writes, shown as text in a page; HTML as the page. */
export const exports: readonly CorpusPage[] = SHAPES.map((shape) => {
  const names = shape === 'html' ? LABELS : NAMES;
  const links = URLS.map((url, index) => ({ url, name: names[index] ?? '', size: 1000 }));
  const text = formatLinks(shape, links, 'fr');
  const place = shape === 'html' ? 'anchor' : 'text';
  return {
    name: `copied-as-${shape}`,
    html: page(shape === 'html' ? text : `<pre>${escaped(text)}\n</pre>`),
    links: WRITTEN.map((url) => `${place} ${url}`),
  };
});
