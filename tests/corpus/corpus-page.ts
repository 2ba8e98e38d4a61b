/** A page written to be grabbed, and what must be found on it. */
export type CorpusPage = {
  readonly name: string;
  readonly html: string;
  /** The content type when it is no HTML. */
  readonly type?: string;
  /** `place address`, and ` ×n` for one found more than once; in order. */
  readonly links: readonly string[];
};

/** Where the pages are: relative addresses on `name` are relative to `CORPUS_URL` + `name` + `.html`. */
export const CORPUS_HOST = 'pages.example';
export const CORPUS_PATH = '/corpus/';
export const CORPUS_URL = `http://${CORPUS_HOST}${CORPUS_PATH}`;

/** A whole document around a body. */
export const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Corpus</title>${head}</head><body>${body}</body></html>`;
