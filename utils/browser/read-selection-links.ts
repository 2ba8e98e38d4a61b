export type SelectionLinks = {
  /** Targets in the order of the page, duplicates kept. */
  readonly links: string[];
  /** What the links read on the page; addresses in it only label them. */
  readonly shown: string[];
  /** The selected text, as the page lays it out. */
  readonly text: string;
};

/**
 * Runs inside a page, on its own: nothing outside its body exists there. Links of which a part is selected count, and
 * media outside any link.
 */
export function readSelectionLinks(): SelectionLinks {
  const LINK = 'a[href], area[href]';
  const MEDIA = 'img, video, audio';
  const links: string[] = [];
  const shown: string[] = [];
  const selection = window.getSelection();

  function absolute(address: string): string {
    return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).href : '';
  }

  /** More than a touch at the edge: some text or a picture of the element is inside the range. */
  function isInside(range: Range, element: Element): boolean {
    if (!range.intersectsNode(element)) return false;
    const part = document.createRange();
    part.selectNodeContents(element);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
      part.setStart(range.startContainer, range.startOffset);
    }
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
      part.setEnd(range.endContainer, range.endOffset);
    }
    return part.toString() !== '' || part.cloneContents().querySelector('img, video, audio, svg') !== null;
  }

  function take(element: Element, range: Range | null): void {
    if (element.matches(LINK)) {
      const isSelected =
        range === null ||
        (element.localName === 'area' ? range.intersectsNode(element) : isInside(range, element));
      if (!isSelected) return;
      const { href } = element as HTMLAnchorElement | SVGAElement;
      // The address of a link in a drawing is wrapped in an object, and relative to its page.
      const target = typeof href === 'string' ? href : absolute(href.baseVal);
      if (target) links.push(target);
      shown.push(element.textContent ?? '');
    } else if (element.matches(MEDIA) && element.closest('a[href]') === null) {
      if (range !== null && !range.intersectsNode(element)) return;
      const { currentSrc, src } = element as HTMLImageElement | HTMLMediaElement;
      const target = currentSrc || src;
      if (target) links.push(target);
    }
    // A component keeps its links in a tree of its own, which ranges do not reach into.
    if (element.shadowRoot !== null && (range === null || range.intersectsNode(element))) {
      for (const inner of element.shadowRoot.querySelectorAll('*')) take(inner, null);
    }
  }

  for (let index = 0; index < (selection?.rangeCount ?? 0); index += 1) {
    const range = selection?.getRangeAt(index);
    if (range === undefined) break;
    const common = range.commonAncestorContainer;
    const element = common instanceof Element ? common : common.parentElement;
    const root = element?.closest('a[href]') ?? element;
    if (root === null || root === undefined) continue;
    for (const inside of [root, ...root.querySelectorAll('*')]) take(inside, range);
  }
  return { links, shown, text: selection?.toString() ?? '' };
}
