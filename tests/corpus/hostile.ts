import { type CorpusPage, page } from './corpus-page.ts';

const clobbers = [
  'children',
  'childNodes',
  'firstChild',
  'lastChild',
  'nextSibling',
  'previousSibling',
  'parentNode',
  'attributes',
  'getAttribute',
  'getAttributeNames',
  'localName',
  'tagName',
  'nodeType',
  'nodeName',
  'shadowRoot',
  'textContent',
  'getRootNode',
  'isConnected',
  'matches',
  'href',
  'baseURI',
];

/** Markup that is in the way of a script: names that hide properties, overridden prototypes, depth, junk. */
export const hostile: readonly CorpusPage[] = [
  {
    name: 'clobbered-form',
    html: page(`<form>${clobbers.map((name) => `<input name="${name}">`).join('')}<a href="http://h.example/in-form.zip">x</a></form>
      <a href="http://h.example/after.zip">y</a>`),
    links: ['anchor http://h.example/in-form.zip', 'anchor http://h.example/after.zip'],
  },
  {
    name: 'clobbered-document',
    html: page(
      `${[
        'body',
        'title',
        'URL',
        'baseURI',
        'documentElement',
        'lastChild',
        'querySelectorAll',
        'createRange',
        'contentType',
        'getSelection',
        'createTreeWalker',
        'nodeType',
      ]
        .map((name) => `<img name="${name}" alt=""><form name="${name}"></form>`)
        .join('')}<a href="one.zip">x</a>`,
    ),
    links: ['anchor http://pages.example/corpus/one.zip'],
  },
  {
    name: 'overridden-prototypes',
    html: page(`<a href="http://h.example/a.zip">a</a><script>
      for (const [p, names] of [[Node.prototype, ['lastChild', 'previousSibling', 'nodeType', 'baseURI', 'textContent']],
        [Element.prototype, ['localName', 'shadowRoot', 'attributes']], [Document.prototype, ['URL', 'title']]])
        for (const name of names) Object.defineProperty(p, name, { get() { throw new Error('mine'); } });
      Element.prototype.getAttribute = () => 'http://evil.example/'; Array.prototype.push = () => { throw 1; };
      Map.prototype.get = () => { throw 1; }; window.URL = null; String.prototype.trim = () => 'http://evil.example/';
      window.getComputedStyle = window.getSelection = () => { throw 1; };</script>`),
    links: ['anchor http://h.example/a.zip'],
  },
  {
    name: 'deep',
    html: page(`<script>let at = document.body; for (let i = 0; i < 2000; i += 1) at = at.appendChild(document.createElement('div'));
      const a = document.createElement('a'); a.href = 'http://h.example/deep.zip'; at.append(a);</script>`),
    links: ['anchor http://h.example/deep.zip'],
  },
  {
    name: 'unclosed',
    html: `<!doctype html><meta charset=utf-8><a href="http://h.example/a.zip">a<a href="http://h.example/b.zip"><b>b</a></b><table><a href="http://h.example/c.zip">c<tr><td><a href='http://h.example/d.zip`,
    links: [
      'anchor http://h.example/a.zip',
      'anchor http://h.example/b.zip',
      'anchor http://h.example/c.zip',
    ],
  },
  {
    name: 'nested-anchors',
    html: page(`<div id="d"></div><script>const one = document.createElement('a'); one.href = 'http://h.example/outer.zip';
      const two = document.createElement('a'); two.href = 'http://h.example/inner.zip'; two.textContent = 'in'; one.append(two, ' out');
      document.getElementById('d').append(one);</script>`),
    links: ['anchor http://h.example/outer.zip', 'anchor http://h.example/inner.zip'],
  },
  {
    name: 'not-text',
    html: page(`<script>var x = 'http://h.example/script.zip';</script><style>a{background:url(http://h.example/style.png)}</style>
      <template><a href="http://h.example/template.zip">t</a></template><!-- http://h.example/comment.zip -->
      <iframe srcdoc="">http://h.example/fallback.zip</iframe><a href="http://h.example/yes.zip">yes</a>`),
    links: ['anchor http://h.example/yes.zip'],
  },
  {
    name: 'junk-data',
    html: page(`<div data-a="://" data-b="http://" data-c="%%%3A%2F%2F%" data-d="aHR0cHM6Ly8=" data-e="{{url}}" data-href="javascript:1"
      data-src="" data-url="{item.url}" data-f="//" data-link="http://h.example/yes.zip"></div>`),
    links: ['data http://h.example/yes.zip'],
  },
  {
    name: 'long-address',
    html: page(
      `<a href="http://h.example/${'x'.repeat(40_000)}">long</a><a href="http://h.example/short.zip">${'words '.repeat(2_000)}</a>`,
    ),
    links: ['anchor http://h.example/short.zip'],
  },
  {
    name: 'many-inline-pieces',
    html: page(
      `<pre>http://h.example/${'<i>a</i>'.repeat(3_000)}.zip</pre><p>${'<b>word</b> <i>more</i> '.repeat(3_000)}</p>`,
    ),
    links: [`text http://h.example/${'a'.repeat(3_000)}.zip`],
  },
  {
    name: 'shadow',
    html: page(`<x-card><a href="http://h.example/light.zip">light</a></x-card><script>customElements.define('x-card', class extends HTMLElement {
      constructor() { super(); const root = this.attachShadow({ mode: 'open' });
        root.innerHTML = '<p>http://h.example/text.zip</p><a href="rel.zip">rel</a><slot></slot>'; } });</script>`),
    links: [
      'text http://h.example/text.zip',
      'anchor http://pages.example/corpus/rel.zip',
      'anchor http://h.example/light.zip',
    ],
  },
  {
    name: 'shadow-nested',
    html: page(`<div id="d"></div><script>let host = document.getElementById('d');
      for (let depth = 0; depth < 50; depth += 1) { const root = host.attachShadow({ mode: 'open' });
        root.innerHTML = '<a href="http://h.example/' + depth + '.zip">x</a><div></div>'; host = root.lastChild; }</script>`),
    links: Array.from({ length: 50 }, (_, depth) => `anchor http://h.example/${depth}.zip`),
  },
  {
    name: 'shadow-declarative',
    html: page(
      `<div><template shadowrootmode="open"><img src="in.png"></template></div><div><template shadowrootmode="closed"><a href="http://h.example/closed.zip">c</a></template></div>`,
    ),
    links: ['image http://pages.example/corpus/in.png'],
  },
  {
    name: 'empty',
    html: '',
    links: [],
  },
];
