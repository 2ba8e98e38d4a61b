import { type CorpusPage, page } from './corpus-page.ts';

/** Posts as boards write them: quotes, spoilers, code boxes, BBCode that nobody parsed, text without any markup. */
export const forums: readonly CorpusPage[] = [
  {
    name: 'phpbb-post',
    html: page(`<div class="postbody"><div class="content">New upload:<br>
      <a class="postlink" href="https://1fichier.com/?p1a2b3c4d5e6f7g8h9i0">https://1fichier.com/?p1a2b3c4d5e6f7g8h9i0</a><br>
      Mirror: <a class="postlink" href="https://files.example/mirror/film.part1.rar">film.part1.rar</a></div></div>`),
    links: [
      'anchor https://1fichier.com/?p1a2b3c4d5e6f7g8h9i0',
      'anchor https://files.example/mirror/film.part1.rar',
    ],
  },
  {
    name: 'quoted-twice',
    html: page(`<blockquote><cite>Ann wrote:</cite> get <a href="https://h.example/a.zip">it here</a></blockquote>
      <p>Thanks! <a href="https://h.example/a.zip">it here</a> again: https://h.example/a.zip</p>`),
    links: ['anchor https://h.example/a.zip ×3'],
  },
  {
    name: 'text-only',
    html: page(`<p>First https://1fichier.com/?textonly000000000001, then (http://h.example/b_(1).rar).
      And www.h.example/c.7z! Not a link: 12://4, a:b, file.zip.</p>`),
    links: [
      'text https://1fichier.com/?textonly000000000001',
      'text http://h.example/b_(1).rar',
      'text https://www.h.example/c.7z',
    ],
  },
  {
    name: 'code-box',
    html: page(`<pre><code>https://1fichier.com/?codebox0000000000001
https://1fichier.com/?codebox0000000000002&amp;af=12345
ftp://h.example/pub/three.iso
</code></pre>`),
    links: [
      'text https://1fichier.com/?codebox0000000000001',
      'text https://1fichier.com/?codebox0000000000002&af=12345',
      'text ftp://h.example/pub/three.iso',
    ],
  },
  {
    name: 'bbcode-residue',
    html: page(`<div>[url=https://h.example/one.zip]One[/url] [img]https://h.example/two.png[/img]
      [b]https://h.example/three.zip[/b] [code]https://h.example/four.zip[/code][quote="x"]none[/quote]</div>`),
    links: [
      'text https://h.example/one.zip',
      'text https://h.example/two.png',
      'text https://h.example/three.zip',
      'text https://h.example/four.zip',
    ],
  },
  {
    name: 'broken-by-wbr',
    html: page(`<p>https://h.example/<wbr>very/<wbr>long/<wbr>path/film.mkv and
      http://h.<b>example</b>/bold<i>ed</i>.zip</p>`),
    links: ['text https://h.example/very/long/path/film.mkv', 'text http://h.example/bolded.zip'],
  },
  {
    name: 'search-highlight',
    html: page(`<p>http://h.example/<span class="posthilit">film</span>-2026.mkv</p>`),
    links: ['text http://h.example/film-2026.mkv'],
  },
  {
    name: 'glued-blocks',
    html: page(`<div><span style="display:block">http://h.example/a.zip</span><span style="display:block">Size</span></div>
      <ul><li>http://h.example/b.zip</li><li>More</li></ul><table><tr><td>http://h.example/c.zip</td><td>3GB</td></tr></table>
      http://h.example/d.zip<br>x http://h.example/e.zip<span style="margin-left:8px">4GB</span>`),
    links: [
      'text http://h.example/a.zip',
      'text http://h.example/b.zip',
      'text http://h.example/c.zip',
      'text http://h.example/d.zip',
      'text http://h.example/e.zip',
    ],
  },
  {
    name: 'shortened-label',
    html: page(`<a href="https://h.example/x/very-long-name.part01.rar">https://h.example/x/very…rar</a>
      <a href="https://out.example/go?42">https://1fichier.com/?shortened...</a>`),
    links: ['anchor https://h.example/x/very-long-name.part01.rar', 'anchor https://out.example/go?42'],
  },
  {
    name: 'label-names-the-target',
    html: page(`<a href="https://out.example/go?42">https://1fichier.com/?labelled000000000001</a>`),
    links: ['anchor https://out.example/go?42', 'text https://1fichier.com/?labelled000000000001'],
  },
  {
    name: 'spoiler-hidden',
    html: page(`<div class="spoiler" style="display:none"><a href="/get/1.zip">one</a></div>
      <details><summary>More</summary><a href="get/2.zip">two</a></details><div hidden>http://h.example/3.zip</div>`),
    links: [
      'anchor http://pages.example/get/1.zip',
      'anchor http://pages.example/corpus/get/2.zip',
      'text http://h.example/3.zip',
    ],
  },
  {
    name: 'copy-fields',
    html: page(`<input readonly value="https://1fichier.com/?field000000000000001"><textarea rows="3">
http://h.example/area1.zip
http://h.example/area2.zip</textarea><input type="password" value="http://h.example/secret.zip">
      <select><option>http://h.example/option.zip</option></select>`),
    links: [
      'text https://1fichier.com/?field000000000000001',
      'text http://h.example/area1.zip',
      'text http://h.example/area2.zip',
      'text http://h.example/option.zip',
    ],
  },
  {
    name: 'many-parts',
    html: page(
      Array.from(
        { length: 30 },
        (_, at) => `<p><a href="http://h.example/p${at}.rar">Part ${at}</a></p>`,
      ).join(''),
    ),
    links: Array.from({ length: 30 }, (_, at) => `anchor http://h.example/p${at}.rar`),
  },
  {
    name: 'same-page-anchors',
    html: page(`<a href="#top">Top</a><a href="">Here</a><a href="#">Menu</a><a>No target</a><a name="x">X</a>
      <a href="#/file/1">A view</a><a href="#!file">Another</a><a href="other.html#part">Part</a>`),
    links: [
      'anchor http://pages.example/corpus/same-page-anchors.html#/file/1',
      'anchor http://pages.example/corpus/same-page-anchors.html#!file',
      'anchor http://pages.example/corpus/other.html#part',
    ],
  },
  {
    name: 'chat-log',
    html: page(`<p>&lt;ann&gt; see «http://h.example/a.zip» “http://h.example/b.zip” 「http://h.example/c.zip」</p>
      <p>http://h.example/d.zip，http://h.example/e.zip。http://h.example/f.zip…</p>`),
    links: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `text http://h.example/${name}.zip`),
  },
  {
    name: 'markdown-as-text',
    html: page(
      `<p>[One](http://h.example/one.zip) **http://h.example/two.zip** &lt;http://h.example/three.zip&gt; | http://h.example/four.zip |</p>`,
    ),
    links: ['one', 'two', 'three', 'four'].map((name) => `text http://h.example/${name}.zip`),
  },
];
