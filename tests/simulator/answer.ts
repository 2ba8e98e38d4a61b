import type { FormPart } from './node/form-reader.ts';

/** One request as the simulated hosts see it, whether it came over a socket or not. */
export type SimRequest = {
  readonly method: string;
  /** Host without port, lower case. */
  readonly host: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of an upload only the start, when it came over a socket. */
  readonly body: Buffer;
  /** The form of such an upload, read as it came; null: it is none. */
  readonly upload?: { readonly parts: readonly FormPart[] | null; readonly length: number };
  readonly isTls: boolean;
  /** `carried`: how many requests that connection had carried before this one. */
  readonly connection: { readonly id: number; readonly carried: number };
};

export type SimAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** What becomes of a request: an answer (perhaps cut within its body), a cut connection, or silence. */
export type SimOutcome =
  | { readonly kind: 'answer'; readonly answer: SimAnswer; readonly isCutShort: boolean }
  | { readonly kind: 'cut' }
  | { readonly kind: 'hang' };

export function answerJson(value: unknown, status = 200, isPretty = false): SimAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.from(JSON.stringify(value, null, isPretty ? 3 : 0)),
  };
}

/** Instead of a value: the answer of the API has no body at all. */
export const EMPTY_BODY: object = Object.freeze({});

export function answerHtml(html: string, status = 200, headers: Record<string, string> = {}): SimAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body: Buffer.from(`<!DOCTYPE html>\n<html>${html}</html>\n`),
  };
}

export function answerText(text: string, type = 'text/plain; charset=utf-8', status = 200): SimAnswer {
  return { status, headers: { 'content-type': type }, body: Buffer.from(text) };
}

/** The page of an address that does not exist. Its text is ours. */
export const answerNoPage = (): SimAnswer =>
  answerHtml('<head><title>404 Not Found</title></head><body><h1>Not Found</h1></body>', 404);

/** `&`, `<`, `>` and quotes as entities. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
