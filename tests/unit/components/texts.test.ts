import { describe, expect, it } from 'vitest';
import { snake } from '@/components/texts/snake';
import { ERROR_CODES } from '@/utils/fichier/errors';
import { readTexts, wordsOf } from './english-texts';

const en = await readTexts('en');
const fr = await readTexts('fr');
const both = [
  ['en', en],
  ['fr', fr],
] as const;

describe('the texts', () => {
  it('exist in English and in French under the same keys', () => {
    expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it('take the same substitutions in both languages', () => {
    const places = (texts: typeof en) =>
      Object.fromEntries([...texts].map(([key, message]) => [key, message.substitutions]));
    expect(places(fr)).toEqual(places(en));
  });

  it.each(both)('are never empty (%s)', (_, texts) => {
    expect([...texts].filter(([, message]) => wordsOf(message).trim() === '')).toEqual([]);
  });

  it.each(both)('have both forms wherever they count (%s)', (_, texts) => {
    const counted = [...texts.keys()].filter((key) => /_(?:one|other)$/.test(key));
    const stems = new Set(counted.map((key) => key.replace(/_(?:one|other)$/, '')));
    expect(counted.length).toBeGreaterThan(0);
    expect(counted).toHaveLength(stems.size * 2);
  });

  it.each(both)('tell for every error what happened and what to do next (%s)', (_, texts) => {
    const wanted = ERROR_CODES.flatMap((code) => [`error_${snake(code)}`, `advice_${snake(code)}`]);
    expect(wanted.filter((key) => !texts.has(key))).toEqual([]);
  });

  it.each(both)('have no text for an error that does not exist (%s)', (_, texts) => {
    const known = new Set<string>(ERROR_CODES.map(snake));
    const unknown = [...texts.keys()].filter(
      (key) => /^(?:error|advice)_/.test(key) && !known.has(key.replace(/^(?:error|advice)_/, '')),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the advice on the commonest errors', () => {
  const advice = (code: string) => {
    const message = en.get(`advice_${code}`);
    return message ? wordsOf(message) : '';
  };

  it.each(['not_authenticated', 'no_such_user'])(
    'for a bad key is to check it, spaces too, or make another (%s)',
    (code) => {
      expect(advice(code)).toMatch(/check it/i);
      expect(advice(code)).toMatch(/extra spaces/);
      expect(advice(code)).toMatch(/make a new/);
    },
  );

  it('for an account without Premium names what is needed', () => {
    expect(advice('not_customer')).toBe('It needs Premium, Access or CDN credits.');
    expect(advice('needs_cdn')).toMatch(/CDN credits/);
  });

  it.each(['flood_ip', 'flood_user', 'flood_key', 'too_many_requests', 'ip_locked', 'lock_page', 'budget'])(
    'for a lock is to do nothing (%s)',
    (code) => {
      expect(advice(code)).toMatch(/^Nothing to do/);
    },
  );

  it('for a missing folder is to choose another, from a fresh list', () => {
    expect(advice('folder_not_found')).toMatch(/Choose another folder.*refreshed/);
  });

  it('for a file that is too large is to upgrade or to split it', () => {
    expect(advice('file_too_large')).toMatch(/Upgrade.*split/);
  });
});

describe('French typography', () => {
  const texts = [...fr].map(([key, message]) => [key, wordsOf(message)] as const);
  const against = (pattern: RegExp) => texts.filter(([, text]) => pattern.test(text)).map(([key]) => key);

  it('keeps double punctuation on the line of its word', () => {
    expect(against(/[^\u00a0\u202f][:;!?»](?![/\w])/)).toEqual([]);
    expect(against(/«(?!\u00a0)/)).toEqual([]);
  });

  it('uses the curved apostrophe and no English quotes', () => {
    expect(against(/['"“”]/)).toEqual([]);
  });

  it('addresses the user politely', () => {
    expect(against(/(?<!\p{L})(?:tu|ton|ta|tes|toi)(?!\p{L})/iu)).toEqual([]);
  });
});

it.each(both)(
  'the advice on missing access names the button and its place, on the options page too (%s)',
  (_, texts) => {
    const words = (key: string) => {
      const message = texts.get(key);
      return message ? wordsOf(message) : 'no text';
    };
    expect(words('advice_no_permission')).toContain(words('action_grant'));
    expect(words('advice_no_permission')).toContain(words('section_permission'));
  },
);
