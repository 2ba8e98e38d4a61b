/** One POST of one file to a node. `fields` go before the file, in their order. */
export type FileToSend = {
  readonly url: string;
  readonly file: File;
  /** Under which the file is sent. */
  readonly name: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/** How a POST ended. `isAllOut`: the browser has let go of the last byte; what was let go may have been taken. */
export type SendEnd =
  | { readonly kind: 'answered'; readonly status: number; readonly url: string; readonly text: string }
  | { readonly kind: 'cut'; readonly isAllOut: boolean }
  | { readonly kind: 'aborted'; readonly isAllOut: boolean };

export type SendListener = {
  /** How many bytes of the whole body are out. */
  onProgress(sent: number, total: number): void;
  onAllOut(): void;
};

export type Sending = { readonly ended: Promise<SendEnd>; abort(): void };
export type SendFile = (request: FileToSend, listener: SendListener) => Sending;

/**
 * Sends a file with XMLHttpRequest: `fetch` tells no progress of an upload. The key is none of its business, since the
 * background puts it on the request.
 */
export const sendFile: SendFile = ({ url, file, name, fields }, listener) => {
  const request = new XMLHttpRequest();
  const form = new FormData();
  for (const [field, value] of fields) form.append(field, value);
  form.append('file[]', file, name);

  let isAllOut = false;
  const allOut = (): void => {
    if (isAllOut) return;
    isAllOut = true;
    listener.onAllOut();
  };
  request.upload.onprogress = ({ loaded, total }) => {
    listener.onProgress(loaded, total);
    if (total > 0 && loaded >= total) allOut();
  };
  request.upload.onload = allOut;

  const ended = new Promise<SendEnd>((resolve) => {
    request.onload = () => {
      const { status, responseURL, responseText } = request;
      resolve({ kind: 'answered', status, url: responseURL, text: responseText });
    };
    request.onerror = () => resolve({ kind: 'cut', isAllOut });
    request.ontimeout = () => resolve({ kind: 'cut', isAllOut });
    request.onabort = () => resolve({ kind: 'aborted', isAllOut });
  });
  request.open('POST', url);
  // Survives the redirect to the report, which is then short JSON instead of a page.
  request.setRequestHeader('JSON', '1');
  request.send(form);
  return { ended, abort: () => request.abort() };
};
