import { describe, expect, it } from 'vitest';
import { linkId, plainLink } from '@/utils/links/link-id';

const ID = 'jxbpw7mo2qfc3ayoz701';

describe('the id of a link', () => {
  it.each([
    `https://1fichier.com/?${ID}`,
    ` http://www.1fichier.com/?${ID.toUpperCase()}&af=12 `,
    `https://alterupload.com/?${ID}`,
    `https://desfichiers.net/?${ID}&lg=en#top`,
    `https://${ID}.1fichier.com/`,
  ])('is the same in %s', (link) => {
    expect(linkId(link)).toBe(ID);
  });

  it('is the link itself where there is none', () => {
    expect(linkId(' https://new-domain.example/?abcde ')).toBe('https://new-domain.example/?abcde');
    expect(linkId('nonsense')).toBe('nonsense');
  });
});

describe('a link for the API', () => {
  it('keeps its domain, to which the file may be bound, and loses the rest', () => {
    expect(plainLink(`http://www.alterupload.com/?${ID}&af=12`)).toBe(`https://alterupload.com/?${ID}`);
    expect(plainLink(`https://${ID}.dl4free.com/`)).toBe(`https://dl4free.com/?${ID}`);
  });

  it('stays as it is where it cannot be recognised', () => {
    expect(plainLink(' https://new-domain.example/?abcde ')).toBe('https://new-domain.example/?abcde');
  });
});
