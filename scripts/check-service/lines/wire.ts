import { describeBody } from '@/utils/fichier/answer-shape';
import { isObject } from '@/utils/fichier/classify';
import { redactWords } from '@/utils/fichier/redact-words';
import { type Evidence, type Exchange, isKo, isSuccess } from '../evidence.ts';
import { counted, differs, type Finding, holds, type Line, notSeen } from '../line.ts';

const answered = ({ exchanges }: Evidence): readonly Exchange[] =>
  exchanges.filter(({ status }) => status !== null);
const shapeOf = ({ endpoint, status, body, contentType }: Exchange): string =>
  `${endpoint}, HTTP ${status}: ${describeBody(body, contentType)}`;

function every(among: readonly Exchange[], passes: (exchange: Exchange) => boolean, none: string): Finding {
  if (among.length === 0) return notSeen(none);
  const bad = among.find((exchange) => !passes(exchange));
  return bad === undefined ? holds(counted(among.length, 'answer')) : differs(shapeOf(bad));
}

const refusals = (evidence: Evidence) =>
  answered(evidence).filter(({ status, json }) => isKo(json) || (status ?? 0) < 200 || (status ?? 0) > 299);
const NO_REFUSAL = 'nothing was refused';

/** Fields that hold a date wherever they stand; those of remote uploads have lines of their own. */
const DATE_FIELDS = ['date', 'create_date', 'request_date', 'stats_date', 'subscription_end'];

function datesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(datesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && DATE_FIELDS.includes(name) ? [inner] : datesIn(inner),
  );
}

const FRENCH = /[éèêàçù]|\b(?:vous|votre|pas|fichier|trop|demandes?|lien|est|une?|les|des)\b/i;

