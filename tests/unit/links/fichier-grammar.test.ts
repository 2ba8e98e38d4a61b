import { describe, expect, it } from 'vitest';
import { extractLinks } from '@/utils/links/extract-links';
import { collectLinks } from '@/utils/links/grab/collect-links';
import { parseSource } from '@/utils/links/parse-source';

const ID = 'jxbpw7mo2qfc3ayoz701';
const FILE = `https://1fichier.com/?${ID}`;

const pasted = (text: string) => extractLinks(text).links;
const grabbed = (written: string) =>
  collectLinks([{ from: 'text', url: null, written, text: '', count: 1 }]).links.map(({ url }) => url);

describe('a link to a file of 1fichier ends with its id', () => {
  it.each([
    `${FILE};film.part1.rar;104857600`,
    `${FILE};[www.site.example] film.mkv;1234`,
    `${FILE},104857600`,
    `${FILE}|film.mkv`,
    `${FILE}**`,
    `${FILE}/`,
    `${FILE}?lg=en`,
    `${FILE}%20`,
    `${FILE}#top`,
    `${FILE}&`,
    `${FILE}_x`,
    `${FILE}é`,
    `链接：${FILE}提取码：1234`,
    `${FILE}\u200b`,
    `${FILE}\u200bfilm.mkv`,
    `"${FILE}\\nnext"`,
    `(${FILE})`,
    `1fichier.com/?${ID};film.mkv;1`,
    `mirror:1fichier.com/?${ID}`,
  ])('%j', (text) => {
    expect(pasted(text)).toEqual([FILE]);
    expect(grabbed(text)).toEqual([FILE]);
  });

  it('or with the parameters that belong to it', () => {
    expect(pasted(`${FILE}&af=12&lg=en**`)).toEqual([`${FILE}&af=12&lg=en`]);
  });

  it('in each line of a list that 1fichier writes', () => {
    const other = 'https://1fichier.com/?abcdefghij';
    expect(pasted(`${FILE};www.a.example b.mkv;12\r\n${other};c;d.mkv;34\n`)).toEqual([FILE, other]);
  });

  it.each([
    [`${FILE};film.mkv;1`, ID],
    [`${FILE}|x`, ID],
    [`${FILE}/`, ID],
    [`${FILE}%E2%80%8B`, ID],
    [`https://1fichier.com/en/?${ID}`, ID],
    ['http://b3x7q9.1fichier.com/en/road.c', 'b3x7q9'],
    ['http://b3x7q9.1fichier.com/?lg=en', 'b3x7q9'],
  ])('given to the menu: %s', (url, id) => {
    expect(parseSource(url)).toEqual({
      ok: true,
      url,
      kind: 'copy',
      canonical: `https://1fichier.com/?${id}`,
    });
  });

  it.each(['?c=DB', '?lg=en', '?inline=1', '?english=1', '?abcd', `?${ID}a`, '', 'x/?abcde'])(
    'https://1fichier.com/%s is none',
    (tail) => {
      expect(parseSource(`https://1fichier.com/${tail}`)).toEqual({ ok: false, code: 'service-link' });
    },
  );
});

describe('a public folder', () => {
  const FOLDER = 'https://1fichier.com/dir/GwAVeQxR';

  it.each([
    FOLDER,
    '1fichier.com/dir/GwAVeQxR',
    `**${FOLDER}**`,
    `${FOLDER};x`,
    `${FOLDER}/`,
    `看${FOLDER}密码`,
  ])('is known in %j', (text) => {
    expect(pasted(text).map(parseSource)).toEqual([{ ok: false, code: 'folder-link', folder: FOLDER }]);
  });
});

it.each(['1fichier.com/remove/abcdefghij/x', 'see www.1fichier.com/en/remove/abcdefghij/x.'])(
  'a removal link without a scheme is told, not passed over: %s',
  (text) => {
    expect(pasted(text).map(parseSource)).toEqual([{ ok: false, code: 'removal-link' }]);
  },
);
