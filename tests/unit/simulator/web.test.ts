import { beforeEach, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addFile, linkOf, removalLinkOf } from '../../simulator/model/files.ts';
import { addFolder } from '../../simulator/model/folders.ts';
import { hostKind } from '../../simulator/model/hosts.ts';
import { troubleLink } from '../../simulator/model/troubles.ts';
import { createVirtual, type Virtual } from './virtual.ts';

const SHARED = 'https://1fichier.com/?sharedbyanother00001';
const CHECK = 'https://1fichier.com/check_links.pl';
let virtual: Virtual;

/** A request as a form makes it. */
const submit = (url: string, body: string, headers: Record<string, string> = {}) =>
  virtual.send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', ...headers },
    body,
  });
const formOf = (links: readonly string[]): string =>
  new URLSearchParams(links.map((link) => ['links[]', link])).toString();
const rejected = (): unknown[] => virtual.host.recorder.calls.map((call) => call.rejected);

beforeEach(() => {
  virtual = createVirtual();
});

it.each([
  ['1fichier.com', 'web'],
  ['www.1fichier.com', 'web'],
  ['api.1fichier.com', 'api'],
  ['up2.1fichier.com', 'node'],
  ['ru-3.1fichier.com', 'node'],
  ['a-12.1fichier.com', 'direct'],
  ['o-5.1fichier.com', 'direct'],
  ['img.1fichier.com', 'web'],
  ['abcdefghij.1fichier.com', 'file-host'],
  ['abcdefghij.pjointe.com', 'file-host'],
  ['dl4free.com', 'web'],
  ['not1fichier.com', 'foreign'],
  ['1fichier.com.example', 'foreign'],
])('the host %s is answered as %s', (host, kind) => {
  expect(hostKind(host)).toBe(kind);
});

it('shows the page of a file under its link and under the old form of it', async () => {
  for (const url of [SHARED, 'https://sharedbyanother00001.1fichier.com/']) {
    expect((await virtual.send(url)).text).toContain('shared-by-another.zip');
  }
  expect((await virtual.send('https://1fichier.com/?nobodyhasthis')).status).toBe(404);
});

it('checks links without a key, one line for each', async () => {
  const locked = linkOf(addFile(virtual.host, { filename: 'a', bytes: 'a', password: 'opensesame' }));
  const named = linkOf(addFile(virtual.host, { filename: 'a & b', bytes: 'abc' }));
  const links = [
    SHARED,
    named,
    locked,
    troubleLink('not-found'),
    troubleLink('not-allowed'),
    'http://x.example/',
  ];
  const { text } = await submit(CHECK, formOf(links));
  expect(text.trim().split('\n')).toEqual([
    `${SHARED};shared-by-another.zip;4096`,
    `${named};a &#38; b;3`,
    `${locked};;;PRIVATE`,
    `${troubleLink('not-found')};;;NOT FOUND`,
    `${troubleLink('not-allowed')};;;PRIVATE`,
    'http://x.example/;;;BAD LINK',
  ]);
});

it('lists a public folder as JSON, as lines and as a page', async () => {
  const owner = virtual.account(TEST_KEYS.premium);
  const folder = addFolder(virtual.host, owner, 'public');
  const file = addFile(virtual.host, { owner, filename: 'a.bin', bytes: 'abc', folderId: folder.id });
  folder.shareCode = 'AbCdEf12';
  const at = 'https://1fichier.com/dir/AbCdEf12';
  const row = { filename: 'a.bin', link: linkOf(file), size: 3, password: 0, acl: 0 };
  const json = await virtual.send(`${at}?json=1`);
  expect(json.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(json.json).toEqual([row]);
  expect((await virtual.send(`${at}?json=2`)).json).toEqual({ 0: row });
  expect((await virtual.send(`${at.replace('/dir', '/en/dir')}?e=1`)).text).toBe(`${linkOf(file)};a.bin;3\n`);
  expect((await virtual.send(at)).text).toContain(linkOf(file));
  expect((await virtual.send(at.toLowerCase())).status).toBe(404);

  folder.password = 'opensesame';
  expect((await virtual.send(`${at}?json=1`)).text).toContain('type="password"');
  expect((await submit(at, 'json=1&pass=wrong')).text).toContain('type="password"');
  expect((await submit(at, 'json=1&pass=opensesame')).json).toEqual([row]);
  expect(rejected().filter((why) => why !== null)).toEqual([]);

  const bare = await virtual.send(at, { method: 'POST', body: 'json=1&pass=opensesame' });
  expect([bare.status, rejected().at(-1)]).toEqual([400, 'a folder by POST without a form']);
});

it.each([
  ['by GET', () => virtual.send(`${CHECK}?${formOf([SHARED])}`), 'a link check that is no form by POST'],
  [
    'as JSON',
    () => submit(CHECK, formOf([SHARED]), { 'content-type': 'application/json' }),
    'a link check that is no form by POST',
  ],
  ['of 101 links', () => submit(CHECK, formOf(Array(101).fill(SHARED))), '101 links in one check'],
])('takes no link check %s', async (_, ask, why) => {
  expect((await ask()).status).toBe(400);
  expect(rejected()).toEqual([why]);
});

it('takes a check of 100 links', async () => {
  const { text } = await submit(CHECK, formOf(Array(100).fill(SHARED)));
  expect(text.trim().split('\n')).toHaveLength(100);
});

it('holds it against the client when a key, or a removal link, comes to the website', async () => {
  await submit(CHECK, formOf([SHARED]), { authorization: `Bearer ${TEST_KEYS.premium}` });
  await submit(CHECK, formOf(['https://1fichier.com/remove/abcdefghij/xyz']));
  expect(rejected()).toEqual(['a key was sent to the website', 'a removal link was checked']);
});

it('answers every website call with a page of status 403 while the address is locked', async () => {
  virtual.host.locks.lock('ip-locked', 60_000);
  for (const answer of [
    await submit(CHECK, formOf([SHARED])),
    await virtual.send('https://1fichier.com/dir/AbCdEf12?json=1'),
  ]) {
    expect([answer.status, answer.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(answer.text).toContain('IP Locked');
  }
});

it('destroys a file whose removal link is opened, and holds it against the client', async () => {
  const file = addFile(virtual.host, { filename: 'a', bytes: 'a' });
  const wrong = await virtual.send(`https://1fichier.com/remove/${file.id}/wrongcode`);
  expect(wrong.status).toBe(404);
  await virtual.send(removalLinkOf(file));
  expect(virtual.host.state.files.has(file.id)).toBe(false);
  expect(virtual.host.recorder.calls.map((call) => call.rejected)).toEqual([
    null,
    'a removal link was opened',
  ]);
});

it('has a home page, the page where a key is made, and nothing else', async () => {
  const statuses = ['/', '/?c=DB', '/console/params.pl', '/anything'].map(
    async (path) => (await virtual.send(`https://1fichier.com${path}`)).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404]);
});
