/** `new URL` without the exception: null for what is no address. `URL.parse` needs Chrome 126. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
