import { describe, expect, it } from 'vitest';
import { nameRefusal } from '@/utils/links/item-name';

describe('a name for a file or folder of 1fichier', () => {
  it.each(['film.mkv', 'Été 2024 (1).zip', 'a/b', '日本語', '-', 'x'.repeat(250)])('may be %s', (name) => {
    expect(nameRefusal(name, 'file')).toBeNull();
    expect(nameRefusal(name, 'folder')).toBeNull();
  });

  it.each([
    ...[...'\\<>"\'$`'].map((character) => `a${character}b`),
    ' a',
    'a ',
    'a\u00a0',
    'a\nb',
    'a\u0000',
    'a\u007fb',
  ])('is not %j, which 1fichier would keep otherwise', (name) => {
    expect(nameRefusal(name, 'file')).toBe('name-characters');
    expect(nameRefusal(name, 'folder')).toBe('name-characters');
  });

  it.each(['', ' ', '\t\n'])('is not %j, which is none', (name) => {
    expect(nameRefusal(name, 'file')).toBe('name-empty');
    expect(nameRefusal(name, 'folder')).toBe('name-empty');
  });

  it('has an end for a folder, counted in characters', () => {
    expect(nameRefusal('x'.repeat(251), 'folder')).toBe('name-too-long');
    expect(nameRefusal('x'.repeat(251), 'file')).toBeNull();
    expect(nameRefusal('\u{1f4c1}'.repeat(250), 'folder')).toBeNull();
  });
});
