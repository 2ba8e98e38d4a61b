import { describeBody, describeShape } from '@/utils/fichier/answer-shape';
import { isObject } from '@/utils/fichier/classify';
import { type Evidence, type Exchange, isSuccess } from './evidence.ts';

/** What came out about one line. No part of it holds a value of the account. */
export type Finding =
  | { readonly kind: 'holds'; readonly note: string }
  | { readonly kind: 'differs'; readonly seen: string }
  | { readonly kind: 'not seen'; readonly why: string };

/** One sentence of the contract, how a live account shows it, and what the extension does when it is otherwise. */
export type Line = {
  readonly id: string;
  /** Of the contract: a section, a fact of section 9 (`N4`), a row of the survival table (`10`). */
  readonly section: string;
  readonly sentence: string;
  readonly look: (evidence: Evidence) => Finding;
  readonly effect: string;
};

export const holds = (note = ''): Finding => ({ kind: 'holds', note });
export const differs = (seen: string): Finding => ({ kind: 'differs', seen });
export const notSeen = (why: string): Finding => ({ kind: 'not seen', why });

const ONLY_WITH_WRITE = 'only with --write';

/** The finding of a step that only `--write` makes. */
export function whenWriting(look: Line['look']): Line['look'] {
  return (evidence) => (evidence.isWriting ? look(evidence) : notSeen(ONLY_WITH_WRITE));
}

const WRITES =
  /^(remote\/request|file\/(cp|mv|rm|rename|chattr)|folder\/(mkdir|mv|rm|share)|download\/get_token)$/;

export function answersTo(evidence: Evidence, endpoint: string): readonly Exchange[] {
  return evidence.exchanges.filter((exchange) => exchange.endpoint === endpoint);
}

/** Every good answer of an endpoint passes; else the shape of the first that does not. */
export function everyAnswer(
  endpoint: string,
  passes: (json: Readonly<Record<string, unknown>>) => boolean,
  note: (json: Readonly<Record<string, unknown>>) => string = () => '',
): Line['look'] {
  return (evidence) => {
    const good = answersTo(evidence, endpoint).filter(isSuccess);
    if (good.length === 0) return notSeen(whyNoAnswer(evidence, endpoint));
    const bad = good.find(({ json }) => !isObject(json) || !passes(json));
    if (bad !== undefined) return differs(describeBody(bad.body, bad.contentType));
    const last = good.at(-1)?.json;
    return holds(isObject(last) ? note(last) : '');
  };
}

/** Every row of a list in the good answers of an endpoint passes; else the shape of those that do not. */
export function everyRow(
  endpoint: string,
  rowsIn: (json: unknown) => readonly unknown[],
  passes: (row: Readonly<Record<string, unknown>>) => boolean,
): Line['look'] {
  return (evidence) => {
    const good = answersTo(evidence, endpoint).filter(isSuccess);
    if (good.length === 0) return notSeen(whyNoAnswer(evidence, endpoint));
    const rows = good.flatMap(({ json }) => rowsIn(json));
    if (rows.length === 0) return notSeen('no row in the answers');
    const bad = rows.filter((row) => !isObject(row) || !passes(row));
    return bad.length === 0
      ? holds(counted(rows.length, 'row'))
      : differs(
          `${bad.length} of ${rows.length} rows are ${describeShape(bad).replace(/^\[\d+ × |\]$/g, '')}`,
        );
  };
}

function whyNoAnswer(evidence: Evidence, endpoint: string): string {
  const asked = answersTo(evidence, endpoint);
  if (asked.length > 0) return 'every answer was a refusal: see the calls below';
  return WRITES.test(endpoint) && !evidence.isWriting ? ONLY_WITH_WRITE : 'not asked';
}

export const listAt =
  (field: string) =>
  (json: unknown): readonly unknown[] =>
    isObject(json) && Array.isArray(json[field]) ? json[field] : [];

export const isText = (value: unknown): boolean => typeof value === 'string';
export const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\/[^\s/]/.test(value);
export const isShareLink = (value: unknown): boolean =>
  typeof value === 'string' && /^https:\/\/[a-z0-9.-]+\/\?[a-z0-9]{5,20}$/.test(value);
export const isNumber = (value: unknown): boolean => typeof value === 'number';
export const isNumeric = (value: unknown): boolean =>
  isNumber(value) || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value));
export const isFlag = (value: unknown): boolean =>
  value === 0 || value === 1 || value === '0' || value === '1';
export const isId = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;

/** `1 row`, `2 rows`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
