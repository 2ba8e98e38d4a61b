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
  const HAS_LINK = /:\\?\/\\?\/|www\.|\/\?[a-z0-9]{5}|%3a(?:%2f|%252f)|%253a|aHR0c/i;
  const ENDS_IN_LINK = /(?:\/\/|www\.|\/\?)\S*$/i;
  const STARTS_LINK = /^\s*(?:(?:https?|ftp):\/\/|www\.)/i;
  const IN_LINE =
    /^(?:abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;
  const NO_TEXT = /^(?:script|style|template|iframe|frame|noembed|noframes|title)$/;
  const NAMES_ADDRESS = /src|href|ur[il]|original|poster/;
  const RELATIVE = /^(?:\.{0,2}\/[^\s/]\S*|[^\s:"'<>{}]+\.[a-z0-9]{2,5}(?:[?#]\S*)?)$/i;
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
  const { getAttribute, getAttributeNames } = Element.prototype;
  const attribute = (element: Element, name: string) => getAttribute.call(element, name) ?? '';
  const base = baseOf(document);

  /** Empty for what is no address that could be sent. */
  function absolute(written: string): string {
    const address = written.trim();
    if (address === '' || address.length > LONGEST_ADDRESS || !URL.canParse(address, base)) return '';
    const url = new URL(address, base);
    return SENDABLE.test(url.protocol) ? url.href : '';
  }

  function collect(ranges: readonly Range[] | null): { finds: Place[]; frames: number } {
    const finds = new Map<string, Place>();
    let frames = 0;
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
      if (!HAS_LINK.test(written)) return;
      const key = `${from} ${label}\n${written}`;
      const known = finds.get(key);
      if (known) known.count += 1;
      else finds.set(key, { from, url: null, written, text: label, count: 1 });
    }
    function endRun(): void {
      if (HAS_LINK.test(run)) for (const line of run.split(/[\r\n]+/)) addWritten('text', line);
      run = '';
    }

    /** Candidates stand between commas; an address may hold some itself, but not end in one. */
    function addSrcset(value: string, text: string): void {
      const CANDIDATE = /[\s,]*(\S*[^\s,])(?:,|\s+[^,(]*(?:\([^)]*\)[^,(]*)*,?|\s*$)/y;
      for (let found = CANDIDATE.exec(value); found !== null; found = CANDIDATE.exec(value)) {
        add('srcset', absolute(found[1] ?? ''), text);
      }
    }

    function takeAttribute(element: Element, tag: string, name: string, text: () => string): void {
      const value = attribute(element, name);
      const place = TARGETS[`${tag} ${name}`];
      if (place === 'anchor' || place === 'area') return;
      if (place !== undefined) add(place, absolute(value), text());
      else if (name.endsWith('srcset')) addSrcset(value, text());
      else if (name.startsWith('data-')) {
        const isWhole = /^(?:(?:https?|ftp):)?\/\/[^\s"'<>|,;]+$/i.test(value.trim());
        const isRelative = NAMES_ADDRESS.test(name) && RELATIVE.test(value.trim());
        if (isWhole || isRelative) add('data', absolute(value), text());
        else addWritten('data', value);
      } else if (name === 'onclick') addWritten('data', value);
      else if (name === 'style' && value.includes('url(')) {
        for (const [, , address = ''] of value.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/gi)) {
          add('image', absolute(address), text());
        }
      } else if (tag === 'input' && name === 'value') {
        if (!/^(?:password|file)$/i.test(attribute(element, 'type'))) addWritten('text', value);
      } else if (tag === 'meta' && name === 'content') {
        const target = /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(value)?.[1] ?? '';
        if (/^refresh$/i.test(attribute(element, 'http-equiv'))) add('data', absolute(target));
      }
    }

    function takeElement(element: Element, tag: string): void {
      const words = () =>
        attribute(element, 'alt') || attribute(element, 'title') || attribute(element, 'aria-label');
      if (tag === 'iframe' || tag === 'frame') frames += 1;
      if (!isInLine(element, tag)) endRun();
      if (tag === 'a' || tag === 'area') {
        const written = attribute(element, 'href') || attribute(element, 'xlink:href');
        // A place in the same document is no link; what follows `#/` or `#!` is another view of an application.
        const url = /^\s*#(?![/!])|^\s*$/.test(written) ? '' : absolute(written);
        const isNew = !finds.has(`anchor ${url}`);
        const find = add(tag === 'a' ? 'anchor' : 'area', url, tag === 'area' ? words() : '');
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
      // No address goes on behind white space: only the last word waits for what follows.
      let lastWord = text.length;
      while (lastWord > 0 && /\S/.test(text.charAt(lastWord - 1))) lastWord -= 1;
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
    }

    function enter(node: Node, waiting: (Node | null)[]): void {
      const type = nodeType(node);
      if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
        if (isPicked(node)) takeText(node);
        return;
      }
      let inside: Node | null = null;
      if (type === Node.ELEMENT_NODE) {
        if (!isPicked(node)) return;
        const element = node as Element;
        const tag = localName(element);
        // `null` on the way back: all that stands inside has been read.
        waiting.push(element, null);
        takeElement(element, tag);
        if (tag === 'noscript') addWritten('data', textContent(element) ?? '');
        if (NO_TEXT.test(tag) || tag === 'noscript') return;
        inside = shadowRoot(element);
      } else if (type === Node.DOCUMENT_FRAGMENT_NODE) waiting.push(node, null);
      for (let child = lastChild(node); child; child = previousSibling(child)) waiting.push(child);
      if (inside) waiting.push(inside);
    }

    const waiting: (Node | null)[] = [document];
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

  const selection = scope === 'auto' ? getSelection() : null;
  const ranges = Array.from({ length: Math.min(selection?.rangeCount ?? 0, MOST_RANGES) }, (_, index) =>
    (selection as Selection).getRangeAt(index),
  ).filter((range) => !range.collapsed);
  const selected = ranges.length > 0 ? collect(ranges) : null;
  const isSelection = selected !== null && selected.finds.length > 0;
  const { finds, frames } = isSelection ? selected : collect(null);
  return {
    title: (reader<string>(Document.prototype, 'title')(document) ?? '').slice(0, LONGEST_TEXT),
    url: reader<string>(Document.prototype, 'URL')(document),
    contentType: reader<string>(Document.prototype, 'contentType')(document),
    isSelection,
    frames,
    finds,
  };
}
