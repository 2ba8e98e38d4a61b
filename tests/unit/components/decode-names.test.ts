import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { decodeNames } from '@/entrypoints/popup/decode-names';
import { Parser } from './parser-stub';

beforeEach(() => void vi.stubGlobal('DOMParser', Parser));
afterEach(() => void vi.unstubAllGlobals());

it('turns names in the source of a page into what they stand for, and leaves its markup alone', () => {
  const link = (address: string) => `<a href="${address}">x</a>`;
  expect(decodeNames(link('https://h.example/caf&eacute;&hellip;.zip?a=1&amp;b=2&nosuch;&lt;'))).toBe(
    link('https://h.example/café….zip?a=1&amp;b=2&nosuch;&lt;'),
  );
});

it('leaves any other text as it is', () => {
  expect(decodeNames('https://h.example/?a=1&eacute;=2')).toBe('https://h.example/?a=1&eacute;=2');
});
