import { type CorpusPage, page } from './corpus-page.ts';

const at = (path: string) => `http://pages.example/corpus/${path}`;

/** Galleries, players, lazy pictures, image maps, drawings, base addresses, minified markup. */
export const media: readonly CorpusPage[] = [
  {
    name: 'gallery',
    html: page(
      `<figure><a href="full/1.jpg"><img src="thumb/1.jpg" alt="Sunset"></a></figure><img src="thumb/2.jpg">`,
    ),
    links: [`anchor ${at('full/1.jpg')}`, `image ${at('thumb/1.jpg')}`, `image ${at('thumb/2.jpg')}`],
  },
  {
    name: 'srcset',
    html: page(`<img src="a.jpg" srcset="a-1.jpg, a-2.jpg 2x,a-3.jpg 3x">
      <picture><source srcset=" b-1.webp 100w , b,2.webp 200w, data:image/png;base64,AA== 300w" type="image/webp"><img src="b.jpg"></picture>`),
    links: [
      `image ${at('a.jpg')}`,
      ...['a-1.jpg', 'a-2.jpg', 'a-3.jpg', 'b-1.webp', 'b,2.webp'].map((name) => `srcset ${at(name)}`),
      `image ${at('b.jpg')}`,
    ],
  },
  {
    name: 'lazy-images',
    html: page(`<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="real/1.jpg" data-srcset="real/1-2x.jpg 2x">
      <img data-original="/real/2.jpg" data-width="100" data-id="file.9"><div data-lazy-src="//h.example/3.jpg"></div>
      <noscript><img src="http://h.example/4.jpg?a=1&amp;b=2"></noscript>`),
    links: [
      `data ${at('real/1.jpg')}`,
      `srcset ${at('real/1-2x.jpg')}`,
      'data http://pages.example/real/2.jpg',
      'data http://h.example/3.jpg',
      'data http://h.example/4.jpg?a=1&b=2',
    ],
  },
  {
    name: 'players',
    html: page(`<video src="v.mp4" poster="p.jpg" preload="none"><track src="s.vtt"></video>
      <video preload="none"><source src="v.webm" type="video/webm"><source src="v2.mp4"></video>
      <audio preload="none" src="a.flac"></audio><audio preload="none"><source src="a.ogg"></audio>
      <embed src="e.mp4" type="application/x-none"><object data="o.swf" type="application/x-none"></object>`),
    links: [
      `video ${at('v.mp4')}`,
      `image ${at('p.jpg')}`,
      `source ${at('s.vtt')}`,
      `source ${at('v.webm')}`,
      `source ${at('v2.mp4')}`,
      `audio ${at('a.flac')}`,
      `source ${at('a.ogg')}`,
      `frame ${at('e.mp4')}`,
      `frame ${at('o.swf')}`,
    ],
  },
  {
    name: 'image-map',
    html: page(
      `<img src="map.png" usemap="#m"><map name="m"><area href="north.zip" alt="North"><area href="south.zip"><area></map>`,
    ),
    links: [`image ${at('map.png')}`, `area ${at('north.zip')}`, `area ${at('south.zip')}`],
  },
  {
    name: 'svg',
    html: page(`<svg viewBox="0 0 9 9"><a href="one.zip"><text y="5">One</text></a>
      <a xlink:href="two.zip"><circle r="1"/></a><image href="pic.png" width="1" height="1"/><style>a{}</style></svg>`),
    links: [`anchor ${at('one.zip')}`, `anchor ${at('two.zip')}`, `image ${at('pic.png')}`],
  },
  {
    name: 'base-href',
    html: page(
      '<a href="one.zip">1</a><a href="/two.zip">2</a><img src="?3"><a href="#x">x</a>',
      '<base href="https://cdn.example/dir/page.html">',
    ),
    links: [
      'anchor https://cdn.example/dir/one.zip',
      'anchor https://cdn.example/two.zip',
      'image https://cdn.example/dir/page.html?3',
    ],
  },
  {
    name: 'base-href-late-and-relative',
    html: page('<a href="one.zip">1</a><base href="../up/"><base href="https://ignored.example/">'),
    links: ['anchor http://pages.example/up/one.zip'],
  },
  {
    name: 'background-images',
    html: page(`<div style="background:url('bg/1.jpg') no-repeat"></div><div style="background-image:url(bg/2.jpg),url(&quot;bg/3.jpg&quot;)"></div>
      <div style="background:url(data:image/png;base64,AA==)"></div>`),
    links: [`image ${at('bg/1.jpg')}`, `image ${at('bg/2.jpg')}`, `image ${at('bg/3.jpg')}`],
  },
  {
    name: 'minified',
    html: `<!doctype html><meta charset=utf-8><title>m</title><p><a href=//h.example/a.zip>A</a><a href=b.zip>B</a><img src=c.png><p>http://h.example/d.zip<p>x`,
    links: [
      'anchor http://h.example/a.zip',
      `anchor ${at('b.zip')}`,
      `image ${at('c.png')}`,
      'text http://h.example/d.zip',
    ],
  },
  {
    name: 'idn',
    html: page(
      `<a href="https://bücher.example/straße.pdf">Bücher</a> <a href="https://例え.example/文書.zip">例え</a> http://ünï.example/ä.zip`,
    ),
    links: [
      'anchor https://xn--bcher-kva.example/stra%C3%9Fe.pdf',
      'anchor https://xn--r8jz45g.example/%E6%96%87%E6%9B%B8.zip',
      'text http://ünï.example/ä.zip',
    ],
  },
  {
    name: 'rtl',
    html: `<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>x</title></head><body>
      <p>حمل الملف من http://h.example/ملف.zip، أو <a href="http://h.example/b.zip">هنا&#x202E;</a></p></body></html>`,
    links: ['text http://h.example/ملف.zip', 'anchor http://h.example/b.zip'],
  },
  {
    name: 'odd-addresses',
    html: page(`<a href=" http://h.example/a b.zip
      ">spaces</a><a href="HTTP://H.EXAMPLE/UP.ZIP">upper</a><a href="http://u:p@h.example:8080/x?y=1&amp;z=2#f">all parts</a>
      <a href="http://[::1]/six">six</a><a href="http://h.example/%zz">percent</a><a href="http://">none</a><a href="http://h ost/">none</a>`),
    links: [
      'anchor http://h.example/a%20b.zip',
      'anchor http://h.example/UP.ZIP',
      'anchor http://u:p@h.example:8080/x?y=1&z=2#f',
      'anchor http://[::1]/six',
      'anchor http://h.example/%zz',
    ],
  },
  {
    name: 'other-schemes',
    html: page(`<a href="mailto:a@b.example">m</a><a href="javascript:alert('http://h.example/no.zip')">j</a>
      <a href="data:text/html,http://h.example/x">d</a><a href="blob:http://pages.example/1">b</a><a href="magnet:?xt=urn:btih:0">g</a>
      <a href="tel:+331">t</a><a href="file:///etc/passwd">f</a><a href="ftp://h.example/f.zip">ftp</a><img src="about:blank">`),
    links: ['anchor ftp://h.example/f.zip'],
  },
  {
    name: 'frames',
    html: page(`<iframe src="about:blank"></iframe><iframe srcdoc="<a href='http://h.example/in-frame.zip'>x</a>"></iframe>
      <iframe src="http://pages.example/corpus/base-href.html"></iframe><p>fallback</p>`),
    links: ['frame http://pages.example/corpus/base-href.html'],
  },
  {
    name: 'frameset',
    html: `<!DOCTYPE html><html><head><title>f</title></head><frameset cols="*,*"><frame src="gallery.html"><frame src="svg.html"></frameset></html>`,
    links: [`frame ${at('gallery.html')}`, `frame ${at('svg.html')}`],
  },
];
