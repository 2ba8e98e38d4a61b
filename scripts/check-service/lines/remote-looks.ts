import { describeShape } from '@/utils/fichier/answer-shape';
import { isObject } from '@/utils/fichier/classify';
import { isStateWord } from '@/utils/fichier/known-forms';
import { decoded, type Evidence, isKo, isPendingDate, isRealDate, isSuccess, rowsOf } from '../evidence.ts';
import { answersTo, counted, differs, type Finding, holds, isText, notSeen } from '../line.ts';

/** `remote/ls` rows newest first, by their own dates. */
export function looksNewestFirst(evidence: Evidence): Finding {
  const lists = answersTo(evidence, 'remote/ls')
    .filter(isSuccess)
    .map(({ json }) => rowsOf(json));
  const longest = lists.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const dates = longest
    .map((row) => (isObject(row) ? row.request_date : null))
    .filter(isRealDate) as string[];
  if (new Set(dates).size < 2) return notSeen('fewer than two rows of different dates');
  const isFalling = dates.every((date, at) => at === 0 || date <= (dates[at - 1] ?? ''));
  const isRising = dates.every((date, at) => at === 0 || date >= (dates[at - 1] ?? ''));
  return isFalling
    ? holds(counted(longest.length, 'row'))
    : differs(isRising ? 'oldest first' : 'in no order');
}

/** A lock is no answer to what was asked. */
function isLock(status: number, body: string): boolean {
  return status === 429 || /\b(?:flood|ip locked)\b/i.test(body);
}

export function looksEmpty({ exchanges, jobsBefore }: Evidence): Finding {
  const first = exchanges.find(
    ({ endpoint, status, body }) => endpoint === 'remote/ls' && status !== null && !isLock(status, body),
  );
  if (first === undefined) return notSeen('not asked');
  if (jobsBefore !== 0 || rowsOf(first.json).length > 0) return notSeen('the account has remote uploads');
  const isAsExpected = isSuccess(first) && isObject(first.json) && Array.isArray(first.json.data);
  return isAsExpected
    ? holds()
    : differs(`HTTP ${first.status}: ${first.body === '' ? 'empty body' : describeShape(first.json)}`);
}

/** Whether jobs whose end is long past still stand in the list. */
export function looksKept(evidence: Evidence): Finding {
  const looks = evidence.job?.looks ?? [];
  const ended = looks.filter(({ hasResult }) => hasResult);
  if (ended.length > 0 && ended.some(({ row }) => row === null))
    return differs('an ended job is not in the list');
  const first = answersTo(evidence, 'remote/ls').find(isSuccess);
  const rows = rowsOf(first?.json).filter((row) => isObject(row) && isRealDate(row.execution_date));
  if (rows.length === 0 && ended.length === 0) return notSeen('no ended job');
  return holds(rows.length === 0 ? 'just after its end' : `${rows.length} ended jobs of before in the list`);
}

/** What stands for no date, as it is where it can be no date of the account. */
function tellSentinel(value: unknown): string {
  if (typeof value !== 'string') return typeof value === 'number' && value > 0 ? 'a number' : String(value);
  const isTellable =
    isStateWord(value) || /^[^\p{L}\d]{1,3}$/u.test(value) || /19[67]\d|000\d|^0+$/.test(value);
  return isTellable ? `"${value}"` : describeShape(value);
}

/** Of `remote/ls` or of the answers of `remote/info`: what stands where nothing is executed yet. */
export const looksPendingDate = (evidence: Evidence): Finding => {
  const pending = [
    ...answersTo(evidence, 'remote/ls').flatMap(({ json }) => rowsOf(json)),
    ...answersTo(evidence, 'remote/info')
      .filter(isSuccess)
      .map(({ json }) => json),
  ]
    .filter(isObject)
    .filter((row) => !isRealDate(row.execution_date));
  if (pending.length === 0) return notSeen('every job had an execution date');
  const odd = pending.filter((row) => !isPendingDate(row.execution_date));
  if (odd.length > 0) {
    const told = odd.map((row) => ('execution_date' in row ? tellSentinel(row.execution_date) : 'absent'));
    return differs(`execution_date is ${[...new Set(told)].join(' or ')}`);
  }
  const isEmpty = pending.some((row) => row.execution_date === '');
  const is1970 = pending.some((row) => row.execution_date !== '');
  return holds([isEmpty ? 'empty' : '', is1970 ? '1970' : ''].filter((word) => word !== '').join(' and '));
};

