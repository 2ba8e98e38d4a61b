import type { LinkPlace } from '@/utils/links/grab/grabbed-link';
import type { PageFind, PageFinds } from '@/utils/links/grab/page-find';

/**
 * Runs inside a page, on its own: nothing outside its body exists there, and it changes nothing. `auto`: of the selection
 * if there are links in it, else of the whole document. Properties of elements are read through their prototypes, since a
 * form answers for its own with any input of that name.
 */
export function readPageLinks(scope: 'auto' | 'page'): PageFinds {
  const LONGEST_ADDRESS = 16_384;
  const LONGEST_TEXT = 300;
  const MOST_RANGES = 1_000;
  const SENDABLE = /^(?:https?|ftp):$/;
  const HAS_LINK =
    /\\?\/\\?\/|\\(?:u00|x)2f|www\.|\/\?[a-z0-9]{5}|\.(?:com|net|fr|org)\\?\/|%3a(?:%2f|%252f)|%253a|aHR0c/i;
  /** Soft hyphens, spaces without width, and the marks that set or turn the direction of a text. */
  const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
  const ENDS_IN_LINK = /(?:\/\/|www\.|\/\?)\S*$/i;
  const LISTED = /\/\?[a-z0-9]{5,20};/i;
  const STARTS_LINK = /^\s*(?:(?:https?|ftp):\/\/|www\.)/i;
  const IN_LINE =
    /^(?:abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;
  const NO_TEXT = /^(?:script|style|template|iframe|frame|noembed|noframes|title)$/;
  const NAMES_ADDRESS = /src|href|ur[il]|original|poster/;
  /** Attributes that tend to hold the address of a file, if that is what their value looks like. */
  const NAMES_FILE =
    /(?<!pro)file|bg|background|lazy|echo|thumb|cover|ima?ge?|pic|photo|preview|zoom|full|large|hi-?(?:gh)?-?res|retina|video|audio|media|clip|movie|mp[34]|webm|link/;
  const NAMES_WORDS = /name|title|text|caption|desc|alt$|label|content|html|type|class|target|selector/;
  /** Of the browser, and read otherwise or no target. */
  const STANDARD = /^(?:(?:xlink:)?href|hreflang|src|srclang|srcdoc|download|xmlns.*|aria-.*|on.*)$/;
  const RELATIVE = /^(?:\.{0,2}\/[^\s/]\S*|[^\s:"'<>{}]+\.[a-z0-9]{2,5}(?:[?#]\S*)?)$/i;
  const RELATIVE_PATH = /^\.{0,2}\/[^\s/]\S*$/;
  const RELATIVE_FILE = /^(?!\/\/|[#?])[^:"<>{}|\r\n]+$/;
  const ABSOLUTE = /^(?:(?:https?|ftp):)?\/\/[^\s"'<>|,;]+$/i;
  const ABSOLUTE_SPACED = /^(?:(?:https?|ftp):)?\/\/[^\s"'<>|,;/][^"<>|{}\p{Cc}]*$/iu;
  const FILE_END =
    '\\.(?:jpe?g|jfif|png|gif|webp|avif|svg|bmp|ico|tiff?|heic|mp4|m4[abv]|webm|mkv|mov|avi|wmv|flv|og[agv]|mpe?g|ts|m3u8|mpd|mp3|opus|flac|wav|aac|vtt|srt|pdf|epub|zip|rar|7z|tar|gz|bz2|xz|iso|exe|dmg|apk|docx?|xlsx?|pptx?|php|aspx|ashx)';
  const IS_FILE = new RegExp(`${FILE_END}(?:[?#]\\S*)?$`, 'i');
  /** More than one address, or words behind one. */
  const IS_LIST = new RegExp(
    `[\\s,;](?:(?:https?|ftp):)?//|\\s[\\d.]+[wx](?:,|$)|${FILE_END}(?:[?#]\\S*)?[\\s,;]+\\S`,
    'i',
  );
  const PAGE_NAMESPACE = /^http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1998\/Math\/MathML)$/;
  const FEED_SOURCE = /^\s*<(?:\?xml|rss|feed|urlset|sitemapindex|opml|rdf:RDF)\b/i;
  const FEED_ATTRIBUTE = /^(?!xmlns)(?:[\w.-]+:)?(?:href|src|uri|\w*url)$/i;
  const FEED_ADDRESS = /^(?:link|guid|ur[il]|loc|\w+_loc|location|comments)$/i;
  /** What a feed says of its own format, and a browser of a broken one. */
  const NO_FEED_LINK = /^(?:generator|docs|parsererror)$/;
  const NO_TARGET =
    /\b(?:stylesheet|icon|pre\w+|modulepreload|dns-prefetch|manifest|canonical|search|self|hub)\b/i;
  const MARKUP = /<[a-z/!]|&#?\w{2,8};/i;
  /** Escaped markup in a feed, and what that holds in turn. */
  const MOST_LAYERS = 3;
  const TARGETS: Record<string, LinkPlace> = {
    'a href': 'anchor',
    'a xlink:href': 'anchor',
    'area href': 'area',
    'img src': 'image',
    'image href': 'image',
    'image xlink:href': 'image',
    'input src': 'image',
    'video src': 'video',
    'video poster': 'image',
    'audio src': 'audio',
    'source src': 'source',
    'track src': 'source',
    'frame src': 'frame',
    'iframe src': 'frame',
    'embed src': 'frame',
    'object data': 'frame',
  };
  type Place = { -readonly [K in keyof PageFind]: PageFind[K] };

  function reader<T>(prototype: object, name: string): (node: Node) => T {
    const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return (node) => get?.call(node) as T;
  }
  const nodeType = reader<number>(Node.prototype, 'nodeType');
  const lastChild = reader<Node | null>(Node.prototype, 'lastChild');
  const previousSibling = reader<Node | null>(Node.prototype, 'previousSibling');
  const baseOf = reader<string>(Node.prototype, 'baseURI');
  const textContent = reader<string | null>(Node.prototype, 'textContent');
  const textOf = reader<string>(CharacterData.prototype, 'data');
  const localName = reader<string>(Element.prototype, 'localName');
  const shadowRoot = reader<ShadowRoot | null>(Element.prototype, 'shadowRoot');
  const parentNode = reader<Node | null>(Node.prototype, 'parentNode');
  const firstElementChild = reader<Element | null>(Element.prototype, 'firstElementChild');
  const namespaceOf = reader<string | null>(Element.prototype, 'namespaceURI');
  const { getAttribute, getAttributeNames } = Element.prototype;
  const attribute = (element: Element, name: string) => getAttribute.call(element, name) ?? '';
  const contentType = reader<string>(Document.prototype, 'contentType')(document);
  const isXml = /[/+]xml$/.test(contentType) && !/xhtml|svg/.test(contentType);
  const pageBase = baseOf(document);

  /** Empty for what is no address that could be sent. */
  function absolute(written: string, base: string): string {
    const address = written.replace(INVISIBLE, '').trim();
    if (address === '' || address.length > LONGEST_ADDRESS || !URL.canParse(address, base)) return '';
    const url = new URL(address, base);
    return SENDABLE.test(url.protocol) ? url.href : '';
  }

  function hasLink(text: string): boolean {
    return HAS_LINK.test(text.replace(INVISIBLE, ''));
  }

  /** Where to begin: a feed may be shown as its source, in markup or as text. */
  function rootOf(): Document | Element {
    if (isXml)
      return Document.prototype.getElementById.call(document, 'webkit-xml-viewer-source-xml') ?? document;
    const source = contentType === 'text/plain' ? (textContent(document.documentElement) ?? '') : '';
    if (!FEED_SOURCE.test(source)) return document;
    const feed = new DOMParser().parseFromString(source.trim(), 'application/xml');
    return feed.getElementsByTagName('parsererror').length > 0 ? document : feed;
  }

  function collect(ranges: readonly Range[] | null): { finds: Place[]; frames: number } {
    const finds = new Map<string, Place>();
    let frames = 0;
    /** Of what is read now: escaped markup in a feed is a document of its own, one layer further in. */
    let inside = { base: pageBase, layer: 0 };
    const parsed = new Map<Node, typeof inside>();
    /** As `xml:base` says, which browsers no longer follow. */
    const bases = new Map<Node | null, string>();
    /** The text since the last break, and the link that is open, with whether any of it is selected. */
    let run = '';
    let link: {
      element: Element;
      find: Place;
      label: string;
      other: string;
      isPicked: boolean;
      isNew: boolean;
    } | null = null;

    const isPicked = (node: Node): boolean =>
      ranges === null ||
      ranges.some((range) => range.intersectsNode(node)) ||
      // A component keeps its links in a tree of its own, which ranges do not reach into.
      Node.prototype.getRootNode.call(node) instanceof ShadowRoot;

    function add(from: LinkPlace, url: string, text = ''): Place | null {
      if (url === '') return null;
      const known = finds.get(`${from} ${url}`);
      if (known) {
        known.count += 1;
        if (known.text === '') known.text = text;
        return known;
      }
      const find: Place = { from, url, written: null, text, count: 1 };
      finds.set(`${from} ${url}`, find);
      return find;
    }
    function addWritten(from: LinkPlace, written: string, label = ''): void {
      if (!hasLink(written)) return;
      const key = `${from} ${label}\n${written}`;
      const known = finds.get(key);
      if (known) known.count += 1;
      else finds.set(key, { from, url: null, written, text: label, count: 1 });
    }
    function endRun(): void {
      if (hasLink(run)) for (const line of run.split(/[\r\n]+/)) addWritten('text', line);
      run = '';
    }

    /** Candidates stand between commas; an address may hold some itself, but not end in one. */
    function addSrcset(value: string, text: string): void {
      const CANDIDATE = /[\s,]*(\S*[^\s,])(?:,|\s+[^,(]*(?:\([^)]*\)[^,(]*)*,?|\s*$)/y;
      for (let found = CANDIDATE.exec(value); found !== null; found = CANDIDATE.exec(value)) {
        add('srcset', absolute(found[1] ?? '', inside.base), text);
      }
    }

    function addCssUrls(value: string, text: string): void {
      for (const [, , address = ''] of value.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/gi)) {
        // A part of the same document.
        if (!address.startsWith('#')) add('image', absolute(address, inside.base), text);
      }
    }

    /** The value of an attribute that only the page's own scripts read. */
    function addValue(name: string, value: string, text: string): void {
      const whole = value.trim();
      const isSpaced = () =>
        ABSOLUTE_SPACED.test(whole) &&
        (NAMES_ADDRESS.test(name) || IS_FILE.test(whole)) &&
        isOne(name, whole);
      if (ABSOLUTE.test(whole) || isSpaced() || isRelative(name, whole)) {
        add('data', absolute(whole, inside.base), text);
      } else if (/\burl\(/i.test(whole)) addCssUrls(whole, text);
      else addWritten('data', value);
    }
    const isOne = (name: string, value: string) => !NAMES_WORDS.test(name) && !IS_LIST.test(value);
    function isRelative(name: string, value: string): boolean {
      if (NAMES_ADDRESS.test(name) && RELATIVE.test(value)) return true;
      if (!(NAMES_ADDRESS.test(name) || NAMES_FILE.test(name)) || !isOne(name, value)) return false;
      return RELATIVE_PATH.test(value) || (RELATIVE_FILE.test(value) && IS_FILE.test(value));
    }

    function takeAttribute(element: Element, tag: string, name: string, text: () => string): void {
      const value = attribute(element, name);
      const place = TARGETS[`${tag} ${name}`];
      if (place === 'anchor' || place === 'area') return;
      if (place !== undefined) add(place, absolute(value, inside.base), text());
      else if (name.endsWith('srcset')) addSrcset(value, text());
      else if (name.startsWith('data-')) addValue(name, value, text());
      else if (name === 'onclick') addWritten('data', value);
      else if (name === 'style') addCssUrls(value, text());
      else if (tag === 'input' && name === 'value') {
        if (!/^(?:password|file)$/i.test(attribute(element, 'type'))) addWritten('text', value);
      } else if (tag === 'option' && name === 'value') addValue(name, value, textContent(element) ?? '');
      else if (tag === 'meta' && name === 'content') {
        const target = /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(value)?.[1] ?? '';
        if (/^refresh$/i.test(attribute(element, 'http-equiv'))) add('data', absolute(target, inside.base));
      } else if (!STANDARD.test(name) && (NAMES_ADDRESS.test(name) || NAMES_FILE.test(name))) {
        addValue(name, value, text());
      }
    }

    /** Of a feed, a sitemap, or another document that is no page. */
    const isOfData = (element: Element, tag: string): boolean =>
      !PAGE_NAMESPACE.test(namespaceOf(element) ?? '') || (isFeed && inside.layer === 0 && tag === 'link');

    /** The addresses of an element of a feed; also its text, if there is nothing else in it, which may be markup again. */
    function takeData(element: Element, tag: string, waiting: (Node | null)[]): void {
      endRun();
      const outer = bases.get(parentNode(element)) ?? pageBase;
      const base = absolute(attribute(element, 'xml:base'), outer) || outer;
      bases.set(element, base);
      inside = { base, layer: 0 };
      const kind = `${attribute(element, 'medium')} ${attribute(element, 'type')}`;
      const media = /\b(?:image|video|audio)\b/.exec(kind)?.[0] as LinkPlace | undefined;
      const place = media ?? (/thumbnail|image|icon|logo/.test(tag) ? 'image' : 'anchor');
      for (const name of getAttributeNames.call(element)) {
        if (!FEED_ATTRIBUTE.test(name) || NO_TARGET.test(attribute(element, 'rel'))) continue;
        add(place, absolute(attribute(element, name), base), attribute(element, 'title'));
      }
      if (firstElementChild(element)) return;
      const text = (textContent(element) ?? '').trim();
      if (FEED_ADDRESS.test(tag) && ABSOLUTE_SPACED.test(text) && !IS_LIST.test(text)) {
        add('anchor', absolute(text, base));
      } else if (MARKUP.test(text)) waiting.push(parse(text));
      else for (const line of text.split(/[\r\n]+/)) addWritten('text', line);
    }
    function parse(markup: string): Document {
      const escaped = new DOMParser().parseFromString(markup, 'text/html');
      parsed.set(escaped, { base: inside.base, layer: inside.layer + 1 });
      return escaped;
    }

    function takeElement(element: Element, tag: string): void {
      const words = () =>
        attribute(element, 'alt') || attribute(element, 'title') || attribute(element, 'aria-label');
      if (tag === 'iframe' || tag === 'frame') frames += 1;
      if (!isInLine(element, tag)) endRun();
      if (tag === 'a' || tag === 'area') {
        const written = attribute(element, 'href') || attribute(element, 'xlink:href');
        // A place in the same document is no link; what follows `#/` or `#!` is another view of an application.
        const url = /^\s*#(?![/!])|^\s*$/.test(written) ? '' : absolute(written, inside.base);
        const isNew = !finds.has(`anchor ${url}`);
        const find = add(tag === 'a' ? 'anchor' : 'area', url, tag === 'area' ? words() : '');
        const name = attribute(element, 'download').trim();
        if (find && name !== '') find.name ??= name.slice(0, LONGEST_TEXT);
        if (tag === 'a' && find)
          link = { element, find, label: '', other: words(), isPicked: ranges === null, isNew };
      }
      if (tag === 'img' && link) {
        link.isPicked = true;
        link.other ||= words();
      }
      for (const name of getAttributeNames.call(element)) takeAttribute(element, tag, name, words);
    }

    /** Is text before and behind the start or end of this element one word? Asked only inside an address: it costs. */
    function isInLine(element: Element, tag: string): boolean {
      if (!IN_LINE.test(tag)) return false;
      if (tag === 'wbr' || !ENDS_IN_LINK.test(run)) return true;
      const { display, paddingInlineStart, paddingInlineEnd, marginInlineStart, marginInlineEnd } =
        getComputedStyle(element);
      const gaps = [paddingInlineStart, paddingInlineEnd, marginInlineStart, marginInlineEnd];
      // Nothing is laid out of markup that was escaped in a feed.
      if (display === '' || inside.layer > 0) return true;
      return display === 'inline' && gaps.every((gap) => Number.parseFloat(gap) === 0);
    }

    function takeText(node: Node): void {
      let text = textOf(node);
      if (ranges !== null) text = pickedPart(node, text, ranges);
      if (link) {
        link.isPicked ||= text !== '';
        if (link.label.length < LONGEST_ADDRESS) link.label += text;
        return;
      }
      if (STARTS_LINK.test(text)) endRun();
      // No address goes on behind white space: only the last word waits for what follows, or the last line of a list.
      const lastLine = text.lastIndexOf('\n') + 1;
      const isListed = LISTED.test(text.slice(lastLine));
      let lastWord = isListed ? lastLine : text.length;
      while (!isListed && lastWord > 0 && /\S/.test(text.charAt(lastWord - 1))) lastWord -= 1;
      run += text.slice(0, lastWord);
      if (lastWord > 0 || run.length > LONGEST_ADDRESS) endRun();
      run += text.slice(lastWord);
    }

    function leave(element: Element): void {
      if (nodeType(element) !== Node.ELEMENT_NODE) {
        endRun();
        return;
      }
      if (link?.element === element) {
        const { find, label, other, isNew } = link;
        const text = label.replace(/\s+/g, ' ').trim() || other.replace(/\s+/g, ' ').trim();
        find.text ||= text.slice(0, LONGEST_TEXT);
        if (!link.isPicked) {
          find.count -= 1;
          if (isNew) finds.delete(`anchor ${find.url}`);
        }
        if (link.isPicked) addWritten('text', label.trim(), find.url ?? '');
        link = null;
      } else if (link && !IN_LINE.test(localName(element))) link.label += ' ';
      if (!isInLine(element, localName(element))) endRun();
      if (isOfData(element, localName(element)))
        inside = { base: bases.get(parentNode(element)) ?? pageBase, layer: 0 };
    }

    function enter(node: Node, waiting: (Node | null)[]): void {
      const type = nodeType(node);
      if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
        const isEscaped = inside.layer > 0 && inside.layer < MOST_LAYERS && MARKUP.test(textOf(node));
        if (isEscaped) {
          endRun();
          waiting.push(parse(textOf(node)));
        } else if (isPicked(node)) takeText(node);
        return;
      }
      inside = parsed.get(node) ?? inside;
      let shadow: Node | null = null;
      if (type === Node.ELEMENT_NODE) {
        if (!isPicked(node)) return;
        const element = node as Element;
        const tag = localName(element);
        // `null` on the way back: all that stands inside has been read.
        waiting.push(element, null);
        if (isOfData(element, tag)) {
          if (NO_FEED_LINK.test(tag)) return;
          takeData(element, tag, waiting);
          if (!firstElementChild(element)) return;
        } else takeElement(element, tag);
        if (tag === 'noscript') addWritten('data', textContent(element) ?? '');
        if (!isOfData(element, tag) && (NO_TEXT.test(tag) || tag === 'noscript')) return;
        shadow = shadowRoot(element);
      } else if (type === Node.DOCUMENT_FRAGMENT_NODE) waiting.push(node, null);
      for (let child = lastChild(node); child; child = previousSibling(child)) waiting.push(child);
      if (shadow) waiting.push(shadow);
    }

    const waiting: (Node | null)[] = [ranges === null ? root : document];
    while (waiting.length > 0) {
      const node = waiting.pop();
      try {
        if (node) enter(node, waiting);
        else leave(waiting.pop() as Element);
      } catch {
        // Only an element that a page has bent out of shape throws; the others count all the same.
      }
    }
    endRun();
    return { finds: [...finds.values()].filter(({ count }) => count > 0), frames };
  }

  /** The part of a text node that the selection covers. */
  function pickedPart(node: Node, text: string, ranges: readonly Range[]): string {
    let picked = '';
    for (const range of ranges) {
      if (!range.intersectsNode(node)) continue;
      const start = range.startContainer === node ? range.startOffset : 0;
      const end = range.endContainer === node ? range.endOffset : text.length;
      picked += text.slice(start, end);
    }
    return picked;
  }

  const root = rootOf();
  const isFeed = isXml || root !== document;
  // What a browser draws of a feed is not what stands in it.
  const selection = scope === 'auto' && !isXml ? getSelection() : null;
  const ranges = Array.from({ length: Math.min(selection?.rangeCount ?? 0, MOST_RANGES) }, (_, index) =>
    (selection as Selection).getRangeAt(index),
  ).filter((range) => !range.collapsed);
  const selected = ranges.length > 0 ? collect(ranges) : null;
  const isSelection = selected !== null && selected.finds.length > 0;
  const { finds, frames } = isSelection ? selected : collect(null);
  return {
    title: (reader<string>(Document.prototype, 'title')(document) ?? '').slice(0, LONGEST_TEXT),
    url: reader<string>(Document.prototype, 'URL')(document),
    contentType,
    isSelection,
    frames,
    finds,
  };
}
