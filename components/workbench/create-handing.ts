import type { ReadonlySignal } from '@preact/signals';
import type { Ask } from '@/components/page/ask';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { countText } from '@/components/texts/plural';
import type { DirectRun } from '@/components/workbench/direct-run';
import { handOff } from '@/components/workbench/hand-off';
import type { Aria2View, Downloader } from '@/utils/messaging/links-protocol';

export type HandingNeeds = {
  readonly ask: Ask;
  readonly requestDownloads: () => Promise<boolean>;
  /** Asks for access to the address that aria2 listens at. */
  readonly requestAria2: (address: string) => Promise<boolean>;
  /** Are the files those of a private window? */
  readonly isPrivate: () => Promise<boolean>;
  /** Says, and reads aloud, what was done. */
  readonly say: (message: string, isBad?: boolean) => void;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

/** Hands direct links to downloaders: when that is pressed, or as soon as a link is there. */
export function createHanding(
  needs: HandingNeeds,
  run: () => Pick<DirectRun, 'items' | 'change'>,
  aria2: ReadonlySignal<Aria2View | null>,
) {
  /** What the browser downloads as soon as it has its link. The user was asked for the permission before. */
  const awaited = new Set<string>();

  function request(to: Downloader): Promise<boolean> {
    if (to === 'browser') return needs.requestDownloads();
    return needs.requestAria2(aria2.value?.address ?? '');
  }

  async function hand(
    to: Downloader,
    keys: readonly string[],
    { isRepeat = false, isAllowed = false }: { isRepeat?: boolean; isAllowed?: boolean } = {},
  ): Promise<void> {
    const { items, change } = run();
    const { ask, isPrivate, clock } = needs;
    const requestFor = isAllowed ? async () => true : request;
    const outer = { ask, requestFor, isPrivate, items: () => items.value, change, clock };
    const taken = await handOff(outer, to, keys, isRepeat);
    const failed = items.value.find(({ key, handed }) => keys.includes(key) && handed?.kind === 'failed');
    const why = failed?.handed?.kind === 'failed' ? reasonWithAdvice(failed.handed.reason) : '';
    const told = taken > 0 ? countText('handed_told', taken, needs.locale) : '';
    if (told || why) needs.say(`${told} ${why}`.trim(), why !== '');
  }

  return {
    hand,
    /** From now on only these are downloaded by themselves, each once. */
    await: (keys: readonly string[]) => {
      awaited.clear();
      for (const key of keys) awaited.add(key);
    },
    isReady: (key: string) => {
      if (awaited.delete(key)) void hand('browser', [key], { isAllowed: true });
    },
  };
}
