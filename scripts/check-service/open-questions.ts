/** What nobody has recorded of 1fichier: the lines that will tell, or why none can. */
export type OpenQuestion = { readonly id: string; readonly question: string } & (
  | { readonly lines: readonly [string, ...string[]] }
  | { readonly none: string }
);

export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  {
    id: '7.1',
    question: 'Is the API beyond the upload section as two third parties copied it?',
    lines: ['read-by-client', 'info-fields', 'files-row', 'folder-fields', 'account'],
  },
  {
    id: '7.2',
    question: 'Which texts has a refusal of remote/request?',
    lines: ['dead-source', 'failure-known'],
  },
  {
    id: '7.3',
    question: 'What does remote/info really hold: words of messages, results in parts, the form of links?',
    lines: ['info-fields', 'info-result', 'result-row', 'pending-result', 'dead-source'],
  },
  {
    id: '7.4',
    question: 'Is execution_date of a waiting job empty or 1970, and how long are ended jobs listed?',
    lines: ['pending-date', 'ls-kept'],
  },
  {
    id: '7.5',
    question: 'Are headers an object, and which of them reach the source?',
    lines: ['headers-object', 'headers-lines'],
  },
  {
    id: '7.6',
    question: 'Has file/info a status, content-type or content_type, and a number as size?',
    lines: ['info-status', 'info-type', 'info-size', 'files-type'],
  },
  {
    id: '7.7',
    question: 'Is a flood HTTP 403 or 429, and is a call every 1.1 s slow enough?',
    lines: ['no-lock'],
  },
  {
    id: '7.8',
    question: 'Is "Owner locked" about the owner of the file or about the own account?',
    none: 'It takes a file whose owner is locked, which the check cannot make.',
  },
  { id: '7.9', question: 'Do the numbers of refusals mean anything?', lines: ['failure-form'] },
  { id: '7.10', question: 'Is a public folder with a password JSON?', lines: ['public-folder'] },
  {
    id: '7.11',
    question: 'What does end.pl answer while it stores?',
    none: 'It takes an upload from this computer, which the check does not make: a browser sends those.',
  },
  { id: '7.12', question: 'Is offer 3 GOLD?', lines: ['offer'] },
  { id: '7.13', question: 'Does any answer have CORS headers?', lines: ['no-cors'] },
  {
    id: '7.14',
    question: 'How large may a file be on each plan?',
    none: 'It takes files of 5, 50 and 300 GB, which the check does not send.',
  },
  {
    id: '9.1',
    question: 'Which texts has an error of remote/request?',
    lines: ['dead-source', 'failure-known'],
  },
  {
    id: '9.2',
    question: 'What is one recorded body of remote/ls and of remote/info?',
    lines: ['ls-list', 'ls-row', 'info-fields', 'result-row'],
  },
  { id: '9.3', question: 'What does remote/ls say to an account that never had a job?', lines: ['ls-empty'] },
  { id: '9.4', question: 'Do jobs leave the list?', lines: ['ls-kept'] },
  {
    id: '9.5',
    question: 'Does 1fichier take magnet links?',
    none: 'A magnet might be worked on for days and bring files of others: the check sends none.',
  },
  {
    id: '4.6',
    question: 'Does file/cp take the password of a protected file, and in which words does it refuse one?',
    none: 'It takes a protected file of another account, which the check does not have.',
  },
];

export function tellQuestions(): readonly string[] {
  return OPEN_QUESTIONS.map((question) => {
    const answer = 'lines' in question ? question.lines.join(', ') : `no line: ${question.none}`;
    return `${question.id.padEnd(5)} ${question.question}\n      ${answer}`;
  });
}
