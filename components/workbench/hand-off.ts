import type { Ask } from '@/components/page/ask';
import type { DirectItem, Handed } from '@/components/workbench/direct-item';
import { isLive } from '@/components/workbench/direct-item';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { Downloader } from '@/utils/messaging/links-protocol';

type Needs = {
  readonly ask: Ask;
  /** Asks for what the downloader needs. */
  readonly requestFor: (to: Downloader) => Promise<boolean>;
  readonly isPrivate: () => Promise<boolean>;
  readonly items: () => readonly DirectItem[];
  readonly change: (key: string, change: { readonly handed: Handed }) => void;
  /** Epoch ms. */
  readonly clock: () => number;
};

const DECLINED = {
  browser: { code: 'no-download-permission', words: null, until: null },
  aria2: { code: 'no-aria2-permission', words: null, until: null },
} as const;

/** These are about the downloader, not about one link: the next one would fail as well. */
const OF_DOWNLOADER: ReadonlySet<ErrorCode> = new Set([
  'no-aria2',
  'no-aria2-permission',
  'aria2-unreachable',
  'aria2-secret',
  'no-download-permission',
]);

/**
 * Hands the direct links of these files to a downloader, one after the other, those that are still alive. To be called
 * first thing in a click. `isRepeat`: also those that this downloader has. Resolves to how many were taken.
 */
export async function handOff(
  needs: Needs,
  to: Downloader,
  keys: readonly string[],
  isRepeat: boolean,
): Promise<number> {
  // Nothing may come before the request: the browser takes it for the user's wish only at once.
  const isAllowed = await needs.requestFor(to);
  const isPrivate = await needs.isPrivate();
  let taken = 0;
  for (const key of keys) {
    const item = needs.items().find((each) => each.key === key);
    if (item === undefined || !isLive(item, needs.clock()) || item.handed?.kind === 'handing') continue;
    if (!isRepeat && item.handed?.kind === 'done' && item.handed.to === to) continue;
    if (!isAllowed) {
      needs.change(key, { handed: { to, kind: 'failed', reason: DECLINED[to] } });
      continue;
    }
    needs.change(key, { handed: { to, kind: 'handing' } });
    const reply = await needs.ask('handOff', { to, url: item.state.url, name: item.name, isPrivate });
    needs.change(key, {
      handed: reply.ok ? { to, kind: 'done' } : { to, kind: 'failed', reason: reply.reason },
    });
    if (reply.ok) taken += 1;
    else if (OF_DOWNLOADER.has(reply.reason.code)) break;
  }
  return taken;
}
