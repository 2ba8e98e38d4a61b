import { isObject } from '@/utils/fichier/classify';
import type { FailureFacts } from '@/utils/fichier/errors';
import type { Plan } from '@/utils/fichier/fichier';

/** One call of the API as it went over the wire, whatever the client made of it. */
export type Exchange = {
  /** `remote/ls`. */
  readonly endpoint: string;
  readonly request: unknown;
  /** Null: no answer came. */
  readonly status: number | null;
  readonly contentType: string | null;
  readonly headerNames: readonly string[];
  readonly body: string;
  /** Undefined where the body is no JSON. */
  readonly json: unknown;
  /** Epoch ms. */
  readonly at: number;
  readonly durationMs: number;
};

/** Whether the client could read an answer, and what it took a failure for. */
export type ClientRead = {
  readonly endpoint: string;
  /** How many calls had gone out by then. */
  readonly calls: number;
  readonly ok: boolean;
  readonly facts: FailureFacts | null;
};

/** One look at a remote job. */
export type JobLook = {
  /** Since the request. */
  readonly afterMs: number;
  /** Its row in `remote/ls`; null: not there. */
  readonly row: unknown;
  /** The answer of `remote/info`; null: none that could be used. */
  readonly info: unknown;
  /** The client found a result in it. */
  readonly hasResult: boolean;
};

/** A remote upload that the check has made. */
export type JobSeen = {
  readonly source: string;
  /** The answer to the request; null when it was refused. */
  readonly answer: unknown;
  readonly looks: readonly JobLook[];
};

/** How the API may be reached. */
export type ProtocolSeen = {
  readonly offered: 'h2' | 'http/1.1' | null;
  /** What a body sent as a stream was answered with; null: not tried, as HTTP/2 is not offered. */
  readonly streamed: { readonly status: number | null; readonly isList: boolean } | null;
};

/** Which of the headers asked for arrived at the page of the person's own. */
export type EchoSeen = {
  readonly form: 'object' | 'lines';
  /** Null: the request was refused, or its file could not be read. */
  readonly arrived: Readonly<Record<string, boolean>> | null;
  readonly why: string;
};

/** Facts of the own upload that no single answer shows. */
export type UploadSeen = {
  /** Looks at the folder until the file was in it; null: it never was. */
  readonly shownAtLook: number | null;
  readonly isInFolder: boolean | null;
  readonly hasSourceName: boolean | null;
  /** Questions until a direct link was given; null: none was. */
  readonly directLinkAt: number | null;
  readonly directHost: 'known' | 'another' | null;
  readonly bytes: 'same' | 'different' | 'refused' | null;
  readonly copyShowsAct: {
    readonly name: boolean;
    readonly folder: boolean;
    readonly password: boolean;
  } | null;
  /** The shared folder as JSON, without and with its password. */
  readonly publicFolder: { readonly without: string; readonly withPassword: string } | null;
};

/** Everything that the check has seen. */
export type Evidence = {
  readonly exchanges: readonly Exchange[];
  readonly reads: readonly ClientRead[];
  readonly isWriting: boolean;
  readonly isEchoing: boolean;
  readonly plan: Plan | null;
  readonly protocol: ProtocolSeen | null;
  /** Jobs that stood in `remote/ls` before the check made any; null: not known. */
  readonly jobsBefore: number | null;
  readonly job: JobSeen | null;
  /** Of a source that nobody has. */
  readonly deadJob: JobSeen | null;
  readonly upload: UploadSeen;
  readonly echoes: readonly EchoSeen[];
};

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

/** What the steps write into. */
export type EvidenceDraft = Omit<Writable<Evidence>, 'exchanges' | 'reads' | 'echoes' | 'upload'> & {
  readonly exchanges: Exchange[];
  readonly reads: ClientRead[];
  readonly echoes: EchoSeen[];
  readonly upload: Writable<UploadSeen>;
};

export function createEvidence(isWriting: boolean, isEchoing: boolean): EvidenceDraft {
  return {
    exchanges: [],
    reads: [],
    isWriting,
    isEchoing,
    plan: null,
    protocol: null,
    jobsBefore: null,
    job: null,
    deadJob: null,
    upload: {
      shownAtLook: null,
      isInFolder: null,
      hasSourceName: null,
      directLinkAt: null,
      directHost: null,
      bytes: null,
      copyShowsAct: null,
      publicFolder: null,
    },
    echoes: [],
  };
}

/** An HTTP success that does not say KO: what the client takes for one. */
export function isSuccess({ status, json }: Exchange): boolean {
  return status !== null && status >= 200 && status < 300 && !isKo(json);
}

export function isKo(json: unknown): boolean {
  return isObject(json) && typeof json.status === 'string' && json.status.trim().toUpperCase() === 'KO';
}

/** The rows of `remote/ls`, under whatever name they come. */
export function rowsOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return [];
  if (Array.isArray(json.data)) return json.data;
  const inner = Object.values(json).find((value) => Array.isArray(value) || isObject(value));
  return Array.isArray(inner) ? inner : isObject(inner) ? Object.values(inner) : [];
}

/** A date as the contract has it, which stands for a moment. */
export function isRealDate(value: unknown): boolean {
  return typeof value === 'string' && /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value.trim());
}

/** How the contract writes "not yet". */
export function isPendingDate(value: unknown): boolean {
  return value === '' || (typeof value === 'string' && value.startsWith('1970-01-01'));
}

export function resultsOf(info: unknown): readonly unknown[] {
  return isObject(info) && Array.isArray(info.result) ? info.result : [];
}

/** Percent-decoded; as it is where it cannot be. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign.
    return text;
  }
}
