import { vi } from 'vitest';
import { createGrabber } from '@/entrypoints/grabber/grabber-state';
import type { GrabbedLink } from '@/utils/links/grab/grabbed-link';
import { type Answers, fakeAsk } from '../components/fake-ask';
import { NOW, statusWith } from '../components/samples';
import { matchHere } from './match-here';
import { head, link } from './rows';

export const LINKS = [
  link('https://a.example/film.mkv'),
  link('https://a.example/song.mp3', { text: '<b>song</b>' }),
  link('https://1fichier.com/?abcdefghij&af=1'),
  link('https://1fichier.com/dir/GwAVeQxR'),
];
export const FOLDER = 'https://1fichier.com/dir/GwAVeQxR';

export type Setting = {
  readonly answers?: Answers;
  readonly parts?: readonly (readonly GrabbedLink[])[];
  readonly given?: Parameters<typeof head>[0];
  readonly hash?: string;
  readonly isPrivate?: boolean;
  readonly isAllowed?: boolean;
};

/** A grabber that has read its address, with fake timers. Unless told otherwise its catch is `LINKS`. */
export async function startGrabber(setting: Setting = {}) {
  const { parts = [LINKS], isAllowed = true } = setting;
  const copied: string[] = [];
  const saved: { name: string; text: string }[] = [];
  const hashes: string[] = [];
  const catchHead = head({ total: parts.flat().length, parts: parts.length, at: NOW, ...setting.given });
  const background = fakeAsk({
    status: () => ({ ok: true, value: statusWith() }),
    readCatch: () => ({ ok: true, value: catchHead }),
    readCatchPart: ({ part }) => ({ ok: true, value: [...(parts[part] ?? [])] }),
    ...setting.answers,
  });
  const grabber = createGrabber({
    ask: background.ask,
    onChanged: () => {},
    copy: async (text) => copied.push(text) > 0,
    saveFile: (file) => saved.push(file),
    isPrivateWindow: async () => setting.isPrivate ?? false,
    hasSitePermission: async () => false,
    requestSitePermission: async () => isAllowed,
    requestDownloads: async () => isAllowed,
    requestAria2: async () => isAllowed,
    matchRegex: matchHere,
    hash: () => setting.hash ?? '#c1',
    replaceHash: (hash) => hashes.push(hash),
    clock: Date.now,
    locale: 'en',
  });
  grabber.start();
  await vi.advanceTimersByTimeAsync(0);
  return { grabber, copied, saved, hashes, ...background };
}
