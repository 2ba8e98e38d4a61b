import { describeShape } from '@/utils/fichier/answer-shape';
import type { EchoSeen, Evidence } from '../evidence.ts';
import {
  differs,
  everyAnswer,
  type Finding,
  holds,
  isNumeric,
  isText,
  type Line,
  notSeen,
  whenWriting,
} from '../line.ts';

/** Seen as texts by a client in use. */
const TEXT_FIELDS = [
  'offer',
  'cdn',
  'use_cdn',
  '2fa',
  'upload_forbidden',
  'mail_rm',
  'default_port',
  'ru_report',
];

function looksEcho(
  form: EchoSeen['form'],
  judge: (arrived: readonly string[], lost: readonly string[]) => Finding,
) {
  return ({ echoes, isEchoing }: Evidence): Finding => {
    const seen = echoes.find((echo) => echo.form === form);
    if (seen === undefined) return notSeen(isEchoing ? 'not asked' : 'only with --echo');
    if (seen.arrived === null)
      return seen.why === 'the request was refused'
        ? judge([], ['all, as the request was refused'])
        : notSeen(seen.why);
    const names = Object.entries(seen.arrived);
    const of = (isWanted: boolean) =>
      names.filter(([, isThere]) => isThere === isWanted).map(([name]) => name);
    return judge(of(true), of(false));
  };
}

const SEEN_IN_WRITING = 'no file came of the remote upload';

/** Sections 2.2, 2.4 and 2.7, and what becomes of an upload: the account, direct links, headers. */
export const ACCOUNT_LINES: readonly Line[] = [
  {
    id: 'account',
    section: '2.7',
    sentence: 'user/info has email, offer and subscription_end',
    look: everyAnswer(
      'user/info',
      (info) => isText(info.email) && isNumeric(info.offer) && isText(info.subscription_end),
    ),
    effect: 'Without offer the plan is not known, and fewer calls an hour are made in the background.',
  },
  {
    id: 'offer',
    section: '7, 12',
    sentence: 'offer is 0 free, 1 Premium, 2 Access or 3 GOLD',
    look: everyAnswer(
      'user/info',
      ({ offer }) => /^[0-3]$/.test(String(offer)),
      ({ offer }) => describeShape(offer),
    ),
    effect: 'The plan is shown as unknown; links and direct links are still asked for.',
  },
  {
    id: 'account-texts',
    section: '9, N12',
    sentence: 'the options of user/info are numbers or numbers as text',
    look: everyAnswer(
      'user/info',
      (info) => TEXT_FIELDS.every((name) => info[name] === undefined || isNumeric(info[name])),
      (info) => describeShape(Object.fromEntries(TEXT_FIELDS.map((name) => [name, info[name] ?? null]))),
    ),
    effect:
      'An upload_forbidden in other words is taken for a reason that forbids uploads, unless it says no.',
  },
  {
    id: 'storage',
    section: '2.7',
    sentence: 'user/info tells the storage in bytes',
    look: everyAnswer('user/info', (info) =>
      [info.hot_storage, info.cold_storage, info.available_storage].every(isNumeric),
    ),
    effect: 'The storage is not shown.',
  },
  {
    id: 'upload-server',
    section: '2.2',
    sentence: 'get_upload_server answers with a bare host and an id of 10 characters',
    look: everyAnswer(
      'upload/get_upload_server',
      ({ url, id }) =>
        /^[a-z0-9-]+\.1fichier\.com$/.test(String(url)) && /^[A-Za-z0-9]{10}$/.test(String(id)),
    ),
    effect: 'Files of this computer cannot be uploaded until the new form is known.',
  },
  {
    id: 'in-folder',
    section: '2.3',
    sentence: 'the file lands in the folder that was asked for',
    look: whenWriting(({ upload: { isInFolder } }) =>
      isInFolder === null ? notSeen(SEEN_IN_WRITING) : isInFolder ? holds() : differs('it lies elsewhere'),
    ),
    effect: 'Links go to the wrong folder, and a file cannot be found by its folder when an answer was lost.',
  },
  {
    id: 'file-name',
    section: '2.3',
    sentence: 'the file is named as the last part of the address',
    look: whenWriting(({ upload: { hasSourceName } }) =>
      hasSourceName === null ? notSeen(SEEN_IN_WRITING) : hasSourceName ? holds() : differs('another name'),
    ),
    effect: 'Nothing for the link; a file whose answer was lost is harder to find in its folder.',
  },
  {
    id: 'file-shown',
    section: '9, N15',
    sentence: 'file/ls shows a new file at once',
    look: whenWriting(({ upload: { shownAtLook } }) => {
      if (shownAtLook === null) return notSeen('it was in no listing');
      return shownAtLook === 1 ? holds() : differs(`only at look ${shownAtLook}, with 30 s between looks`);
    }),
    effect:
      'That a file is not in its folder proves nothing in the first minutes: a link in doubt waits longer.',
  },
  {
    id: 'direct-link',
    section: '9, N4',
    sentence: 'get_token gives a direct link for a new file at once',
    look: whenWriting((evidence) => {
      const { directLinkAt } = evidence.upload;
      if (directLinkAt !== null)
        return directLinkAt === 1 ? holds() : differs(`only when asked ${directLinkAt} times`);
      const refusal = evidence.reads.find(({ endpoint, ok }) => endpoint === 'download/get_token' && !ok);
      if (refusal === undefined) return notSeen(SEEN_IN_WRITING);
      if (refusal.facts?.code === 'not-customer') return notSeen('the plan has no direct links');
      return differs(`refused: ${refusal.facts?.code}, HTTP ${refusal.facts?.status}`);
    }),
    effect:
      'A link that is not ready is asked for again after a few seconds; any other refusal is shown with its reason.',
  },
  {
    id: 'direct-host',
    section: '4.5',
    sentence: 'a direct link leads to a host such as a-1.1fichier.com',
    look: whenWriting(({ upload: { directHost } }) =>
      directHost === null
        ? notSeen('no direct link was given')
        : directHost === 'known'
          ? holds()
          : differs('another host'),
    ),
    effect: 'A direct link outside the domains of 1fichier is refused, for it could lead anywhere.',
  },
  {
    id: 'bytes',
    section: '2.3',
    sentence: 'the direct link brings the bytes of the source',
    look: whenWriting(({ upload: { bytes } }) =>
      bytes === null
        ? notSeen('no direct link was given')
        : bytes === 'same'
          ? holds()
          : differs(bytes === 'refused' ? 'the link could not be fetched' : 'other bytes'),
    ),
    effect: 'What the user gets is not what was sent: the source may answer 1fichier with a page of its own.',
  },
  {
    id: 'headers-object',
    section: '7, 5',
    sentence: 'headers given as an object reach the source',
    look: looksEcho('object', (arrived, lost) =>
      lost.length === 0
        ? holds(arrived.join(', '))
        : differs(`arrived: ${arrived.join(', ') || 'none'}; lost: ${lost.join(', ')}`),
    ),
    effect: 'A source that wants the cookie or the referer of the page cannot be fetched by 1fichier.',
  },
  {
    id: 'headers-lines',
    section: '9, N8',
    sentence: 'headers given as a list of lines do not reach the source',
    look: looksEcho('lines', (arrived, lost) =>
      arrived.length === 0
        ? holds(lost.includes('all, as the request was refused') ? 'the request was refused' : '')
        : differs(`arrived: ${arrived.join(', ')}`),
    ),
    effect: 'Nothing while the object works. If only lines do, the extension has to send lines.',
  },
];
