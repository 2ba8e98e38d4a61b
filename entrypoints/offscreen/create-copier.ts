/** Chromium takes a text over a moment after the page has given it, and not at all if the page is gone by then. */
const TAKEN_MS = 100;
/** A page that has just copied is left to the next copy. */
const CLOSE_AFTER_MS = 5000;

/**
 * Puts texts on the clipboard from a page that closes itself some seconds after the last one. Resolves to whether the
 * browser took the whole text while the page was there; never, if the page is closed before that.
 */
export function createCopier(
  page: Pick<Document, 'addEventListener' | 'removeEventListener' | 'execCommand'>,
  close: () => void,
): (text: string) => Promise<boolean> {
  let closing = setTimeout(close, CLOSE_AFTER_MS);

  /** The page never has the focus, which `navigator.clipboard` asks for, to write as to read back. The old command does without. */
  function give(text: string): boolean {
    let isGiven = false;
    const onCopy = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      isGiven = event.clipboardData?.getData('text/plain') === text;
    };
    page.addEventListener('copy', onCopy);
    const isDone = page.execCommand('copy');
    page.removeEventListener('copy', onCopy);
    return isDone && isGiven;
  }

  return async (text) => {
    clearTimeout(closing);
    closing = setTimeout(close, CLOSE_AFTER_MS);
    if (!give(text)) return false;
    await new Promise((resolve) => setTimeout(resolve, TAKEN_MS));
    return true;
  };
}
