import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NASTY_NAMES } from '@/tests/unit/links/shapes/nasty';
import { fileName } from '@/utils/links/shapes/file-name';

it.each([
  ['a.zip', 'a.zip'],
  ['../../etc/passwd', '_._.._etc_passwd'],
  ['C:\\Windows\\cmd.exe', 'C__Windows_cmd.exe'],
  ['.bashrc', '_bashrc'],
  ['.', '_'],
  ['--output=x', '_-output=x'],
  [' -rf', '_rf'],
  ['a\nb\0c\u007fd', 'a_b_c_d'],
  ['photo\u202egpj.exe', 'photo_gpj.exe'],
  ['half\ud83d.zip', 'half_.zip'],
  ['עולם\u200f.zip', 'עולם\u200f.zip'],
  ['  ', 'download'],
  ['', 'download'],
  ['=1+1', '=1+1'],
  [`"; rm -rf ~ #](javascript:x).zip`, `_; rm -rf ~ #](javascript_x).zip`],
  ['a<b>c:d"e|f?g*h', 'a_b_c_d_e_f_g_h'],
  ['name.zip. . ', 'name.zip'],
  ['con', '_con'],
  ['NUL.tar.gz', '_NUL.tar.gz'],
  ['com1 .txt', '_com1 .txt'],
  ['lpt¹', '_lpt¹'],
  ['console.log', 'console.log'],
  ['CON.txt', '_CON.txt'],
  ['CONOUT$', '_CONOUT$'],
  ['Film: The Return?.mkv', 'Film_ The Return_.mkv'],
  ['end.', 'end'],
  ['..', '_'],
])('%j is saved as %j', (name, saved) => expect(fileName(name)).toBe(saved));

describe('a long name', () => {
  const bytes = (text: string) => new TextEncoder().encode(text).length;

  it('keeps its extension', () => {
    expect(fileName(`${'x'.repeat(400)}.zip`)).toBe(`${'x'.repeat(196)}.zip`);
  });
  it('has room for what a device needs in front', () => {
    expect(fileName(`con.${'x'.repeat(400)}`)).toBe(`_con.${'x'.repeat(195)}`);
  });
  it('is cut between characters', () => {
    expect(fileName('é'.repeat(150))).toBe('é'.repeat(100));
    expect(fileName(`${'👩'.repeat(80)}.mkv`)).toBe(`${'👩'.repeat(49)}.mkv`);
  });
  it('is cut even where a dot is far from its end', () => {
    expect(bytes(fileName(`a.${'x'.repeat(400)}`))).toBe(200);
  });
});

it('any name is one file that every system takes', () => {
  const name = fc.oneof(fc.constantFrom(...NASTY_NAMES), fc.string({ unit: 'binary', maxLength: 300 }));
  fc.assert(
    fc.property(name, (given) => {
      const saved = fileName(given);
      expect(saved).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]|^[.\-\s]|[.\s]$|^$/u);
      expect(saved).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      expect(new TextEncoder().encode(saved).length).toBeLessThanOrEqual(200);
      expect(fileName(saved)).toBe(saved);
    }),
  );
});