/** Sections 1 and 3, and N1: how the API is reached, how it says yes and no, and its limits. */
export const WIRE_LINES: readonly Line[] = [
  {
    id: 'json-object',
    section: '1.2',
    sentence: 'every answer is a JSON object',
    look: (evidence) => every(answered(evidence), ({ json }) => isObject(json), 'no answer came'),
    effect:
      'An answer of another kind is not read: its call counts as failed, and a remote upload is followed, never sent again by itself.',
  },
  {
    id: 'json-type',
    section: '1.1',
    sentence: 'answers say that they are application/json',
    look: (evidence) =>
      every(
        answered(evidence),
        ({ contentType }) => contentType === null || /^application\/json\b/i.test(contentType),
        'no answer came',
      ),
    effect: 'Nothing: answers are read whatever they say they are.',
  },
  {
    id: 'success-status',
    section: '1.2',
    sentence: 'a success says status "OK", or has no status',
    look: (evidence) =>
      every(
        answered(evidence).filter(isSuccess),
        ({ json }) => !isObject(json) || json.status === undefined || json.status === 'OK',
        'nothing succeeded',
      ),
    effect: 'Another word is taken for success: a failure told in that word would pass for one.',
  },
  {
    id: 'status-told',
    section: '1.2',
    sentence: 'every success has a status, but for get_upload_server, file/info and folder/mkdir',
    look: (evidence) =>
      every(
        answered(evidence)
          .filter(isSuccess)
          .filter(({ endpoint }) => !/get_upload_server|file\/info|mkdir/.test(endpoint)),
        ({ json }) => !isObject(json) || json.status !== undefined,
        'nothing succeeded',
      ),
    effect: 'Nothing: an absent status is a success.',
  },
  {
    id: 'failure-form',
    section: '1.2',
    sentence: 'a refusal is JSON with status "KO" and a message that ends in #number',
    look: (evidence) =>
      every(
        refusals(evidence),
        ({ json }) => isObject(json) && isKo(json) && /#\d+\W*$/.test(String(json.message)),
        NO_REFUSAL,
      ),
    effect:
      'Without KO the extension cannot be sure that nothing was done, and leaves a link in doubt rather than send it twice. A missing number is nothing.',
  },
  {
    id: 'failure-status',
    section: '1.3',
    sentence: 'a refusal has an HTTP status of its own (4xx), except for acts that change nothing',
    look: (evidence) =>
      every(
        refusals(evidence).filter(({ endpoint }) => !/^file\/|get_token/.test(endpoint)),
        ({ status }) => (status ?? 0) >= 400,
        NO_REFUSAL,
      ),
    effect: 'Nothing: a KO within HTTP 200 is read as a refusal.',
  },
  {
    id: 'failure-known',
    section: '1.4',
    sentence: 'the extension knows what each refusal means',
    look: (evidence) => {
      const failed = evidence.reads.filter(({ facts }) => facts?.outcome === 'refused');
      if (failed.length === 0) return notSeen(NO_REFUSAL);
      const unknown = failed.filter(({ facts }) => facts?.code === 'refused');
      const words = unknown.map(({ endpoint, facts }) => `${endpoint}: "${redactWords(facts?.words ?? '')}"`);
      return words.length === 0 ? holds(counted(failed.length, 'refusal')) : differs(words.join('; '));
    },
    effect:
      'A refusal in unknown words is shown in those words, without advice, and the link it is about fails alone.',
  },
  {
    id: 'language',
    section: '10',
    sentence: 'refusals are in English',
    look: (evidence) =>
      every(
        refusals(evidence),
        ({ json }) => !isObject(json) || !FRENCH.test(String(json.message)),
        NO_REFUSAL,
      ),
    effect:
      'French texts are known for every kind of refusal that English ones are; one that is not known is shown as it is.',
  },
  {
    id: 'read-by-client',
    section: '2',
    sentence: 'the client can read every success',
    look: ({ reads }) => {
      if (reads.length === 0) return notSeen('no answer came');
      const unread = reads.filter(({ facts }) => facts?.code === 'bad-answer' || facts?.code === 'no-id');
      const names = [...new Set(unread.map(({ endpoint, facts }) => `${endpoint} (${facts?.code})`))];
      return names.length === 0
        ? holds(`${reads.filter(({ ok }) => ok).length} answers`)
        : differs(`not read: ${names.join(', ')}`);
    },
    effect:
      'What cannot be read counts as unknown: lists are shown as not available, and a remote upload stays in doubt and is never sent again by itself.',
  },
  {
    id: 'date-form',
    section: '1.1',
    sentence: 'dates are YYYY-MM-DD HH:MM:SS, or a day alone',
    look: ({ exchanges }) => {
      const dates = exchanges
        .filter(isSuccess)
        .flatMap(({ json }) => datesIn(json))
        .filter((date) => date !== '');
      if (dates.length === 0) return notSeen('no date in the answers');
      const bad = dates.filter((date) => !/^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/.test(date));
      return bad.length === 0
        ? holds(counted(dates.length, 'date'))
        : differs(
            `${bad.length} of ${dates.length} are like ${bad[0]?.replace(/\d/g, '9').replace(/[a-z]/gi, 'a')}`,
          );
    },
    effect: 'Such a date is shown as it is, and files are not looked for by date when an answer was lost.',
  },
  {
    id: 'protocol',
    section: '9, N1',
    sentence: 'the API offers HTTP/2',
    look: ({ protocol }) => {
      if (protocol === null) return notSeen('not looked at');
      if (protocol.offered === null) return notSeen('it could not be connected to, or named no protocol');
      return protocol.offered === 'h2' ? holds() : differs(protocol.offered);
    },
    effect:
      'Over HTTP/1.1 a browser repeats a request by itself on a reused connection only: `Connection: close`, which the extension sets, is then what keeps a link from being sent twice.',
  },
  {
    id: 'streamed-body',
    section: '9, N2',
    sentence: 'over HTTP/2 a body sent as a stream is taken',
    look: ({ protocol }) => {
      const streamed = protocol?.streamed ?? null;
      if (streamed === null) return notSeen(protocol === null ? 'not looked at' : 'HTTP/2 is not offered');
      const isTaken = streamed.status !== null && streamed.status < 300 && streamed.isList;
      return isTaken ? holds() : differs(streamed.status === null ? 'no answer' : `HTTP ${streamed.status}`);
    },
    effect:
      'The extension sends plain bodies: Chromium may then repeat a request whose HTTP/2 connection dies, so that a link may be sent twice.',
  },
  {
    id: 'no-cors',
    section: '9, N1',
    sentence: 'no answer has a CORS header',
    look: (evidence) => {
      const names = [...new Set(answered(evidence).flatMap(({ headerNames }) => headerNames))];
      if (names.length === 0) return notSeen('no answer came');
      const cors = names.filter((name) => name.startsWith('access-control-'));
      const known = names.filter((name) =>
        /^(content-|date$|server$|vary$|connection$|cache-control$|transfer-encoding$|keep-alive$)/.test(
          name,
        ),
      );
      return cors.length === 0
        ? holds(`headers: ${known.sort().join(', ')}; ${names.length - known.length} others`)
        : differs(cors.sort().join(', '));
    },
    effect: 'Nothing: calls come from the background, which has the permission for the host.',
  },
  {
    id: 'no-lock',
    section: '3',
    sentence: 'calls 1.1 s apart, within the known limits, are not locked out',
    look: ({ reads }) => {
      const lock = reads.find(
        ({ facts }) =>
          facts !== null &&
          facts.outcome !== 'not-sent' &&
          /^(flood|ip-locked|lock-page|too-many)/.test(facts.code),
      );
      if (lock === undefined)
        return reads.length === 0 ? notSeen('no answer came') : holds(counted(reads.length, 'call'));
      return differs(
        `${lock.endpoint}, HTTP ${lock.facts?.status}: "${redactWords(lock.facts?.words ?? '')}"`,
      );
    },
    effect:
      'Every lock stops all calls of the extension for as long as it lasts; links wait and none is lost. Its spacing or its limits need to be wider.',
  },
];
