/** Puts text on the clipboard from a page that has the focus. Resolves to whether it worked. */
export async function writePageClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
