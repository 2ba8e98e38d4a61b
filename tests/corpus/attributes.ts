import { type CorpusPage, page } from './corpus-page.ts';

const at = (path: string) => `http://pages.example/corpus/${path}`;
const FILE = 'https://1fichier.com/?attribute00000000001';

/** Attributes that only a page's own scripts read, marks and schemes that do not belong, and lists. */
export const attributes: readonly CorpusPage[] = [
  {
    name: 'addresses-with-spaces',
    html: page(`<video data-src="https://h.example/b/My Clip 2.mp4"></video><div data-clip="//h.example/It's here (2).mkv"></div>
      <img data-src="pics/My Photo.jpg"><div data-text="https://h.example/a.zip is down, try b.zip"></div>
      <div data-src="https://h.example/5.bin 2x"></div><div data-urls="https://h.example/1.zip https://h.example/2.zip"></div><div data-files="https://h.example/3.zip, 4.zip"></div>
      <a href="https://h.example/My Film.mkv">x</a>`),
    links: [
      'data https://h.example/b/My%20Clip%202.mp4',
      "data http://h.example/It's%20here%20(2).mkv",
      `data ${at('pics/My%20Photo.jpg')}`,
      'data https://h.example/a.zip',
      'data https://h.example/5.bin',
      ...['1', '2', '3'].map((name) => `data https://h.example/${name}.zip`),
      'anchor https://h.example/My%20Film.mkv',
    ],
  },
  {
    name: 'lazy-names',
    html: page(`<div data-bg="pics/1.jpg"></div><img data-lazy="lazy/2.png"><img data-thumb="./3.webp"><p data-cover="/covers/4"></p>
      <div data-bg="url(pics/5.jpg)"></div><div data-background-image="url(&quot;pics/6.jpg&quot;), url('7.png')"></div>
      <video data-mp4="v/8.mp4"></video><div data-bg="url(#shape)" style="filter:url(#blur)"></div>`),
    links: [
      ...['pics/1.jpg', 'lazy/2.png', '3.webp'].map((name) => `data ${at(name)}`),
      'data http://pages.example/covers/4',
      ...['pics/5.jpg', 'pics/6.jpg', '7.png'].map((name) => `image ${at(name)}`),
      `data ${at('v/8.mp4')}`,
    ],
  },
  {
    name: 'own-names',
    html: page(`<img src="https://h.example/none.gif" file="https://h.example/1.jpg" zoomfile="https://h.example/2.jpg">
      <img _src="https://h.example/3.jpg"><img original="https://h.example/4.jpg"><img file="data/attachment/5.jpg">
      <select><option value="https://h.example/720.mp4">720p</option><option value="video">x</option></select>`),
    links: [
      'image https://h.example/none.gif',
      ...['1.jpg', '2.jpg', '3.jpg', '4.jpg'].map((name) => `data https://h.example/${name}`),
      `data ${at('data/attachment/5.jpg')}`,
      'data https://h.example/720.mp4',
    ],
  },
  {
    name: 'no-addresses',
    html: page(
      `<div data-name="photo.jpg" data-file-name="a.zip" data-bg="dark" data-lazy="true" data-video-title="Film.mkv"
        data-thumb="{id}.jpg" data-cover="#cover.jpg" data-file="v1.2" data-preview="no" data-zoom="1.5" data-link="div.modal" data-download="Report.pdf"
        title="https://h.example/title.zip" itemtype="https://schema.example/Video"></div>
      <img alt="https://h.example/alt.jpg" loading="lazy" media="screen"><input value="file.zip"><option value="file.zip">`,
      '<script src="https://h.example/code.js"></script><link rel="stylesheet" href="https://h.example/style.css">',
    ),
    links: [],
  },
  {
    name: 'marks-and-schemes',
    html: page(`<a href="https://h.example/a\u200b.zip">a</a><a href="\u200ehttps://h.example/a.zip\u2069">a</a>
      <a href="http://http://h.example/b.zip">b</a><a href="https://https//h.example/c.zip">c</a>
      <p>h\u200bttps://h.example/d.zip</p><p>//h.example/e/f.zip</p><p>1fichier.com\u2060/dir/GwAVeQxR</p>
      <p>{"url":"https:\\u002f\\u002fh.example\\u002fg.zip"}</p>`),
    links: [
      'anchor https://h.example/a.zip ×2',
      'anchor http://h.example/b.zip',
      'anchor https://h.example/c.zip',
      'text https://h.example/d.zip',
      'text https://h.example/e/f.zip',
      'text https://1fichier.com/dir/GwAVeQxR',
      'text https://h.example/g.zip',
    ],
  },
  {
    name: 'listed-files',
    html: page(`<a href="${FILE};film.part1.rar;104857600">1</a>
      <pre>https://1fichier.com/?attribute00000000002;www.h.example My film.rar;104857600
https://1fichier.com/?attribute00000000003;www.h.example/none.zip;7
</pre>`),
    links: [`anchor ${FILE}`, ...[2, 3].map((id) => `text https://1fichier.com/?attribute0000000000${id}`)],
  },
];