/** The date and the result of a job come together. */
export function looksDateIsEnd({ job }: Evidence): Finding {
  const looks = job?.looks ?? [];
  const isEnded = (look: (typeof looks)[number]) =>
    isObject(look.info) && isRealDate(look.info.execution_date);
  const early = looks.filter((look) => isEnded(look) && !look.hasResult);
  const late = looks.filter((look) => !isEnded(look) && look.hasResult);
  if (early.length > 0) {
    const [from, to] = [early[0], early.at(-1)].map((look) => Math.round((look?.afterMs ?? 0) / 1000));
    return differs(
      `a date without a result in ${early.length} of ${looks.length} looks, ${from === to ? from : `${from} to ${to}`} s after the request`,
    );
  }
  if (late.length > 0) return differs('a result without a date');
  return looks.some(({ hasResult }) => hasResult)
    ? holds(counted(looks.length, 'look'))
    : notSeen('no job of the check ended');
}

/** In the own upload: what the answer repeats of the address that was sent. */
export function spelling(sent: string, repeated: unknown): Finding {
  if (repeated === sent) return holds();
  if (typeof repeated !== 'string') return differs(describeShape(repeated ?? null));
  if ([decoded(sent), decoded(sent.replaceAll('+', ' '))].includes(repeated))
    return differs('percent-decoded');
  if (Buffer.from(decoded(sent)).toString('latin1') === repeated)
    return differs('percent-decoded as Latin-1');
  if (sent.replaceAll('%20', '+') === repeated) return differs('with + for %20');
  if (sent.replace(/^\w+:\/\//, '') === repeated) return differs('without its scheme');
  if (sent.startsWith(repeated)) return differs(`cut at ${repeated.length} characters`);
  if (new URL(sent).pathname.endsWith(`/${repeated}`)) return differs('its last part alone');
  if (repeated.includes('&amp;')) return differs('escaped as HTML');
  return differs('spelled in another way');
}

export function looksFirst(
  evidence: Evidence,
  passes: (row: unknown, info: unknown) => boolean,
  bad: string,
): Finding {
  const [first] = evidence.job?.looks ?? [];
  if (first === undefined) return notSeen('no remote upload was taken');
  return passes(first.row, first.info) ? holds() : differs(bad);
}

export function looksShown({ job }: Evidence): Finding {
  const looks = job?.looks ?? [];
  if (looks.length === 0) return notSeen('no remote upload was taken');
  const at = looks.findIndex(({ row }) => row !== null);
  if (at === 0) return holds();
  return differs(
    at < 0
      ? `never, in ${looks.length} looks`
      : `only ${Math.round((looks[at]?.afterMs ?? 0) / 1000)} s after the request`,
  );
}

export function looksPendingResult({ job }: Evidence): Finding {
  const pending = job?.looks.filter(({ hasResult }) => !hasResult) ?? [];
  if (pending.length === 0) return notSeen('the job had ended at the first look');
  const odd = pending.find(
    ({ info }) =>
      isObject(info) && 'result' in info && !(Array.isArray(info.result) && info.result.length === 0),
  );
  return odd === undefined ? holds() : differs(describeShape(odd.info));
}

/** Whether the own source, which anyone can fetch, was taken. */
export function looksTaken({ job, exchanges }: Evidence): Finding {
  if (job === null) return notSeen('not asked');
  const answer = exchanges.find(({ endpoint }) => endpoint === 'remote/request');
  if (job.answer !== null && !isKo(job.answer)) return holds();
  if (answer === undefined || answer.status === null) return notSeen('its answer was lost');
  return differs(`HTTP ${answer.status}: ${describeShape(answer.json ?? null)}`);
}

export function looksDead({ deadJob, exchanges }: Evidence): Finding {
  if (deadJob === null) return notSeen('not asked');
  const refusal = exchanges.findLast(({ endpoint }) => endpoint === 'remote/request');
  if (deadJob.answer === null)
    return differs(
      `the request was refused, HTTP ${refusal?.status}: ${describeShape(refusal?.json ?? null)}`,
    );
  const end = deadJob.looks.at(-1);
  if (end === undefined || !end.hasResult) return differs('the job did not end while the check looked');
  const [row] = isObject(end.info) && Array.isArray(end.info.result) ? end.info.result : [];
  const isFailed = isObject(row) && row.status === 'KO' && isText(row.message);
  return isFailed ? holds(describeShape(row)) : differs(describeShape(row ?? null));
}
