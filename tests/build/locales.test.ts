import { describe, expect, it } from 'vitest';
import { BROWSERS, readJson, readPackage } from './built-package.ts';

type Messages = Readonly<Record<string, { readonly message: string }>>;

const placeholders = (text: string) => [...new Set(text.match(/\$\d|\$[A-Z_]+\$/gi) ?? [])].sort();

describe.each(BROWSERS)('the texts for %s', (browser) => {
  const files = readPackage(browser);
  const locale = (name: string): Messages => readJson(files, `_locales/${name}/messages.json`);
  const english = locale('en');
  const names = [...files.keys()].flatMap((path) => /^_locales\/(\w+)\//.exec(path)?.slice(1) ?? []).sort();

  it('are there in English and French', () => {
    expect(names).toEqual(['en', 'fr']);
    expect(Object.keys(english).length).toBeGreaterThan(0);
  });

  it.each(names)('in %s have every key, none empty', (name) => {
    expect(Object.keys(locale(name)).sort()).toEqual(Object.keys(english).sort());
    expect(Object.entries(locale(name)).filter(([, { message }]) => message.trim() === '')).toEqual([]);
  });

  it.each(names)('in %s have the same placeholders', (name) => {
    const inLocale = Object.entries(locale(name)).map(([key, { message }]) => [key, placeholders(message)]);
    const expected = Object.entries(english).map(([key, { message }]) => [key, placeholders(message)]);
    expect(Object.fromEntries(inLocale)).toEqual(Object.fromEntries(expected));
  });

  it('name the extension within the limits of the stores', () => {
    for (const name of names) {
      expect(locale(name).extensionName?.message.length).toBeLessThanOrEqual(45);
      expect(locale(name).extensionDescription?.message.length).toBeLessThanOrEqual(132);
    }
  });
});
