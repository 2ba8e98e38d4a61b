import { describe, expect, it } from 'vitest';
import {
  asksForPassword,
  publicFolderId,
  readFolderJson,
  readFolderPage,
} from '@/utils/fichier/web/public-folder';

const LINK = 'https://1fichier.com/?aaaaaaaaaa';
const row = (changes: object = {}) => ({
  filename: 'a.zip',
  link: LINK,
  size: 5,
  password: 0,
  acl: 0,
  ...changes,
});
const file = (changes: object = {}) => ({
  url: LINK,
  name: 'a.zip',
  size: 5,
  isProtected: false,
  ...changes,
});
const read = (...rows: unknown[]) => readFolderJson(JSON.stringify(rows));

describe('the address of a public folder', () => {
  it.each([
    ['https://1fichier.com/dir/CiLKCBI7', 'CiLKCBI7'],
    ['https://www.1fichier.com/en/dir/CiLKCBI7?json=1', 'CiLKCBI7'],
    ['http://alterupload.com/dir/cilkcbi7/', 'cilkcbi7'],
    ['https://1fichier.com/dir/', null],
    ['https://1fichier.com/dir/a/../b c', null],
    [LINK, null],
    ['https://example.net/dir/CiLKCBI7', null],
    ['dir/CiLKCBI7', null],
  ])('%s is that of %s', (url, id) => {
    expect(publicFolderId(url)).toBe(id);
  });
});

describe('the list of a folder', () => {
  it.each([
    [row(), file()],
    [row({ size: '1099511627776' }), file({ size: 1_099_511_627_776 })],
    [row({ size: -1 }), file({ size: null })],
    [row({ size: 'big', filename: undefined }), file({ size: null, name: null })],
    [row({ password: 1 }), file({ isProtected: true })],
    [row({ acl: '1' }), file({ isProtected: true })],
    [row({ password: '0', acl: null, surprise: {} }), file()],
  ])('reads %j', (given, expected) => {
    expect(read(given)).toEqual([expected]);
  });

  it('keeps the order, the domains and one of each', () => {
    const links = ['https://tenvoi.com/?zzzzzzzzzz', LINK, 'https://tenvoi.com/?zzzzzzzzzz'];
    expect(read(...links.map((link) => row({ link })))?.map(({ url }) => url)).toEqual(links.slice(0, 2));
  });

  it('leaves out what is no file: a removal link above all', () => {
    const links = [
      'https://1fichier.com/remove/aaaaaaaaaa/x',
      'https://evil.example/',
      'javascript:1',
      7,
      LINK,
    ];
    expect(read(...links.map((link) => row({ link })))).toEqual([file()]);
  });

  it('may be a map by index', () => {
    const map = { 0: row(), 1: row({ link: 'https://tenvoi.com/?zzzzzzzzzz' }) };
    expect(readFolderJson(JSON.stringify(map))).toEqual([
      file(),
      file({ url: 'https://tenvoi.com/?zzzzzzzzzz' }),
    ]);
    expect(readFolderJson('{"status":"KO","message":"x"}')).toBeNull();
  });

  it('is read with a stray backslash in a name', () => {
    const body = JSON.stringify([row({ filename: 'a!.zip' })]).replace('!', '\\');
    expect(readFolderJson(body)).toEqual([file({ name: 'a\\.zip' })]);
  });

  it('may be empty, and is none when no row can be read', () => {
    expect(read()).toEqual([]);
    expect(read(null, 1, {}, row({ link: 'https://evil.example/' }))).toBeNull();
    for (const body of ['', '{}', '"x"', 'null', '[{', '<html>']) expect(readFolderJson(body)).toBeNull();
  });
});

describe('the page of a folder', () => {
  it('gives its files with their names', () => {
    const html = `<a href="/">Home</a><table><tr><td><a href="${LINK}">a &amp; <b>b</b>.zip</a></td></tr>
      <a href="https://1fichier.com/remove/aaaaaaaaaa/x">x</a><a href='https://pjointe.com/?bbbbbbbbbb'></a></table>`;
    const none = { size: null, isProtected: null };
    expect(readFolderPage(html)).toEqual([
      { url: LINK, name: 'a & b.zip', ...none },
      { url: 'https://pjointe.com/?bbbbbbbbbb', name: null, ...none },
    ]);
  });

  it.each([
    ['<form><input type="password" name="p"></form>', true],
    ["<FORM><INPUT NAME='pass'>", true],
    ['<p>password</p><input name="mail">', false],
    ['', false],
  ])('%s asks for a password: %s', (html, asks) => {
    expect(asksForPassword(html)).toBe(asks);
  });
});
