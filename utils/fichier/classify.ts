import type { Connect } from '@/utils/fichier/connect-timing';
import type { ErrorCode, FailureFacts } from '@/utils/fichier/errors';
import { codeOfMessage, codeOfPage, saysNoChanges } from '@/utils/fichier/failure-texts';
import { parseJson } from '@/utils/fichier/parse-json';
import { decodeEntities } from '@/utils/links/decode-entities';

/** An answer as it came over the wire, read whole. A browser tells no more of a redirect than `status` 0. */
export type WireAnswer = {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
  readonly connect?: Connect | null;
  /** As in `RouteResult`. */
  readonly spdy?: string | null;
  readonly ms?: number;
};

export type ClassifyContext = {
  /** What is not found is the folder that the call names. */
  readonly ofFolder: boolean;
  /** What is refused may be a source elsewhere. */
  readonly ofSources?: boolean | undefined;
  /** Never shown, even if the service repeats it. */
  readonly key: string | null;
  /** Of a file, as it was sent. Words that repeat it are not handed on. */
  readonly password?: string | null;
  /** Of a success, any JSON and an empty body are an answer too, handed over as `{ rows: <the JSON> }` and `{}`. */
  readonly takesAnything?: boolean | undefined;
};

export type JsonObject = Readonly<Record<string, unknown>>;

export type Classified =
  | { readonly ok: true; readonly json: JsonObject }
  /** `json` is the answer that refused, where it is one. */
  | { readonly ok: false; readonly facts: FailureFacts; readonly json: JsonObject | null };

const WORDS_MAX = 300;
/** Pages of a lock are short; a text this far down a long page is about something else. */
const TOLD_WITHIN = 20_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f]+/g;

/**
 * Tells success from failure and names the failure, by HTTP status and text; the `#number` of a message is unstable
 * and only kept. A JSON KO below HTTP 500 settles the call (`refused`), every other failure leaves it open (`unknown`).
 */
export function classify(answer: WireAnswer, context: ClassifyContext): Classified {
  if (isRedirect(answer.status))
    return { ok: false, facts: openFacts('redirected', answer.status), json: null };
  const value = parseJson(answer.body);
  if (isObject(value)) return classifyJson(value, answer, context);
  if (context.takesAnything && isSuccess(answer.status)) {
    if (answer.body.trim() === '') return { ok: true, json: {} };
    if (value !== undefined) return { ok: true, json: { rows: value } };
  }
  return { ok: false, facts: factsOfText(answer), json: null };
}

/** 1fichier's words for the screen: the trailing number apart, the key taken out, at most 300 characters. */
export function readWords(
  message: unknown,
  key: string | null,
): { readonly words: string | null; readonly number: string | null } {
  if (typeof message !== 'string') return { words: null, number: null };
  const line = redact(message, key).replace(CONTROL_CHARACTERS, ' ').trim();
  const match = /^(.*?)\s*#\s*(\d+)[.\s]*$/.exec(line);
  const words = (match?.[1] ?? line).trim().slice(0, WORDS_MAX).trim();
  return { words: words === '' ? null : words, number: match?.[2] ?? null };
}

/** A JSON object: neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function classifyJson(json: JsonObject, answer: WireAnswer, context: ClassifyContext): Classified {
  const { status } = answer;
  const isKo = typeof json.status === 'string' && json.status.trim().toUpperCase() === 'KO';
  if (!isKo && isSuccess(status)) return { ok: true, json };

  const message = typeof json.message === 'string' ? json.message : '';
  if (isKo && status < 500 && saysNoChanges(message)) return { ok: true, json };

  const named =
    codeOfMessage(message, context.ofSources) ?? codeOfStatus(status) ?? (isKo ? 'refused' : 'bad-answer');
  const code = named === 'not-found' && context.ofFolder ? 'folder-not-found' : named;
  const outcome = isKo && status < 500 ? 'refused' : 'unknown';
  const told = readWords(message, context.key);
  const words = repeats(message, context.password ?? null) ? null : told.words;
  const facts = { code, outcome, ...told, words, status, until: null } as const;
  return { ok: false, facts, json };
}

/** Anything but a JSON object: a page of a proxy or lock layer, a cut answer, plain text. Its text is never shown. */
function factsOfText({ status, body }: WireAnswer): FailureFacts {
  const start = body.trimStart();
  const isBrokenJson = start.startsWith('{') || start.startsWith('[');
  const told = isBrokenJson ? null : codeOfPage(body.slice(0, TOLD_WITHIN));
  const code = told ?? codeOfBareStatus(status, isBrokenJson);
  return openFacts(code, status);
}

const openFacts = (code: ErrorCode, status: number): FailureFacts => ({
  code,
  outcome: 'unknown',
  words: null,
  number: null,
  status,
  until: null,
});

function codeOfBareStatus(status: number, isBrokenJson: boolean): ErrorCode {
  if (status === 403) return isBrokenJson ? 'bad-answer' : 'lock-page';
  // A page that is not the API's own says nothing about a file or folder.
  if (status === 404 || status === 410) return 'bad-answer';
  return codeOfStatus(status) ?? 'bad-answer';
}

function codeOfStatus(status: number): ErrorCode | null {
  if (status === 401) return 'not-authenticated';
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if (status === 429) return 'too-many-requests';
  if (status === 503) return 'maintenance';
  return status >= 500 ? 'server' : null;
}

const isRedirect = (status: number) => status === 0 || (status >= 300 && status < 400);

const isSuccess = (status: number) => status >= 200 && status < 300;

/** To take it out would tell where it stood: of a short password, that is what it is. */
function repeats(text: string, password: string | null): boolean {
  if (password === null || password === '') return false;
  const spellings = [password, encodeURIComponent(password)].map((each) => each.toLowerCase());
  const said = [text, decodeEntities(text)].map((each) => each.toLowerCase());
  return said.some((each) => spellings.some((spelling) => each.includes(spelling)));
}

function redact(text: string, key: string | null): string {
  if (key === null || key === '') return text;
  return text.replaceAll(key, '[key]').replaceAll(encodeURIComponent(key), '[key]');
}
