import { describe, expect, it } from 'vitest';
import { changedName, type NameChange, newNames, stemLength } from '@/components/files/acts/new-names';
import { fileEntry } from './act-bench';

const change = (find: string, replacement: string, withExtensions = false): NameChange => ({
  find,
  replacement,
  withExtensions,
});

describe('the name that comes of a change', () => {
  it.each([
    ['holiday 1 day.txt', change('day', 'night'), 'holinight 1 night.txt'],
    ['txt of a.txt', change('txt', 'md'), 'md of a.txt'],
    ['txt of a.txt', change('txt', 'md', true), 'md of a.md'],
    ['a.tar.gz', change('.', '_'), 'a_tar.gz'],
    ['.profile', change('.', ''), 'profile'],
    ['README', change('READ', 'WRITE'), 'WRITEME'],
    ['a.b', change('', 'x', true), 'a.b'],
    ['a+b (1).txt', change(' (1)', ''), 'a+b.txt'],
    ['a.b.txt', change('a.b', '$&-$1'), '$&-$1.txt'],
    ['Film.mkv', change('film', 'x'), 'Film.mkv'],
    ['aaa.txt', change('a', 'aa'), 'aaaaaa.txt'],
    ['E\u0301te\u0301 a\u0300.txt', change('Été', 'Summer'), 'Summer a\u0300.txt'],
    ['Été à.txt', change('E\u0301te\u0301', 'Summer'), 'Summer à.txt'],
  ])('of %s with %j is %s', (name, given, wanted) => {
    expect(changedName(name, given)).toBe(wanted);
  });

  it('knows where an extension begins', () => {
    expect(['a.txt', 'a.tar.gz', '.profile', 'README', 'a.'].map(stemLength)).toEqual([1, 5, 8, 6, 1]);
  });
});

describe('the new names of many files', () => {
  const files = ['old 1.txt', 'other.txt', 'old 2.txt', 'old.txt'].map((name) => fileEntry(name));
  const around = files.map(({ file }) => file);
  const told = (given: NameChange, others = around) =>
    newNames(files, others, given).map(({ entry, ...rest }) => ({ of: entry.file.name, ...rest }));

  it('are only those that change', () => {
    expect(told(change('old', 'new'))).toEqual([
      { of: 'old 1.txt', name: 'new 1.txt', refusal: null, isTwice: false },
      { of: 'old 2.txt', name: 'new 2.txt', refusal: null, isTwice: false },
      { of: 'old.txt', name: 'new.txt', refusal: null, isTwice: false },
    ]);
    expect(told(change('', 'new'))).toEqual([]);
    expect(told(change('old', 'old'))).toEqual([]);
  });

  it('begin with those that 1fichier would not keep', () => {
    expect(told(change('old.txt', '', true))).toEqual([
      { of: 'old.txt', name: '', refusal: 'name-empty', isTwice: false },
    ]);
    expect(told(change('old ', ' '))).toEqual([
      { of: 'old 1.txt', name: ' 1.txt', refusal: 'name-characters', isTwice: false },
      { of: 'old 2.txt', name: ' 2.txt', refusal: 'name-characters', isTwice: false },
    ]);
    expect(told(change('t', "'", true))[0]).toMatchObject({ refusal: 'name-characters' });
    const last = [fileEntry('xa.txt'), fileEntry('x a.txt')];
    expect(newNames(last, [], change('x', '')).map(({ name }) => name)).toEqual([' a.txt', 'a.txt']);
  });

  it('tell which another file has too, renamed or not', () => {
    expect(told(change(' 1', '')).map(({ name, isTwice }) => [name, isTwice])).toEqual([['old.txt', true]]);
    const pair = [fileEntry('a1.txt'), fileEntry('1a.txt')];
    const twice = newNames(
      pair,
      pair.map(({ file }) => file),
      change('1', ''),
    );
    expect(twice.map(({ isTwice }) => isTwice)).toEqual([true, true]);
  });

  it('tell which another file has too, however its accents are written', () => {
    const pair = [fileEntry('Old.txt'), fileEntry('E\u0301te\u0301.txt')];
    const others = pair.map(({ file }) => file);
    expect(newNames(pair.slice(0, 1), others, change('Old', 'Été'))).toMatchObject([{ isTwice: true }]);
    expect(newNames(pair, others, change('Été', 'E\u0301te\u0301'))).toEqual([]);
  });

  it('do not count a name that is given away, nor one that is not given', () => {
    const chain = [fileEntry('a.txt'), fileEntry('aa.txt')];
    const around = chain.map(({ file }) => file);
    // `a` becomes `aa`, and `aa` becomes `aaaa`.
    expect(newNames(chain, around, change('a', 'aa')).map(({ name, isTwice }) => [name, isTwice])).toEqual([
      ['aa.txt', false],
      ['aaaa.txt', false],
    ]);
    // What is refused keeps its name, which the other one gets.
    const kept = [fileEntry('ab c.txt'), fileEntry('aabb c.txt')];
    expect(
      newNames(
        kept,
        kept.map(({ file }) => file),
        change('ab', ''),
      ).map(({ name, refusal, isTwice }) => [name, refusal, isTwice]),
    ).toEqual([
      [' c.txt', 'name-characters', false],
      ['ab c.txt', null, true],
    ]);
  });
});
