import { answerText } from '../simulator/answer.ts';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile } from '../simulator/model/files.ts';
import { addFolder } from '../simulator/model/folders.ts';
import { sampleBytes } from '../simulator/sources/sample-files.ts';
import type { Simulator } from '../simulator/start-simulator.ts';

const HTML = 'text/html; charset=utf-8';
const HOST = 'pages.example';
const PATH = '/forum/thread-1000.html';
const FICHIER_LINKS = 22;
const SET_LINKS = 50;
const ALL_LINKS = 1000;
const LENGTH = 4096;

export const GRABBED_URL = `http://${HOST}${PATH}`;
/** Where a click hits no link. */
export const BARE_ID = 'bare';
export const PASSWORD = 'open sesame';
export const DEAD_AT = 5;
export const PROTECTED_AT = 3;
export const FOLDER_URL = 'https://1fichier.com/dir/SharedByAll1';
export const FOLDER_FILES = ['notes, in brackets [1].pdf', 'trailer.mp4'];

const pad = (at: number): string => String(at).padStart(2, '0');
const range = (length: number): number[] => Array.from({ length }, (_, at) => at + 1);

export const fichierName = (at: number): string => `episode-${pad(at)}.mkv`;
export const fichierUrl = (at: number): string => `https://1fichier.com/?grabbedepisode0000${pad(at)}`;
export const fichierBytes = (at: number): Buffer => sampleBytes(`/${fichierName(at)}`, LENGTH);
export const FICHIER_AT = range(FICHIER_LINKS);
export const SET_URLS = range(SET_LINKS).map((at) => `http://files.example/holiday-set/part-${pad(at)}.rar`);

const anchor = (url: string, text: string): string => `<li><a href="${url}">${text}</a></li>`;

/** Puts a page of 1,000 links on the sample site, 22 of them files of 1fichier: one is dead, one has a password. */
export function addGrabbedPage(simulator: Simulator): void {
  const others = range(ALL_LINKS - FICHIER_LINKS - SET_LINKS);
  const links = [
    ...FICHIER_AT.map((at) => anchor(fichierUrl(at), fichierName(at))),
    ...SET_URLS.map((url, at) => anchor(url, `Holiday, part ${at + 1}`)),
    ...others.map((at) => anchor(`http://cdn.example/pictures/${at}.jpg`, `Picture ${at}`)),
  ];
  const body = `<h1 id="${BARE_ID}">A thread</h1><ul>${links.join('\n')}</ul>`;
  const page = `<!DOCTYPE html><title>A thread of 1,000 links</title><body>${body}</body>`;
  simulator.site.set(HOST, PATH, answerText(page, HTML));
  for (const at of FICHIER_AT) {
    if (at === DEAD_AT) continue;
    const password = at === PROTECTED_AT ? PASSWORD : '';
    const id = fichierUrl(at).split('?')[1] ?? '';
    addFile(simulator, { id, filename: fichierName(at), bytes: fichierBytes(at), password });
  }
}

/** Shares a folder with a password. */
export function addSharedFolder(simulator: Simulator): void {
  const owner = simulator.state.keys.get(TEST_KEYS.free);
  if (owner === undefined) throw new Error('The simulator has no such account.');
  const folder = addFolder(simulator, owner, 'For everyone');
  folder.shareCode = FOLDER_URL.slice(FOLDER_URL.lastIndexOf('/') + 1);
  folder.password = PASSWORD;
  for (const filename of FOLDER_FILES)
    addFile(simulator, { filename, bytes: sampleBytes(`/${filename}`, LENGTH), owner, folderId: folder.id });
}
