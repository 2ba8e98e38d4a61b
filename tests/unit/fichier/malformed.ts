import fc from 'fast-check';

/** What comes instead of an answer of the API, or as one. */
export type Answer = {
  readonly body: string | Uint8Array;
  readonly status: number;
  readonly contentType: string;
};

/** One body that pleases every operation, to be spoilt. */
const GOOD = {
  status: 'OK',
  id: 7,
  date: '2026-01-31 12:00:00',
  request_date: '2026-01-31 12:00:00',
  execution_date: '2026-01-31 12:00:09',
  data: [{ id: 7, request_date: 'd', execution_date: '' }],
  links: ['http://a.example/1'],
  result: [{ status: 'OK', url: 'http://a.example/1', download_link: 'https://1fichier.com/?abcde' }],
  url: 'https://a-1.1fichier.com/p1',
  offer: '1',
  email: 'a@b.c',
  items: [{ url: 'https://1fichier.com/?abcde', filename: 'a', size: '1' }],
  sub_folders: [{ id: 5, name: 'Films' }],
  urls: [
    {
      url: 'https://1fichier.com/?abcde',
      from_url: 'https://1fichier.com/?abcde',
      to_url: 'https://1fichier.com/?fghij',
    },
  ],
  copied: 1,
  removed: 1,
  moved: 1,
  renamed: '1',
  updated: 1,
  filename: 'a',
  folder_id: 5,
  name: 'Films',
};
const GOOD_TEXT = JSON.stringify(GOOD);
/** Unspoilt, to this operation. */
export const goodText = (operation: string) =>
  JSON.stringify(operation === 'shareFolder' ? { ...GOOD, url: 'https://1fichier.com/dir/CiLKCBI7' } : GOOD);

const cut = fc.integer({ min: 1, max: GOOD_TEXT.length - 1 }).map((end) => GOOD_TEXT.slice(0, end));
const html = fc.string().map((text) => `<!DOCTYPE html><html><body>${text}</body></html>`);
const wrongTypes = fc
  .tuple(fc.constantFrom(...Object.keys(GOOD)), fc.jsonValue())
  .map(([name, value]) => JSON.stringify({ ...GOOD, [name]: value }));
/** Larger than any real answer. */
export const hugeText = () => `{"data":"${'x'.repeat(9 << 20)}"}`;
const deep = fc
  .integer({ min: 1_000, max: 100_000 })
  .map((depth) => `{"data":${'['.repeat(depth)}${']'.repeat(depth)}}`);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.constant(Buffer.from(`\uFEFF${GOOD_TEXT}`, 'utf16le')),
);
const body: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: cut },
  { weight: 3, arbitrary: html },
  { weight: 6, arbitrary: wrongTypes },
  { weight: 1, arbitrary: deep },
  { weight: 4, arbitrary: bytes },
  { weight: 3, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.constant('') },
);
const answersOf = (body: fc.Arbitrary<string | Uint8Array>): fc.Arbitrary<Answer> =>
  fc.record({
    body,
    status: fc.constantFrom(200, 200, 200, 201, 400, 403, 404, 500, 502),
    contentType: fc.constantFrom(
      'application/json',
      'text/html',
      'application/json; charset=utf-16',
      'text/plain; charset=no-such',
      'garbage;;charset="',
    ),
  });

/** Anything: some of it an answer that pleases, to another question. */
export const answers = answersOf(body);

/** Nothing that any question could be answered with. */
export const answersToNothing = answersOf(
  fc.oneof(
    { weight: 6, arbitrary: cut },
    { weight: 3, arbitrary: html },
    { weight: 1, arbitrary: deep },
    { weight: 3, arbitrary: fc.uint8Array({ maxLength: 400 }) },
    { weight: 1, arbitrary: fc.constant('') },
  ),
);
