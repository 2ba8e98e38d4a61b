import { describeShape } from '@/utils/fichier/answer-shape';
import { isObject } from '@/utils/fichier/classify';
import { rowsOf } from '../evidence.ts';
import {
  counted,
  everyAnswer,
  everyRow,
  isId,
  isShareLink,
  isText,
  type Line,
  listAt,
  notSeen,
  whenWriting,
} from '../line.ts';
import {
  looksDateIsEnd,
  looksDead,
  looksEmpty,
  looksFirst,
  looksKept,
  looksNewestFirst,
  looksPendingDate,
  looksPendingResult,
  looksShown,
  looksTaken,
  spelling,
} from './remote-looks.ts';

const isListed = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const KNOWN_FIELDS = ['status', 'message', 'id', 'request_date', 'execution_date', 'links', 'result'];

/** How a row may say that its source failed. */
const BAD_STATUS = /^(?:ko|nok|error|fail(?:ed|ure)?|0|false)$/i;

const infoRow = (look: (row: Readonly<Record<string, unknown>>) => boolean) =>
  everyRow('remote/info', listAt('result'), look);

/** Section 2.3: the remote upload, which is the main job. */
export const REMOTE_LINES: readonly Line[] = [
  {
    id: 'ls-list',
    section: '2.3',
    sentence: 'remote/ls holds its jobs as a list named data',
    look: everyAnswer(
      'remote/ls',
      ({ data }) => Array.isArray(data),
      ({ data }) => counted((data as unknown[]).length, 'row'),
    ),
    effect:
      'Nothing follows from what is not in such a list: jobs are followed by their ids, and a link in doubt is never sent again by itself.',
  },
  {
    id: 'ls-empty',
    section: '10',
    sentence: 'remote/ls of an account without remote uploads holds an empty list named data',
    look: looksEmpty,
    effect:
      'Links are sent all the same, but one whose answer was lost stays in doubt until the user decides.',
  },
  {
    id: 'ls-row',
    section: '2.3',
    sentence: 'a row of remote/ls has a whole number as id, and two dates as text',
    look: everyRow(
      'remote/ls',
      rowsOf,
      (row) => isId(row.id) && isText(row.request_date) && isText(row.execution_date),
    ),
    effect:
      'An id of any form is kept and compared as it is; a row without one cannot be followed, and its list proves nothing.',
  },
  {
    id: 'ls-order',
    section: '2.3',
    sentence: 'remote/ls has the newest job first',
    look: looksNewestFirst,
    effect: 'Nothing: no order is relied on.',
  },
  {
    id: 'ls-kept',
    section: '10',
    sentence: 'ended jobs stay in remote/ls',
    look: looksKept,
    effect:
      'A job that is gone is asked for by its id, and its file is looked for in the folder, before anything is said about it.',
  },
  {
    id: 'info-fields',
    section: '2.3',
    sentence: 'remote/info has id, request_date, execution_date and a list of links',
    look: everyAnswer(
      'remote/info',
      (info) =>
        isId(info.id) && isText(info.request_date) && isText(info.execution_date) && isListed(info.links),
    ),
    effect: 'Without links, a job in doubt can only be told by its results; the rest is not needed.',
  },
  {
    id: 'info-others',
    section: '2.3',
    sentence: 'remote/info has no other fields than the known ones',
    look: everyAnswer('remote/info', (info) => {
      return Object.keys(info).every((name) => KNOWN_FIELDS.includes(name));
    }),
    effect:
      'What another field tells is not used, except for a result under the name `results`: it may hold progress or a reason worth showing.',
  },
  {
    id: 'info-result',
    section: '2.3',
    sentence: 'result is a list, if it is there',
    look: everyAnswer(
      'remote/info',
      ({ result }) => result === undefined || Array.isArray(result),
      ({ result }) => describeShape(result ?? null),
    ),
    effect:
      'Maps by index or by address are read as well; in any other form the share link is looked for in the folder.',
  },
  {
    id: 'result-row',
    section: '2.3',
    sentence: 'a row of result has status OK or KO, the url of its source and a message',
    look: infoRow(
      (row) => (row.status === 'OK' || row.status === 'KO') && isText(row.url) && isText(row.message),
    ),
    effect:
      'Other words for success are known (`ok`, 1, `done`, a link without any); a row without url is matched only where no row has one.',
  },
  {
    id: 'result-link',
    section: '2.3',
    sentence: 'a good row has its share link, whole, in download_link',
    look: everyRow(
      'remote/info',
      (json) => listAt('result')(json).filter((row) => isObject(row) && !BAD_STATUS.test(String(row.status))),
      (row) => isShareLink(row.download_link),
    ),
    effect: 'Any share link in the row is taken; without one the file is looked for in its folder.',
  },
  {
    id: 'source-taken',
    section: '2.3',
    sentence: 'a request for a source that anyone can fetch is taken',
    look: whenWriting(looksTaken),
    effect:
      'A limit or a lock is waited for; any other refusal fails the link, with the words of 1fichier, and it alone.',
  },
  {
    id: 'request-answer',
    section: '2.3',
    sentence: 'remote/request answers with one whole number as id, a date and the urls it took',
    look: whenWriting(
      everyAnswer(
        'remote/request',
        (answer) => isId(answer.id) && isText(answer.date) && isListed(answer.urls),
      ),
    ),
    effect:
      'Without an id the job is looked for in the list and never sent again by itself; without urls all sources count as taken.',
  },
  {
    id: 'request-url',
    section: '10',
    sentence: 'remote/request repeats the address as it was sent',
    look: whenWriting(({ job }) => {
      if (job === null || !isObject(job.answer)) return notSeen('no remote upload was taken');
      return spelling(job.source, Array.isArray(job.answer.urls) ? job.answer.urls[0] : null);
    }),
    effect:
      'Addresses are compared decoded; one that cannot be told from ours leaves its link undecided, never taken for foreign.',
  },
  {
    id: 'result-url',
    section: '9, N6',
    sentence: 'result names the source as it was sent',
    look: whenWriting(({ job }) => {
      const end = job?.looks.find(({ hasResult }) => hasResult);
      const [row] = isObject(end?.info) && Array.isArray(end.info.result) ? end.info.result : [];
      return job === null || !isObject(row)
        ? notSeen('no job of the check ended')
        : spelling(job.source, row.url);
    }),
    effect:
      'Addresses are compared decoded, then by their last part; by position only where no row names a source.',
  },
  {
    id: 'new-in-list',
    section: '10',
    sentence: 'a new job is in remote/ls at once',
    look: whenWriting(looksShown),
    effect:
      'A link whose answer was lost must wait longer before its absence proves anything; it stays in doubt meanwhile.',
  },
  {
    id: 'new-in-info',
    section: '10',
    sentence: 'remote/info knows a new job at once',
    look: whenWriting((evidence) =>
      looksFirst(evidence, (_row, info) => isObject(info) && info.status !== 'KO', 'it did not'),
    ),
    effect: 'The job is asked for again with growing pauses; nothing is told as failed.',
  },
  {
    id: 'pending-date',
    section: '2.3',
    sentence: 'execution_date of a job that waits is empty or 1970-01-01',
    look: looksPendingDate,
    effect:
      'Only a date of this century counts as one; another sentinel that looks like it makes the extension ask for results early, and go on asking.',
  },
  {
    id: 'pending-result',
    section: '2.3',
    sentence: 'result of a job that waits is absent or empty',
    look: whenWriting(looksPendingResult),
    effect:
      'A row is the end of its source. Rows of sources still under way would end them early if they looked like an end.',
  },
  {
    id: 'date-is-end',
    section: '9, N5',
    sentence: 'the execution date comes together with the result',
    look: whenWriting(looksDateIsEnd),
    effect:
      'A date alone ends nothing: the job is followed until its result is there. Only the waiting is longer.',
  },
  {
    id: 'dead-source',
    section: '7, 2',
    sentence: 'a source that nobody has is taken, and told as KO with a message in result',
    look: whenWriting(looksDead),
    effect:
      'A refusal of the whole request makes the extension send the sources of a batch one by one; the link fails with the words of 1fichier.',
  },
];
