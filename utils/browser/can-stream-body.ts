/** True where the body of a request may be a stream, as in Chromium. */
export function canStreamBody(): boolean {
  let isAsked = false;
  const init = {
    method: 'POST',
    body: new ReadableStream(),
    // A browser that knows no streams does not ask, and turns the stream into a text, with its type.
    get duplex() {
      isAsked = true;
      return 'half';
    },
  };
  return !new Request('https://api.1fichier.com/', init).headers.has('content-type') && isAsked;
}
