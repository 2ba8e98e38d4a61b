import type { Limits, Switches } from './switches.ts';

/** One reading of an unknown fact. */
export type Variant = {
  readonly switches: Partial<Switches>;
  readonly limits?: Partial<Limits>;
};

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A source whose path begins like this is refused at once in the variants of `a refusal of one source`. */
export const UNWANTED_PATH = '/unwanted/';

const refusal = (status: number, message: string): Variant => ({
  switches: { refuseSource: { matches: (url) => url.includes(UNWANTED_PATH), status, message } },
});

/** The limit of open sources, told like that. */
const limit = (openLimitMessage: string): Variant => ({
  switches: { openSourcesOf: 'everyone', openLimitMessage },
  limits: { openSources: 3 },
});

const progress = (message: string, more: Partial<Switches> = {}): Variant => ({
  switches: { progress: { message }, ...more },
});

/**
 * The survival table: what nobody knows of 1fichier, and each way in which it may be. Read by the tests of the outbox
 * and of the check on a live account.
 */
export const SURVIVAL_TABLE = {
  'an account without jobs lists': {
    'an empty list': { switches: { emptyJobList: 'list' } },
    'no data': { switches: { emptyJobList: 'no-data' } },
    'an empty object': { switches: { emptyJobList: 'empty-object' } },
    'a bare empty list': { switches: { emptyJobList: 'bare-list' } },
    'an empty map': { switches: { emptyJobList: 'map' } },
    'an empty text': { switches: { emptyJobList: 'empty-text' } },
    null: { switches: { emptyJobList: 'null' } },
    'nothing at all': { switches: { emptyJobList: 'empty-body' } },
    'a refusal': { switches: { emptyJobList: 'refused' } },
    'a refusal with 404': { switches: { emptyJobList: 'not-found' } },
  },
  'the execution date is': {
    'set at the start': { switches: { executionDate: 'at-start' } },
    'set at the end': { switches: { executionDate: 'at-end' } },
    'never set': { switches: { executionDate: 'never' } },
    'a text 0 until then': { switches: { pendingDate: '0' } },
    'a number 0 until then': { switches: { pendingDate: 'number-0' } },
    'a dash until then': { switches: { pendingDate: 'dash' } },
    'a word until then': { switches: { pendingDate: 'word' } },
    'false until then': { switches: { pendingDate: 'false' } },
    'of 1969 until then': { switches: { pendingDate: '1969' } },
    'of 1970 until then': { switches: { pendingDate: '1970' } },
    'of the year 0 until then': { switches: { pendingDate: 'zero' } },
    'of the year 1 until then': { switches: { pendingDate: '0001' } },
    'of 1970, day first, until then': { switches: { pendingDate: 'day-first' } },
    'empty until then': { switches: { pendingDate: 'empty' } },
    'null until then': { switches: { pendingDate: 'null' } },
    'absent until then': { switches: { pendingDate: 'absent' } },
    'written day first': { switches: { dateForm: 'day-first' } },
    'a number of seconds': { switches: { dateForm: 'epoch' } },
    'seconds as a text': { switches: { dateForm: 'epoch-text' } },
    'at the start, in seconds': { switches: { executionDate: 'at-start', dateForm: 'epoch' } },
  },
  'the result is': {
    'filled 10 minutes after the date': { switches: { resultDelayMs: 10 * MINUTE_MS } },
    'filled in parts, 5 minutes apart': { switches: { resultPartsMs: 5 * MINUTE_MS } },
    'filled while the job runs': { switches: { progressiveResults: true } },
    'filled while the job runs, with a date from the start': {
      switches: { progressiveResults: true, executionDate: 'at-start' },
    },
    'filled while the job runs, and a date never comes': {
      switches: { progressiveResults: true, executionDate: 'never' },
    },
    'an empty list until then': { switches: { pendingResult: 'empty-list', executionDate: 'at-start' } },
    'null until then': { switches: { pendingResult: 'null', executionDate: 'at-start' } },
    'a map by index': { switches: { resultShape: 'map-by-index' } },
    'a map by address': { switches: { resultShape: 'map-by-url' } },
    'an object, when there is one': { switches: { resultShape: 'object' } },
    'called results': { switches: { resultShape: 'results' } },
    'ok in small letters': { switches: { rowStatus: 'ok' } },
    'good with 1': { switches: { rowStatus: '1' } },
    'good with the word done': { switches: { rowStatus: 'done' } },
    'good without a status': { switches: { rowStatus: 'absent' } },
    'told by words alone': { switches: { rowStatus: 'words' } },
    'told by words alone, and a date never comes': {
      switches: { rowStatus: 'words', executionDate: 'never' },
    },
    'a link under the name link': { switches: { linkField: 'link' } },
    'a link under the name download': { switches: { linkField: 'download' } },
    'a link without a scheme': { switches: { linkForm: 'without-scheme' } },
    'a link that begins with two slashes': { switches: { linkForm: 'two-slashes' } },
    'a bare id': { switches: { linkForm: 'bare-id' } },
  },
  'the row of a source on its way says': {
    'a size that is not known': progress('12 MB of unknown size'),
    'a size that is not known, in French': progress('12 Mo, taille inconnue'),
    'that there were no errors': progress('45 %, errors: 0', { executionDate: 'at-start' }),
    'that it is tried again': progress('Download failed, retry in 30 s', { executionDate: 'at-start' }),
    'that it is tried again, in French': progress('Tentative 2/3 (erreur de connexion)'),
    'which attempt it is': progress('Connection reset by peer, attempt 2 of 5', { executionDate: 'never' }),
    'that it goes on after an error, in French': progress('Reprise après erreur'),
    'an error that is not the end': progress('Connection reset by peer'),
    'the same with the status 0': {
      switches: { progress: { status: 0, message: 'Connection reset by peer' } },
    },
    'the status 0 and how far it is': {
      switches: { progress: { status: 0, message: '12 MB of unknown size' } },
    },
  },
  'the sources in the result are': {
    'in reverse order': { switches: { resultOrder: 'reversed' } },
    'in the order of their names': { switches: { resultOrder: 'by-name' } },
    'in reverse order and decoded': { switches: { resultOrder: 'reversed', resultUrls: 'decoded' } },
    decoded: { switches: { resultUrls: 'decoded' } },
    'file names': { switches: { resultUrls: 'file-name' } },
    'file names in reverse order': { switches: { resultUrls: 'file-name', resultOrder: 'reversed' } },
    'without a scheme': { switches: { resultUrls: 'without-scheme' } },
    'cut at 250': { switches: { resultUrls: 'cut-at-250', resultOrder: 'reversed' } },
    'with plus for space': { switches: { resultUrls: 'plus-for-space' } },
    'escaped for HTML': { switches: { resultUrls: 'html-escaped' } },
    'in Latin-1': { switches: { resultUrls: 'latin-1' } },
    'decoded as Latin-1': { switches: { resultUrls: 'mojibake' } },
    'not told': { switches: { resultUrls: 'absent' } },
  },
  'the links of a job are': {
    'in reverse order': { switches: { linksOrder: 'reversed' } },
    decoded: { switches: { linkUrls: 'decoded' } },
    'file names': { switches: { linkUrls: 'file-name' } },
    'without a scheme': { switches: { linkUrls: 'without-scheme' } },
    'cut at 250': { switches: { linkUrls: 'cut-at-250' } },
    'with plus for space': { switches: { linkUrls: 'plus-for-space' } },
    'escaped for HTML': { switches: { linkUrls: 'html-escaped' } },
    'in Latin-1': { switches: { linkUrls: 'latin-1' } },
    'decoded as Latin-1': { switches: { linkUrls: 'mojibake' } },
    'not told': { switches: { linkUrls: 'absent' } },
    'decoded and in reverse order, as in the result': {
      switches: {
        linkUrls: 'decoded',
        linksOrder: 'reversed',
        resultUrls: 'decoded',
        resultOrder: 'reversed',
      },
    },
  },
  'ids are': {
    texts: { switches: { idForm: 'text' } },
    'texts with letters': { switches: { idForm: 'word' } },
    'absent in info': { switches: { idInInfo: 'absent' } },
    '0 in info': { switches: { idInInfo: 'zero' } },
    'nested in info': { switches: { idInInfo: 'nested' } },
    'nested in the answer': { switches: { idInRequest: 'nested' } },
    'nested in both': { switches: { idInRequest: 'nested', idInInfo: 'nested' } },
    '0 in the answer': { switches: { idInRequest: 'zero' } },
    'absent in the answer': { switches: { idInRequest: 'absent' } },
    'one for each source, as id': { switches: { idInRequest: 'list-in-id' } },
    'one for each source, as ids': { switches: { idInRequest: 'list-in-ids' } },
    'one for each source, in rows': { switches: { idInRequest: 'rows-in-data' } },
    falling: { switches: { jobIds: 'falling' } },
  },
  'the list of jobs': {
    'stands under another name': { switches: { listShape: 'other-name' } },
    'is a map': { switches: { listShape: 'map' } },
    'is a bare list': { switches: { listShape: 'bare-list' } },
    'has null in it': { switches: { strangeRow: 'null' } },
    'has a word in it': { switches: { strangeRow: 'text' } },
    'has a row without id': { switches: { strangeRow: 'no-id' } },
    'is cut to 10, newest first': { switches: { listRows: 10 } },
    'is cut to 10, oldest first': { switches: { listRows: 10, jobOrder: 'oldest-first' } },
    'is cut to the first 10, newest first': { switches: { listRows: 10, listKeeps: 'oldest' } },
    'is cut to the first 10, oldest first': {
      switches: { listRows: 10, listKeeps: 'oldest', jobOrder: 'oldest-first' },
    },
    'shows only ended jobs': { switches: { listShows: 'ended' } },
    'shows only open jobs': { switches: { listShows: 'open' } },
    'shows a new job after 5 minutes': { switches: { showJobAfterMs: 5 * MINUTE_MS } },
    'loses ended jobs after 10 minutes, as does info after 20': {
      switches: { vanishFromListAfterMs: 10 * MINUTE_MS, vanishFromInfoAfterMs: 20 * MINUTE_MS },
    },
    'loses ended jobs at once, as does info after an hour': {
      switches: { vanishFromListAfterMs: 0, vanishFromInfoAfterMs: HOUR_MS },
    },
  },
  'one source is refused with': {
    '404': refusal(404, 'Resource not found #469'),
    '400': refusal(400, 'Invalid link #26'),
    '403': refusal(403, 'Resource not allowed #631'),
    'an unknown text in HTTP 200': refusal(200, 'This is not possible #902'),
    'that no link is valid': refusal(200, 'Can not find any valid link #903'),
    'what reads like an error of 1fichier': refusal(200, 'Software error: Cannot parse this link #904'),
    'what reads like a maintenance': refusal(200, 'The site is under maintenance #905'),
    'a maintenance elsewhere': refusal(200, 'Unavailable: remote site is in maintenance #906'),
    'what reads like a full account': refusal(200, 'Not enough space #907'),
    'a full disk elsewhere': refusal(200, 'Not enough space on the remote server #908'),
    'a flood elsewhere': refusal(200, 'files.example answered: 429 Too Many Requests #909'),
    'a lock elsewhere': refusal(403, 'Your IP is locked by the remote server #910'),
    'a limit elsewhere': refusal(200, 'Simultaneous downloads refused by the source #911'),
  },
  'the simultaneous limit is told': {
    'in English': { switches: { openSourcesOf: 'everyone' }, limits: { openSources: 3 } },
    'in French': {
      switches: { openSourcesOf: 'everyone', language: 'french' },
      limits: { openSources: 3 },
    },
    'in French, in HTTP 200': {
      switches: { openSourcesOf: 'everyone', language: 'french', failuresAs200: true },
      limits: { openSources: 3 },
    },
    'as one of its servers': limit('You can not have more than 3 simultaneous downloads on our servers #803'),
    'as one of its site, in French': limit('Pas plus de 3 demandes simultanées sur ce site #803'),
    'as what may be at the same time': limit('Not more than 3 download requests at the same time #803'),
    'as what is under way, in French': limit('Vous avez déjà 3 demandes en cours #803'),
    'as what was requested already': limit('You have already requested 3 downloads, please wait #803'),
  },
  '1fichier speaks': {
    English: { switches: { language: 'english' } },
    French: { switches: { language: 'french' } },
    'French unless asked': { switches: { language: 'as-asked' } },
  },
  'of 5 sources 3 are taken, and the answer repeats': {
    'the 3': { switches: { takesAtMost: 3 } },
    'all 5': { switches: { takesAtMost: 3, echo: 'all' } },
    none: { switches: { takesAtMost: 3, echo: 'empty' } },
    'no list': { switches: { takesAtMost: 3, echo: 'absent' } },
    'the 3, decoded': { switches: { takesAtMost: 3, linkUrls: 'decoded' } },
  },
  'all sources are taken, and the answer repeats': {
    'only 3': { switches: { echo: 'first-three' } },
    none: { switches: { echo: 'empty' } },
    'no list': { switches: { echo: 'absent' } },
    'all in reverse order': { switches: { linksOrder: 'reversed' } },
  },
  'a source that is there already': {
    'is refused': { switches: { refuseKnownSources: true } },
    'is refused in French': { switches: { refuseKnownSources: true, language: 'french' } },
  },
  'the shape of answers': {
    'has texts for numbers': { switches: { numericStrings: true } },
    'lacks the status': { switches: { missingStatus: true } },
    'tells failures in HTTP 200': { switches: { failuresAs200: true } },
  },
  'a stored file': {
    'is listed after 2 minutes': { switches: { showFileAfterMs: 2 * MINUTE_MS } },
    'has a direct link after 10 seconds': { switches: { tokenReadyAfterMs: 10 * SECOND_MS } },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Variant>>>>;

/** Every variant as `[row, variant, its switches and limits]`. */
export const VARIANTS: readonly (readonly [fact: string, reading: string, variant: Variant])[] =
  Object.entries(SURVIVAL_TABLE).flatMap(([fact, readings]) =>
    Object.entries(readings).map(([reading, variant]) => [fact, reading, variant] as const),
  );
