import { describeShape } from '@/utils/fichier/answer-shape';
import { isObject } from '@/utils/fichier/classify';
import {
  counted,
  differs,
  everyAnswer,
  everyRow,
  holds,
  isAddress,
  isFlag,
  isNumber,
  isNumeric,
  isShareLink,
  isText,
  type Line,
  listAt,
  notSeen,
} from '../line.ts';

const isChecksum = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{128}$/i.test(value);

/** An act on files counts what it did and names the links. */
const act = (endpoint: string, field: string) =>
  everyAnswer(endpoint, (answer) => isNumeric(answer[field]) && Array.isArray(answer.urls));

const ACT_EFFECT =
  'What the answer does not confirm is looked up in the folder and shown as not certain until then.';

/** Sections 2.5 and 2.6: files and folders. */
export const FILE_LINES: readonly Line[] = [
  {
    id: 'files-list',
    section: '2.5',
    sentence: 'file/ls has count and a list named items of as many rows',
    look: everyAnswer(
      'file/ls',
      ({ count, items }) => Array.isArray(items) && Number(count) === items.length,
      ({ items }) => counted((items as unknown[]).length, 'row'),
    ),
    effect: 'A count without readable items is shown as a folder that cannot be read, never as an empty one.',
  },
  {
    id: 'files-row',
    section: '2.5',
    sentence: 'a file has url, filename, size and date',
    look: everyRow(
      'file/ls',
      listAt('items'),
      (row) => isShareLink(row.url) && isText(row.filename) && isNumeric(row.size) && isText(row.date),
    ),
    effect: 'A file without url is not shown; what else is missing is left blank.',
  },
  {
    id: 'files-numbers',
    section: '9, N3',
    sentence: 'size, pass and acl of a file are numbers',
    look: everyRow('file/ls', listAt('items'), (row) => [row.size, row.pass, row.acl].every(isNumber)),
    effect: 'Nothing: numbers as text are read too.',
  },
  {
    id: 'files-type',
    section: '7, 6',
    sentence: 'the type of a file in a list is named content-type',
    look: everyRow('file/ls', listAt('items'), (row) => 'content-type' in row && !('content_type' in row)),
    effect: 'Nothing: `content_type` is read too.',
  },
  {
    id: 'files-checksum',
    section: '2.5',
    sentence: 'the checksum of a file has 128 hexadecimal digits',
    look: everyRow('file/ls', listAt('items'), (row) => isChecksum(row.checksum)),
    effect: 'Duplicates are found by whatever text stands there; without one only by name and size.',
  },
  {
    id: 'info-file',
    section: '2.5',
    sentence: 'file/info has url, filename, size, date, folder_id and path',
    look: everyAnswer(
      'file/info',
      (info) =>
        isAddress(info.url) &&
        isText(info.filename) &&
        isNumeric(info.size) &&
        isText(info.date) &&
        isNumeric(info.folder_id) &&
        isText(info.path),
    ),
    effect: 'What is missing is left blank in the details of a file.',
  },
  {
    id: 'info-status',
    section: '7, 6',
    sentence: 'file/info has no status when it succeeds',
    look: everyAnswer('file/info', ({ status }) => status === undefined),
    effect: 'Nothing: both are read as success.',
  },
  {
    id: 'info-type',
    section: '7, 6',
    sentence: 'file/info names the type content-type',
    look: everyAnswer('file/info', (info) => 'content-type' in info && !('content_type' in info)),
    effect: 'Nothing: `content_type` is read too.',
  },
  {
    id: 'info-size',
    section: '7, 6',
    sentence: 'the size in file/info is a number',
    look: everyAnswer('file/info', ({ size }) => isNumber(size)),
    effect: 'Nothing: a number as text is read too.',
  },
  {
    id: 'copy',
    section: '2.5',
    sentence: 'file/cp counts the copies and names from_url and to_url of each',
    look: everyAnswer(
      'file/cp',
      ({ copied, urls }) =>
        isNumeric(copied) &&
        Array.isArray(urls) &&
        urls.every((row) => isObject(row) && isAddress(row.from_url) && isAddress(row.to_url)),
    ),
    effect: 'A copy whose new link is not told is shown as unknown; the user finds it in the folder.',
  },
  {
    id: 'move',
    section: '2.5',
    sentence: 'file/mv counts and names what it moved',
    look: act('file/mv', 'moved'),
    effect: ACT_EFFECT,
  },
  {
    id: 'rename',
    section: '2.5',
    sentence: 'file/rename counts and names what it renamed',
    look: act('file/rename', 'renamed'),
    effect: ACT_EFFECT,
  },
  {
    id: 'protect',
    section: '2.5',
    sentence: 'file/chattr counts and names what it changed',
    look: act('file/chattr', 'updated'),
    effect: ACT_EFFECT,
  },
  {
    id: 'remove',
    section: '2.5',
    sentence: 'file/rm counts and names what it removed',
    look: act('file/rm', 'removed'),
    effect: ACT_EFFECT,
  },
  {
    id: 'acts-done',
    section: '2.5',
    sentence: 'file/info shows what was moved, renamed and protected',
    look: ({ upload: { copyShowsAct: shown }, isWriting }) => {
      if (shown === null) return notSeen(isWriting ? 'no copy was made' : 'only with --write');
      const missing = Object.entries(shown)
        .filter(([, isDone]) => !isDone)
        .map(([what]) => what);
      return missing.length === 0 ? holds() : differs(`not changed: ${missing.join(', ')}`);
    },
    effect: 'The extension shows a change as done that was not, until the folder is read again.',
  },
  {
    id: 'folder-fields',
    section: '2.6',
    sentence: 'folder/ls has folder_id, name and a list named sub_folders',
    look: everyAnswer(
      'folder/ls',
      (folder) => isNumeric(folder.folder_id) && isText(folder.name) && Array.isArray(folder.sub_folders),
      ({ sub_folders: inner }) => counted((inner as unknown[]).length, 'folder'),
    ),
    effect: 'Without sub_folders no folder can be picked; links go to the root.',
  },
  {
    id: 'folder-row',
    section: '2.6',
    sentence: 'a sub-folder has id, name, pass and create_date',
    look: everyRow(
      'folder/ls',
      listAt('sub_folders'),
      (row) => isNumeric(row.id) && isText(row.name) && isFlag(row.pass) && isText(row.create_date),
    ),
    effect: '`folder_id` is read in place of id; a folder without either is not shown.',
  },
  {
    id: 'folder-items',
    section: '2.6',
    sentence: 'folder/ls with files has them as a list named items',
    look: everyAnswer('folder/ls', ({ items }) => Array.isArray(items)),
    effect: 'The files page asks file/ls as well, which costs one more call for each folder.',
  },
  {
    id: 'root-folder',
    section: '9, N3',
    sentence: 'the root says folder_id 0',
    look: everyAnswer(
      'folder/ls',
      ({ folder_id: id }) => Number(id) === 0,
      ({ size, shared, shares }) =>
        `size ${describeShape(size ?? null)}, shared ${describeShape(shared ?? null)}, shares ${describeShape(shares ?? null)}`,
    ),
    effect: 'Nothing for links that go to the root; the files page would show the root under another number.',
  },
  {
    id: 'new-folder',
    section: '2.6',
    sentence: 'folder/mkdir answers with folder_id and name',
    look: everyAnswer('folder/mkdir', (folder) => isNumeric(folder.folder_id) && isText(folder.name)),
    effect:
      'The folder is there, but the extension tells that it does not know; reading the list again shows it.',
  },
  {
    id: 'rename-folder',
    section: '2.6',
    sentence: 'folder/mv answers with old_name and new_name',
    look: everyAnswer('folder/mv', (answer) => isText(answer.old_name) && isText(answer.new_name)),
    effect: 'The name that was asked for is shown until the folder is read again.',
  },
  {
    id: 'share-folder',
    section: '2.6',
    sentence: 'folder/share answers with the public url',
    look: everyAnswer('folder/share', ({ url }) => url === '' || isAddress(url)),
    effect: 'The folder is shared, but its address cannot be shown.',
  },
  {
    id: 'remove-folder',
    section: '2.6',
    sentence: 'folder/rm answers with a status or a message',
    look: everyAnswer('folder/rm', ({ status, message }) => isText(status) || isText(message)),
    effect: 'A folder that was removed is shown until the list is read again.',
  },
  {
    id: 'public-folder',
    section: '7, 10',
    sentence: 'a public folder with a password is JSON once the password is sent',
    look: ({ upload: { publicFolder: shown }, isWriting }) => {
      if (shown === null) return notSeen(isWriting ? 'no folder was shared' : 'only with --write');
      const isOpen = shown.withPassword.endsWith(' files') && shown.without === 'password-required';
      return isOpen ? holds() : differs(`without password: ${shown.without}; with it: ${shown.withPassword}`);
    },
    effect: 'A protected public folder cannot be opened in the grabber; the user is sent to its page.',
  },
];
